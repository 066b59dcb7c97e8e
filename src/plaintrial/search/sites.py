"""A study's sites as search needs them: where, and whether that very site takes people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from plaintrial.places import country, place_site
from plaintrial.record import Study
from plaintrial.record.sites import Site
from plaintrial.search.cells import Point, cells_of, point_of

ANY = "a"
LETTERS = {"RECRUITING": "r", "NOT_YET_RECRUITING": "n", "ENROLLING_BY_INVITATION": "i", "AVAILABLE": "v"}
"""Statuses under which sites may differ from their study, and the letter that ties place and status to one site."""
OTHER = "x"
SOMEWHERE = "*"
"""In place of a cell: the site lies somewhere known."""
OPEN = frozenset("rv")
"""Letters of sites that take people now."""
_IS_OPEN = bytes(chr(code) in OPEN for code in range(256))


class PlacedSite(msgspec.Struct, frozen=True, array_like=True):
    """A site: coordinates (None when unknown), its letter, city and country; ``number`` is its place in the record."""

    lat: float | None
    lon: float | None
    letter: str
    city: str
    country: str
    number: int

    @property
    def point(self) -> Point | None:
        """Where it lies."""
        return point_of(self.lat, self.lon)

    @property
    def open(self) -> bool:
        """Whether it takes people now."""
        return self.letter in OPEN


class Sites(msgspec.Struct, frozen=True, array_like=True):
    """The sites of a study in columns: some studies have hundreds, and a result needs the nearest of them.

    ``points``: degrees north of all, then degrees east, as numbers of 8 bytes, NaN off the map; ``letters``: one each;
    ``cities`` and ``countries``: one a line.
    """

    points: bytes
    letters: str
    cities: str
    countries: str

    def __len__(self) -> int:
        return len(self.letters)

    def __iter__(self) -> Iterator[PlacedSite]:
        """Each by itself."""
        return map(self.site, range(len(self)))

    @property
    def degrees(self) -> npt.NDArray[np.float64]:
        """Degrees north and east, two rows."""
        return np.frombuffer(self.points, np.float64).reshape(2, -1)

    @property
    def open(self) -> npt.NDArray[np.bool_]:
        """For each whether it takes people now."""
        return np.frombuffer(self.letters.encode("ascii").translate(_IS_OPEN), np.bool_)

    def site(self, number: int) -> PlacedSite:
        """One by its place in the record."""
        lat, lon = self.degrees[:, number].tolist()
        known = lat == lat
        city, country = self.cities.split("\n")[number], self.countries.split("\n")[number]
        return PlacedSite(lat if known else None, lon if known else None, self.letters[number], city, country, number)


def in_columns(sites: Sequence[PlacedSite]) -> Sites:
    """Sites in columns."""
    points = [math.nan if site.lat is None else site.lat for site in sites]
    points += [math.nan if site.lon is None else site.lon for site in sites]
    return Sites(
        np.array(points, np.float64).tobytes(),
        "".join(site.letter for site in sites),
        "\n".join(site.city.replace("\n", " ") for site in sites),
        "\n".join(site.country.replace("\n", " ") for site in sites),
    )


def placed_sites(study: Study) -> tuple[PlacedSite, ...]:
    """The sites of a study. One without coordinates, or with wrong ones, lies where its town is."""
    overall = study.status.overall_status or ""
    return tuple(_placed(site, n, overall) for n, site in enumerate(study.places.locations))


def _placed(site: Site, number: int, overall: str) -> PlacedSite:
    place = place_site(site)
    # A guess is good for the map of a country; a distance in kilometres would pretend to know.
    point = point_of(place.lat, place.lon) if place and place.sure != "rough" else None
    lat, lon = (round(point.lat, 4), round(point.lon, 4)) if point else (None, None)
    return PlacedSite(lat, lon, letter(overall, site.status), site.city or "", site.country or "", number)


def letter(overall: str, own: str | None) -> str:
    """A site's letter. A site of a study that takes nobody takes nobody, whatever its own status still says."""
    if overall not in LETTERS:
        return OTHER
    return LETTERS.get(own or overall, OTHER)


@lru_cache(maxsize=4096)
def country_token(name: str) -> str:
    """The token of a country, the same for "South Korea", "Korea, Republic of" and "KR"."""
    known = country(name)
    return f"={known.code if known else name.casefold()}"


def cell_tokens(sites: Iterable[PlacedSite]) -> list[str]:
    """Tokens "letter + cell" and "letter=country" of every site, under its own letter and under ``ANY``."""
    found: dict[str, None] = {}
    for site in sites:
        places = [country_token(site.country)] if site.country else []
        if site.point is not None:
            places += [SOMEWHERE, *cells_of(site.point)]
        for place in places:
            found[ANY + place] = None
            found[site.letter + place] = None
    return list(found)
