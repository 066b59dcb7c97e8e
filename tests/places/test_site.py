"""Where a site is: by its point, else by its words; a point that cannot be its own is not believed."""

from __future__ import annotations

import pytest

from plaintrial.places import distance_km, place_site
from plaintrial.record.sites import GeoPoint, Site

BORDEAUX = (44.84, -0.58)


def place(city="Bordeaux", country="France", point=None, **more):
    geo = None if point is None else GeoPoint(lat=point[0], lon=point[1])
    return place_site(Site(facility="A clinic", city=city, country=country, geo_point=geo, **more))


@pytest.mark.parametrize("point", [None, (44.84, -0.58), (0.0, 0.0), (-0.58, 44.84)])
def test_a_site_lies_in_its_town_whatever_its_point_says(point):
    found = place(point=point)
    assert found is not None
    assert distance_km((found.lat, found.lon), BORDEAUX) < 30


def test_towns_of_one_name_are_told_apart_by_their_state():
    texas = place(city="Paris", state="Texas", country="United States")
    assert distance_km((texas.lat, texas.lon), (33.66, -95.56)) < 30


@pytest.mark.parametrize("words", [{"city": "", "country": ""}, {"city": "Nowhere at all", "country": "Atlantis"}])
def test_a_site_of_which_nothing_is_known_has_no_place(words):
    assert place(**words) is None
