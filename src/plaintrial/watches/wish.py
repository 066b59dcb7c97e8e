"""What somebody asked to be told of: a study, or every study that fits a search; and which changes of it. Pure."""

from __future__ import annotations

from typing import Literal

import msgspec

from plaintrial.watches.topics import Topic

MOST_GROUPS = 12
MOST_OF_ONE = 20


class Around(msgspec.Struct, frozen=True, array_like=True):
    """Within ``km`` of a point, in degrees north and east; ``name`` is the place as people call it."""

    lat: float
    lon: float
    km: float
    name: str = ""


class Wish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A watch's wish. An empty part asks for nothing.

    ``study``: a study's number; nothing else counts then. ``conditions``: groups of concept ids, of each group one,
    narrower ones included. ``words``, ``treatments``, ``sponsor``: stems that must all be there. ``statuses``,
    ``phases``, ``types``, ``countries``: the registry's own words, one of each. ``age_years`` and ``sex`` ("FEMALE",
    "MALE") are one person's. ``topics``: the kinds of change to be told of. ``label``: what it is called, in words.
    ``path``: the page that shows the same, for links. ``for_other``: a carer watches for somebody.
    ``language``: the code of the page it was asked on, in which its mail is written; "" for English.
    """

    study: str = ""
    conditions: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    sponsor: tuple[str, ...] = ()
    around: Around | None = None
    countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    age_years: float | None = None
    sex: Literal["", "FEMALE", "MALE"] = ""
    healthy: bool | None = None
    has_results: bool | None = None
    topics: tuple[Topic, ...] = ()
    label: str = ""
    path: str = ""
    for_other: bool = False
    language: str = ""


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Wish)


def packed(wish: Wish) -> bytes:
    """A wish as it is sealed."""
    return _encoder.encode(wish)


def unpacked(data: bytes) -> Wish:
    """A wish as it was."""
    return _decoder.decode(data)
