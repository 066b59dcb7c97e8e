"""The diseases a study names: read from its names, and kept beside it, for most changes leave a study's names alone."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from plaintrial.conditions import Mentioned, mentioned, study_conditions
from plaintrial.record import Study

_BETWEEN, _NEXT = "\x1f", "\x1e"


class Named(msgspec.Struct, frozen=True, array_like=True):
    """``about``: id and name of each condition a study is about, from its conditions, keywords and titles.

    ``said`` and ``within``: the diseases that titles, conditions, keywords and headings name, "diabetes" in a study of
    heart attacks too, and those whose names stand inside. With them a search for any of a disease's names finds what a
    search for its words would. ``key`` tells the texts apart that all of it was read from.
    """

    key: bytes
    about: tuple[tuple[str, str], ...]
    said: tuple[str, ...]
    within: tuple[str, ...]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Named)


def named_of(study: Study, before: bytes | None = None) -> Named:
    """What a study names; ``before``: what an earlier version of it named, as kept, which is taken where it holds."""
    titles = [title for title in (study.identification.brief_title, study.identification.official_title) if title]
    conditions, keywords = study.conditions.conditions, study.conditions.keywords
    headings = [mesh.term for mesh in study.derived.condition_browse_module.meshes if mesh.term]
    key = _key(conditions, keywords, titles, headings)
    known = _decoder.decode(before) if before else None
    if known is not None and known.key == key:
        return known
    about = study_conditions(conditions, keywords, titles)
    found = [mentioned(text) for text in (*titles, *conditions, *keywords, *headings)]
    said = Mentioned(*(tuple(dict.fromkeys(c for each in found for c in each[i])) for i in (0, 1)))
    return Named(key, tuple((match.id, match.name) for match in about if match.id), said.named, said.within)


def packed_named(named: Named) -> bytes:
    """As it is kept."""
    return _encoder.encode(named)


def _key(*parts: Iterable[str]) -> bytes:
    text = _NEXT.join(_BETWEEN.join(part) for part in parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
