"""Countries by any of their names: the registry's spellings, ISO codes, everyday and native names."""

from __future__ import annotations

from functools import cached_property, lru_cache

import msgspec

from plaintrial.places.keys import place_key
from plaintrial.places.shelf import Shelf


class Country(msgspec.Struct, frozen=True):
    """A country or territory with an ISO 3166-1 code. `name` is as this project writes it."""

    code: str
    name: str
    code3: str
    other_names: tuple[str, ...] = ()


class Countries:
    """All countries of the gazetteer."""

    def __init__(self, shelf: Shelf) -> None:
        rows = shelf.section("countries", list[tuple[str, str, str, list[str]]])
        self.by_code = {code: Country(code, name, code3, tuple(others)) for code, name, code3, others in rows}

    @cached_property
    def by_key(self) -> dict[str, Country]:
        """Country by the key of a name or code; house names win over other names, both over codes."""
        found: dict[str, Country] = {}
        for place in self.by_code.values():
            found[name_key(place.name)] = place
        for place in self.by_code.values():
            for name in place.other_names:
                found.setdefault(name_key(name), place)
        for place in self.by_code.values():
            found.setdefault(place.code.lower(), place)
            found.setdefault(place.code3.lower(), place)
        return found

    def find(self, text: str) -> Country | None:
        """The country a text names; None where it names none."""
        return self.by_key.get(name_key(text))


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """The key of a country's name: "The Gambia", "Gambia" and "GAMBIA" have the same; so have "&" and "and"."""
    words = [word for word in place_key(text.replace("&", " and ")).split() if word not in ("the", "and")]
    joined = " ".join(words)
    return joined.replace(" ", "") if words and all(len(word) == 1 for word in words) else joined
