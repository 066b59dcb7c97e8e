"""A study's reading as it is kept: the JSON that ``plaintrial read`` prints, compressed. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import zstandard

from plaintrial.ground.errors import RecordRefused
from plaintrial.plain.readability import Readability
from plaintrial.plain.reading import whole_readings
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.plain.sentence import Sentence
from plaintrial.record import Study, study_of
from plaintrial.record.canonical import decode

_LEVEL = 3
_TOGETHER = 100  # records that are read at once
_LARGEST = 256 * 1024 * 1024


class KeptReading(msgspec.Struct, frozen=True, rename="camel"):
    """The part of a kept reading that pages show. Other fields of the JSON are passed over."""

    headline: Sentence
    plain: tuple[Sentence, ...]
    readability: Readability


class Unread(msgspec.Struct, frozen=True):
    """A version to be read: its row, its content's address, the canonical JSON."""

    version: int
    address: str
    content: bytes


class MadeReading(msgspec.Struct, frozen=True):
    """A reading of a version (its row), the content (its address) it was made from, and by which rules."""

    version: int
    address: str
    rule_set: str
    packed: bytes


class _Headline(msgspec.Struct, frozen=True):
    headline: Sentence


_decoder = msgspec.json.Decoder(KeptReading)
_headline_decoder = msgspec.json.Decoder(_Headline)


def packed_readings(studies: Sequence[Study]) -> list[bytes | None]:
    """The whole readings, compressed, in order; None for a record with nothing to build a sentence on.

    All are held at once: a few dozen are enough.
    """
    return [None if told is None else packed_json(told) for told in whole_readings(studies)]


def packed_json(told: Mapping[str, Any]) -> bytes:
    """A whole reading as it is kept."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.json.encode(told))


def reading_json(packed: bytes) -> bytes:
    """The JSON of a kept reading, as ``plaintrial read`` prints it."""
    return zstandard.ZstdDecompressor().decompress(packed, max_output_size=_LARGEST)


def kept_reading(packed: bytes) -> KeptReading:
    """Its plain sentences."""
    return _decoder.decode(reading_json(packed))


def kept_headline(packed: bytes) -> str:
    """Its headline."""
    return _headline_decoder.decode(reading_json(packed)).headline.text


def read_chunk(unread: Sequence[Unread]) -> list[MadeReading]:
    """The readings of some versions; what cannot be read is left out. Runs in any process, on any machine."""
    studies = [(one, study) for one in unread if (study := _study(one.content)) is not None]
    made: list[MadeReading] = []
    for start in range(0, len(studies), _TOGETHER):
        some = studies[start : start + _TOGETHER]
        for (one, _), packed in zip(some, packed_readings([study for _, study in some]), strict=True):
            if packed is not None:
                made.append(MadeReading(one.version, one.address, RULE_SET, packed))
    return made


def _study(content: bytes) -> Study | None:
    try:
        return study_of(decode(content))
    except RecordRefused:
        return None
