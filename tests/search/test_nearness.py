"""Sites in columns: each comes back as it was, and the nearest is found among them."""

from __future__ import annotations

import msgspec
import pytest

from plaintrial.search import Asked, Near, search
from plaintrial.search.shown import packed, told, unpacked
from plaintrial.search.sites import PlacedSite, in_columns
from tests.search.records import GRENOBLE, GRENOBLE_CLOSED, LYON, LYON_CLOSED, MADRID, site, study

AT_LYON = Near(45.7485, 4.8467)
SITES = (
    PlacedSite(45.7485, 4.8467, "r", "Lyon", "France", 0),
    PlacedSite(None, None, "x", "", "", 1),
    PlacedSite(40.4165, -3.7026, "x", "Madrid", "Spain", 2),
)


def test_columns_give_back_each_site():
    columns = in_columns(SITES)
    assert (len(columns), tuple(columns), columns.open.tolist()) == (3, SITES, [True, False, False])
    assert not in_columns(())


@pytest.mark.parametrize("name", ["Lyon\nVillage", ""])
def test_a_line_break_in_a_name_moves_no_other_name(name):
    columns = in_columns((PlacedSite(1.0, 2.0, "r", name, "France", 0), SITES[2]))
    assert [each.city for each in columns] == [name.replace("\n", " "), "Madrid"]


@pytest.mark.parametrize(
    ("sites", "open_city", "city", "closed_nearer"),
    [
        ([GRENOBLE, LYON_CLOSED], "Grenoble", "Lyon", 1),
        ([LYON_CLOSED, LYON], "Lyon", "Lyon", 0),
        ([MADRID, GRENOBLE], "Grenoble", "Grenoble", 0),
        ([LYON_CLOSED, GRENOBLE_CLOSED], None, "Lyon", 2),
        ([site("Nowhere at all", "Atlantis", None, None)], None, None, 0),
        ([], None, None, 0),
    ],
)
def test_the_nearest_open_site_and_how_many_closed_ones_are_nearer(indexed, sites, open_city, city, closed_nearer):
    indexed(study(1, "Lupus", sites=sites))
    (hit,) = search(Asked(near=AT_LYON)).hits
    assert (hit.nearest_open and hit.nearest_open.city, hit.nearest and hit.nearest.city) == (open_city, city)
    assert hit.closed_nearer == closed_nearer


def test_json_names_every_part(indexed):
    indexed(study(1, "Lupus in Lyon", sites=[LYON]))
    shown = search(Asked()).hits[0].shown
    assert unpacked(packed(shown)) == shown
    said = msgspec.json.decode(msgspec.json.encode(told(shown)))
    assert (said["nct_id"], said["title"]) == ("NCT00000001", "Lupus in Lyon")
    assert said["sites"] == [{"city": "Lyon", "country": "France", "lat": 45.7485, "lon": 4.8467, "open": True}]
