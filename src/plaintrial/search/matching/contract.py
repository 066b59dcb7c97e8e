"""The lines `plaintrial match` takes and gives: patients in, a TREC run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plaintrial.ground.errors import RecordRefused
from plaintrial.search.matching.patient import read_patient
from plaintrial.search.matching.ranking import rank
from plaintrial.search.reader import Reader

RUN = "plaintrial"


def run_lines(line: Mapping[str, object], reader: Reader, n: int) -> Iterator[str]:
    """``{"id", "text"}`` (or ``_id``) to lines ``id Q0 nctId rank score plaintrial``.

    RecordRefused where the id or the text is missing. An id's blanks become "_": a run is parted at blanks.
    """
    name, text = line.get("id", line.get("_id")), line.get("text")
    if not isinstance(name, str | int) or not isinstance(text, str) or not str(name).strip():
        raise RecordRefused("a line needs `id` and `text`")
    query = "_".join(str(name).split())
    for place, found in enumerate(rank(read_patient(text), reader, n), 1):
        yield f"{query} Q0 {found.nct_id} {place} {found.score:.6f} {RUN}"
