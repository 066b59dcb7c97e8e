"""A place at the end of what a person typed: "lupus near Bordeaux", "asthma in France", "lupus près de Lyon"."""

from __future__ import annotations

from typing import NamedTuple

from plaintrial.places.find import find, finder
from plaintrial.places.keys import place_key
from plaintrial.places.resolution import Resolution

_NEAR = frozenset({
    "near", "around", "close to", "nearby", "next to", "within reach of",
    "près de", "pres de", "près d'", "proche de", "autour de", "aux environs de",
    "cerca de", "cerca del", "alrededor de", "próximo a",
})  # fmt: skip
"""Words after which only a place can stand."""
_IN = frozenset({"in", "at", "à", "a", "au", "aux", "en", "dans"})
"""Words after which much else stands ("in children", "à risque"): what follows must be a large town or a country."""
_SHORT = frozenset({"us", "uk", "usa", "uae"})
"""Names of 3 letters or fewer that people mean a country by; others are initials ("CF") or words ("me", "Man")."""
_LARGE = 100_000
_LONGEST = 6
"""Words of the longest place that is looked for: "stratford upon avon united kingdom" and some more."""
_LONGEST_LOOKED_FOR = 6
"""Words before "in France" in a search; the title of a study, pasted whole, has more."""


class PlacedText(NamedTuple):
    """A text in two: what is looked for, and the words of the place."""

    rest: str
    place: str


def place_in(text: str) -> PlacedText | None:
    """The text with the place at its end apart; None where it ends with none. Never raises on any text.

    A place is only taken where a word leads to it, so that "Lyon syndrome" and "Paris" are left as they are.
    """
    words = text.split()
    for at in range(max(len(words) - _LONGEST - 1, 0), len(words)):
        for length in (3, 2, 1):
            lead = " ".join(words[at : at + length]).casefold().replace("’", "'")
            named = " ".join(words[at + length :]).strip(" ,.;:?!")
            led = lead in _NEAR or (lead in _IN and at <= _LONGEST_LOOKED_FOR)
            if named and led and _is_place(named, sure=lead in _NEAR):
                return PlacedText(" ".join(words[:at]).rstrip(" ,;:"), named)
    return None


def _is_place(named: str, *, sure: bool) -> bool:
    bare = place_key(named).removeprefix("the ")
    if len(bare) <= len("usa") and bare not in _SHORT:
        return False
    if finder().towns.countries.find(named) is not None:
        return True
    found = find(named)
    if found.why in ("name", "postcode"):
        return sure or _largest(found) >= _LARGE
    return found.why == "area"


def _largest(found: Resolution) -> int:
    return found.place.population if found.place else max(place.population for place in found.choices)
