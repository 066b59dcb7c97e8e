"""A record made ready to be kept: the part of taking in that needs no database and runs in worker processes. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

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


Reader = Callable[[Study], bytes | None]
"""What makes a packed reading of a study: ``readings.packed_reading``. Passed in: most loads leave it for later."""


def prepare(data: bytes, packer: Packer, dictionary: int | None, *, read: Reader | None = None) -> Prepared:
    """Parse, address and compress one record; ``read`` it too. ``RecordRefused`` when it cannot be taken in."""
    return prepare_parsed(parse(data), packer, dictionary, read=read)


def prepare_parsed(parsed: Parsed, packer: Packer, dictionary: int | None, *, read: Reader | None = None) -> Prepared:
    """The same from a record already parsed."""
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
        reading=read(study) if read else None,
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
