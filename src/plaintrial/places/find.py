"""From what a person typed to a place, or to the places it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.places.distance import distance_km
from plaintrial.places.gazetteer import Gazetteer, gazetteer
from plaintrial.places.keys import LONGEST, place_key
from plaintrial.places.place import Place
from plaintrial.places.postcodes import Postcodes
from plaintrial.places.query import Reading, readings
from plaintrial.places.resolution import Resolution, Why
from plaintrial.places.typo import Speller

RIVAL_PEOPLE = 10_000
RIVAL_SHARE = 0.01
"""A town of the same name is worth asking about from this many people on, and from this share of the largest one."""
OTHER_NAME_SHARE = 0.1
"""The share for a town whose main name is another one."""
SAME_KM = 30
"""Towns of one name in one country this close are one place to a traveller."""
MOST_READ = 400
"""Towns of one name that are compared."""


class Finder:
    """Finds places in a gazetteer."""

    def __init__(self, towns: Gazetteer) -> None:
        self.towns = towns
        self.postcodes = Postcodes(towns)
        self.speller = Speller(towns)

    def find(self, text: str, country_hint: str | None, limit: int) -> Resolution:
        """See the function `find`."""
        read = text.strip()[:LONGEST]
        key, hint = place_key(read), self._hint(country_hint)
        if not key:
            return Resolution(read, None, (), "nothing", "Type a town, a postcode or a country.")
        if any(char.isdigit() for char in key):
            places = self._by_postcode(read, hint)
            if places:
                return _resolved(read, places[:limit], "postcode")
        ways = list(readings(self.towns, read))
        by_name = self._by_name(read, key, ways, hint, limit)
        return by_name or self._by_typo(read, ways, hint, limit) or self._unknown(read)

    def _hint(self, text: str | None) -> str | None:
        country = self.towns.countries.find(text) if text else None
        return country.code if country else None

    def _by_name(self, text: str, key: str, ways: list[Reading], hint: str | None, limit: int) -> Resolution | None:
        rows: list[int] = []
        name = key
        for way in ways:
            rows, name = self._rows(way), way.name
            if rows:
                break
        area = self._area(key)
        if area and not any(self._outweighs(row, area) for row in rows[:1]):
            main = [row for row in rows if self.towns.population[row] >= 100_000]
            places = [self.towns.place(row) for row in (*main[:1], *area)][:limit]
            return Resolution(text, None, tuple(places), "area", "That is a country or region. Which town is nearest?")
        return self._resolve(text, rows, name, hint, limit, "name") if rows else None

    def _outweighs(self, row: int, area: Sequence[int]) -> bool:
        """A town that bears the name of its own country or region is meant, if it is the largest there."""
        return row == area[0]

    def _area(self, key: str) -> list[int]:
        """The largest towns of the country or region that a text names."""
        country = self.towns.countries.find(key)
        if country and len(key) > 3:
            return self._largest(self.towns.number.get(country.code), None)
        numbers = self.towns.regions.by_name.get(key, []) if len(key) > 3 else []
        return self._largest(None, numbers[0]) if numbers else []

    def _largest(self, country: int | None, region: int | None) -> list[int]:
        """Rows are in order of population, so the first ones found are the largest."""
        column, wanted = (self.towns.country, country) if region is None else (self.towns.region, region)
        found, at = list[int](), -1
        try:
            for _ in range(6):
                at = column.index(wanted, at + 1)  # type: ignore[arg-type]
                found.append(at)
        except ValueError:
            return found
        return found

    def _rows(self, way: Reading) -> list[int]:
        rows = self.towns.names.rows_of(way.name)
        if way.regions:
            return [row for row in rows if self.towns.region[row] in way.regions]
        return self.towns.rows_in(rows, way.country) if way.country else list(rows)

    def _resolve(self, text: str, rows: list[int], name: str, hint: str | None, limit: int, why: Why) -> Resolution:
        rows = rows[:MOST_READ]
        if hint:
            number = self.towns.number.get(hint)
            rows.sort(key=lambda row: self.towns.country[row] != number)
        rivals = self._rivals(rows, name)
        offered = [*rivals, *(row for row in rows if row not in rivals)] if len(rivals) > 1 else rivals
        apart = self._apart(offered, limit)
        return _resolved(text, [self.towns.place(row) for row in apart], why)

    def _rivals(self, rows: list[int], name: str) -> list[int]:
        """The first town, and those of the same name that a reader may mean instead."""
        towns = self.towns
        most = towns.population[rows[0]]
        rivals = rows[:1]
        for row in rows[1:]:
            people = towns.population[row]
            share = RIVAL_SHARE if place_key(towns.title(row)) == name else OTHER_NAME_SHARE
            small = most < RIVAL_PEOPLE
            if people >= most * share and (people >= RIVAL_PEOPLE or small):
                rivals.append(row)
        return rivals

    def _apart(self, rows: list[int], limit: int) -> list[int]:
        kept: list[int] = []
        for row in rows:
            if len(kept) == limit:
                break
            if not any(self._same(row, other) for other in kept):
                kept.append(row)
        return kept

    def _same(self, a: int, b: int) -> bool:
        towns = self.towns
        same_country = towns.country[a] == towns.country[b]
        return same_country and distance_km(towns.point(a), towns.point(b)) < SAME_KM

    def _by_postcode(self, text: str, hint: str | None) -> list[Place]:
        """The whole text as a postcode; else one beside a town or country: "75011 Paris", "D-80331 Germany"."""
        whole = self.postcodes.places(text, hint) or (self.postcodes.places(text) if hint else [])
        if whole:
            return whole
        words = text.replace(",", " ").split()[:8]
        codes = [word for word in words if any(char.isdigit() for char in word)]
        rest = " ".join(word for word in words if word not in codes)
        if not codes or not rest:
            return []
        code, country = " ".join(codes), self.towns.countries.find(rest)
        if country:
            return self.postcodes.places(code, country.code)
        return self._near_a_town(self.postcodes.places(code), rest)

    def _near_a_town(self, places: Sequence[Place], name: str) -> list[Place]:
        """The first of some places that lies in or beside a town of this name."""
        points = [self.towns.point(row) for row in self.towns.rows_named(name)[:MOST_READ]]
        return [p for p in places if any(distance_km((p.lat, p.lon), point) < SAME_KM for point in points)][:1]

    def _by_typo(self, text: str, ways: list[Reading], hint: str | None, limit: int) -> Resolution | None:
        for way in ways:
            for name in self.speller.near(way.name):
                rows = self._rows(way._replace(name=name))
                if rows:
                    return self._resolve(text, rows, name, hint, limit, "typo")
        return self._without_code(text, hint, limit)

    def _without_code(self, text: str, hint: str | None, limit: int) -> Resolution | None:
        """ "33000 Bordeaux": the words without digits, if there were any digits."""
        words = [word for word in place_key(text).split() if not any(char.isdigit() for char in word)]
        rest = " ".join(words)
        if not rest or rest == place_key(text):
            return None
        return self._by_name(text, rest, list(readings(self.towns, rest)), hint, limit)

    def _unknown(self, text: str) -> Resolution:
        return Resolution(text, None, (), "nothing", "We do not know that place. Try a larger town nearby.")


def _resolved(text: str, places: list[Place], why: Why) -> Resolution:
    if len(places) == 1:
        said = f"We read this as {places[0].label}." if why == "typo" else f"Near {places[0].label}."
        return Resolution(text, places[0], (), why, said)
    return Resolution(text, None, tuple(places), why, "More than one place has this name. Which one do you mean?")


@lru_cache(maxsize=1)
def finder() -> Finder:
    """The finder in the shipped gazetteer."""
    return Finder(gazetteer())


def find(text: str, *, country_hint: str | None = None, limit: int = 6) -> Resolution:
    """The place a text means: a town, "town, region or country", a postcode; some spelling slips are forgiven.

    Where more than one place may be meant, `choices` holds up to `limit` (at least 2), the likeliest first, and `place`
    is None. `country_hint` (name or code of the reader's country) puts its places first. Never raises on any text.
    """
    return finder().find(text, country_hint, max(2, limit))
