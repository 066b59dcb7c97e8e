"""A site's town as registrants write it, and the names it may be filed under."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.places.keys import place_key

# fmt: off
_KINDS = frozenset((
    "city", "town", "shi", "si", "gun", "ku", "gu", "cho", "machi", "district", "dist", "municipality", "cedex",
    "county",
    "prefecture", "province", "metropolitan", "township", "borough", "village", "twp", "cdx", "downtown", "hsien",
    "nsw",
    "area", "region", "capital", "d f", "df", "mun", "do", "ville", "greater", "central", "shih", "special", "of",
    "the",
))
# fmt: on
_BREAKS = ("(", ",", "/", ";", " - ", "–", "[", "|")
_JOINED = ("shi", "si", "gun", "ku", "gu", "city")


def literal_names(city: str) -> Iterator[str]:
    """Keys that say the same town: as written, without brackets or what follows a comma, without "City", "Cedex 12"."""
    seen = {""}
    for text in (city, *_pieces(city)):
        key = place_key(text)
        words = [word for word in key.split() if not any(char.isdigit() for char in word)]
        bare = [word for word in words if word not in _KINDS]
        for name in (key, " ".join(words), " ".join(bare), _unjoined(words)):
            if name not in seen:
                seen.add(name)
                yield name


def loose_names(city: str) -> Iterator[str]:
    """Parts of the name, longer ones first: "Banqiao New Taipei" holds "new taipei"."""
    words = [word for word in place_key(city).split() if word not in _KINDS and not word.isdigit()][:6]
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if len(name) >= 5:
                yield name


def _pieces(city: str) -> list[str]:
    pieces = [city]
    for mark in _BREAKS:
        pieces = [part for piece in pieces for part in piece.split(mark)]
    return pieces if len(pieces) > 1 else []


def _unjoined(words: list[str]) -> str:
    """ "suwonsi" -> "suwon"."""
    joined = " ".join(words)
    ending = next((end for end in _JOINED if joined.endswith(end) and len(joined) > len(end) + 3), "")
    return joined.removesuffix(ending).strip()
