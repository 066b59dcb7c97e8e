"""The towns of the world in columns; a town's row number is its rank by population."""

from __future__ import annotations

from array import array
from functools import cached_property, lru_cache
from importlib.resources import files

from plaintrial.places.countries import Countries, Country
from plaintrial.places.keys import place_key
from plaintrial.places.place import Place, label_of
from plaintrial.places.regions import Regions
from plaintrial.places.shelf import Shelf
from plaintrial.places.sorted_keys import STEP, SortedKeys


class Gazetteer:
    """Reads the compiled file; parts that few callers need are unpacked at their first use."""

    def __init__(self, data: bytes) -> None:
        self.shelf = Shelf(data)
        self.codes = self.shelf.section("codes", list[str])
        self.country = self.shelf.raw("country")
        self.lat = self.shelf.numbers("lat")
        self.lon = self.shelf.numbers("lon")
        self.region = self.shelf.numbers("region")
        self.population = self.shelf.numbers("population")
        self.names = SortedKeys(self.shelf, "names")
        self.number = {code: i for i, code in enumerate(self.codes)}

    def __len__(self) -> int:
        return len(self.country)

    @cached_property
    def countries(self) -> Countries:
        """Countries by name and code."""
        return Countries(self.shelf)

    @cached_property
    def regions(self) -> Regions:
        """First-level divisions."""
        return Regions(self.shelf)

    @cached_property
    def _titles(self) -> tuple[bytes, array[int]]:
        return self.shelf.raw("titles"), self.shelf.numbers("titles.offsets")

    def title(self, row: int) -> str:
        """A town's main name, as GeoNames writes it in Latin letters."""
        blob, offsets = self._titles
        block = row // STEP
        return blob[offsets[block] : offsets[block + 1]].split(b"\n")[row % STEP].decode()

    def point(self, row: int) -> tuple[float, float]:
        """Degrees north and east, to about 100 m."""
        return self.lat[row] / 1000, self.lon[row] / 1000

    def place(self, row: int) -> Place:
        """The town in a row."""
        name, code = self.title(row), self.codes[self.country[row]]
        admin = self.regions.rows[self.region[row]].name if self.region[row] >= 0 else None
        country = self.country_name(code)
        lat, lon = self.point(row)
        return Place(name, admin, country, code, lat, lon, self.population[row], label_of(name, admin, country))

    def country_name(self, code: str) -> str:
        """A country's name in house style; the code itself for one that GeoNames' list lacks."""
        found = self.countries.by_code.get(code)
        return found.name if found else code

    def rows_named(self, name: str) -> array[int]:
        """Rows of the towns that have this name among theirs, most populous first."""
        return self.names.rows_of(place_key(name))

    def rows_in(self, rows: array[int], code: str) -> list[int]:
        """Those of some rows that lie in a country."""
        number, countries = self.number.get(code), self.country
        return [row for row in rows if countries[row] == number]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer shipped with the package, read once."""
    return Gazetteer(files("plaintrial.places").joinpath("data/gazetteer.bin").read_bytes())


def country(text: str) -> Country | None:
    """The country a text names - the registry's spelling, an ISO code, an everyday name; None where it names none."""
    return gazetteer().countries.find(text)


def name_in_house_style(text: str) -> str:
    """A country's name as this project writes it ("Korea, Republic of" -> "South Korea"); unknown ones unchanged."""
    found = country(text)
    return found.name if found else text.strip()
