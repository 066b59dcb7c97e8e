"""A record made ready to be kept: the part of taking in that needs no database and runs in worker processes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from plaintrial.ground.errors import RecordRefused
from plaintrial.mirror.card import card_of, whole_day, words_of
from plaintrial.mirror.packing import Packer
from plaintrial.record import Study
from plaintrial.record.canonical import DERIVED, address, canonical
from plaintrial.registries.ctgov.parse import Parsed, parse

REGISTRY = "ctgov"
_LONGEST_WORDS = 20_000


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """One record, compressed, with all the mirror's rows need to know of it.

    ``as_of``: the day of the registry's data that the record says it is from, else its last update, else None.
    ``reading``: what was read from it, packed; None where it is left for later (``mirror.rereading``).
    """

    registry_id: str
    address: str
    study_hash: str
    derived_hash: str
    as_of: date | None
    last_update: date | None
    title: str
    overall_status: str
    words: str
    card: bytes
    packed: bytes
    dictionary: int | None
    aliases: tuple[str, ...]
    reading: bytes | None = None


ReadTogether = Callable[[Sequence[Study]], Sequence[bytes | None]]
"""What makes the packed readings of several studies: ``readings.packed_readings``. Most loads leave them for later."""
_TOGETHER = 100  # records that are held decoded, and read, at once


def prepare(data: bytes, packer: Packer, dictionary: int | None, *, read: ReadTogether | None = None) -> Prepared:
    """Parse, address and compress one record; ``read`` it too. ``RecordRefused`` when it cannot be taken in."""
    (made,) = prepare_several([data], packer, dictionary, read=read)
    if isinstance(made, RecordRefused):
        raise made
    return made


def prepare_several(
    records: Sequence[bytes], packer: Packer, dictionary: int | None, *, read: ReadTogether | None = None
) -> Iterator[Prepared | RecordRefused]:
    """Yield the same of several records in their order; in place of one that cannot be taken in, why."""
    for start in range(0, len(records), _TOGETHER):
        parsed = [_parsed(data) for data in records[start : start + _TOGETHER]]
        studies = [one.study for one in parsed if isinstance(one, Parsed)]
        readings = iter(read(studies) if read else [None] * len(studies))
        for one in parsed:
            yield (prepare_parsed(one, packer, dictionary, reading=next(readings)) if isinstance(one, Parsed) else one)


def _parsed(data: bytes) -> Parsed | RecordRefused:
    try:
        return parse(data)
    except RecordRefused as refusal:
        return refusal


def prepare_parsed(parsed: Parsed, packer: Packer, dictionary: int | None, *, reading: bytes | None = None) -> Prepared:
    """Address and compress a record already parsed; ``reading``: what was read from it, packed."""
    study, card = parsed.study, card_of(parsed.study)
    return Prepared(
        registry_id=study.nct_id,
        address=parsed.address,
        study_hash=parsed.study_hash,
        derived_hash=derived_hash(study.raw.get(DERIVED)),
        as_of=record_day(study),
        last_update=card.last_update,
        title=_column(card.title),
        overall_status=_column(card.overall_status)[:60],
        words=_column(words_of(study))[:_LONGEST_WORDS],
        card=msgspec.json.encode(card),
        packed=packer.pack(parsed.content),
        dictionary=dictionary,
        aliases=tuple(_column(alias)[:40] for alias in study.identification.nct_id_aliases),
        reading=reading,
    )


def _column(text: str) -> str:
    """Text for a column beside the content: PostgreSQL keeps no U+0000. The content itself keeps every character."""
    return text.replace("\0", "")


def record_day(study: Study) -> date | None:
    """The day of the registry's data the record is from (``versionHolder``), else its last update."""
    return whole_day(study.derived.misc_info_module.version_holder) or whole_day(
        study.status.last_update_post_date_struct.date
    )


def derived_hash(derived: Any) -> str:
    """The address of ``derivedSection`` without ``miscInfoModule``, whose ``versionHolder`` moves every day."""
    kept = {k: v for k, v in derived.items() if k != "miscInfoModule"} if isinstance(derived, dict) else {}
    return address(canonical(kept))
