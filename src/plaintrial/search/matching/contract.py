"""The lines `plaintrial match` takes and gives: patients in, a TREC run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plaintrial.ground.errors import RecordRefused
from plaintrial.search.matching.patient import read_patient
from plaintrial.search.matching.ranking import rank
from plaintrial.search.reader import Reader

RUN = "plaintrial"
_NEEDED = "a line needs `id` and `text`"


def run_lines(line: Mapping[str, object], reader: Reader, n: int) -> Iterator[str]:
    """``{"id", "text"}`` (or ``_id``) to lines ``id Q0 nctId rank score plaintrial``.

    RecordRefused where the id or the text is missing. An id's blanks become "_": a run is parted at blanks.
    """
    query, text = name_of(line), line.get("text")
    if not isinstance(text, str):
        raise RecordRefused(_NEEDED)
    for place, found in enumerate(rank(read_patient(text), reader, n), 1):
        yield f"{query} Q0 {found.nct_id} {place} {found.score:.6f} {RUN}"


def name_of(line: Mapping[str, object]) -> str:
    """A patient's id as the run has it; RecordRefused where there is none."""
    name = line.get("id", line.get("_id"))
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        raise RecordRefused(_NEEDED)
    return "_".join(str(name).split())
