"""Maps: outlines, frames, cutting, dots."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.web.maps.clip import clipped
from plaintrial.web.maps.dots import Sizes, Spot, dots
from plaintrial.web.maps.frame import country_box, holds, surroundings
from plaintrial.web.maps.outline import codes, packed, rings, unpacked
from plaintrial.web.maps.projection import Box, equal_earth, flat_sheet, world_sheet
from plaintrial.web.maps.svg import drawn, piece, world

CAPITALS = {
    "FR": (48.86, 2.35), "US": (38.9, -77.04), "DK": (55.68, 12.57), "GB": (51.5, -0.12), "RU": (55.75, 37.62),
    "JP": (35.68, 139.69), "NZ": (-41.29, 174.78), "ID": (-6.2, 106.8), "CL": (-33.45, -70.67), "IT": (41.9, 12.5),
    "GR": (37.98, 23.73), "FJ": (-18.13, 178.44), "PH": (14.6, 120.98), "MY": (3.15, 101.69), "EG": (30.04, 31.24),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(CAPITALS))
def test_a_country_is_framed_with_its_capital(code):
    box = country_box(code)
    assert box is not None
    lat, lon = CAPITALS[code]
    assert holds(box, lon, lat)
    assert box.east - box.west < 185


def test_parts_far_away_are_left_off():
    france = country_box("FR")
    assert france is not None
    assert not holds(france, -53.0, 4.0)
    assert country_box("XX") is None


def test_every_ring_is_closed_and_on_the_globe():
    for level in ("wide", "near"):
        assert len(codes(level)) > 170
        for code in codes(level):
            for ring in rings(level, code):
                assert ring[0] == ring[-1]
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
                assert max(lon for lon, _ in ring) - min(lon for lon, _ in ring) < 185


degrees = st.tuples(st.integers(-18000, 18000), st.integers(-9000, 9000)).map(lambda at: (at[0] / 100, at[1] / 100))


@given(st.lists(degrees, max_size=30))
def test_packing_loses_nothing(ring):
    assert unpacked(packed(ring)) == ring


@given(st.lists(degrees, min_size=3, max_size=12))
def test_what_is_cut_lies_within_the_edges(ring):
    kept = clipped(ring, -50, -20, 50, 20)
    assert all(-50.001 <= x <= 50.001 and -20.001 <= y <= 20.001 for x, y in kept)
    inside = [point for point in ring if abs(point[0]) < 50 and abs(point[1]) < 20]
    assert set(inside) <= set(kept)


def test_equal_earth_against_published_values():
    # Savric, Patterson and Jenny 2018: half the width is 2.70663, half the height 1.31737.
    assert equal_earth(180, 0)[0] == pytest.approx(2.70663, abs=1e-4)
    assert equal_earth(0, 90)[1] == pytest.approx(1.31737, abs=1e-4)
    assert equal_earth(0, 0) == (0, 0)


def test_north_is_up_and_east_is_right():
    for sheet in (world_sheet(1000), flat_sheet(Box(0, 40, 10, 50), 1000, 2000)):
        x0, y0 = sheet.place(2, 42)
        x1, y1 = sheet.place(8, 48)
        assert 0 < x0 < x1 < sheet.width
        assert 0 < y1 < y0 < sheet.height


@given(st.lists(st.builds(Spot, st.floats(40, 50), st.floats(0, 10), st.integers(1, 99)), max_size=60))
def test_dots_hold_every_spot_and_keep_apart(spots):
    sheet = flat_sheet(Box(0, 40, 10, 50), 1000, 2000)
    made = dots(spots, sheet, Sizes(5, 40, 30))
    assert bool(made) == bool(spots)
    assert all(5 <= dot.radius <= 40 for dot in made)
    for n, one in enumerate(made):
        assert all((one.x - two.x) ** 2 + (one.y - two.y) ** 2 >= 30**2 - 1e-6 for two in made[n + 1 :])


def test_a_map_is_small_and_its_words_are_escaped():
    picture = drawn(world(), [Spot(48.8, 2.3, 5)], 'A "map" <b>')
    assert len(picture) < 45_000
    assert "<b>" not in picture
    assert 'aria-label="A &#34;map&#34; &lt;b&gt;"' in picture
    assert re.search(r'd="M[-\d. lzM]+"', picture)


@pytest.mark.parametrize("code", ["CN", "CA", "RU", "NO"])
def test_the_largest_countries_fit_a_page(code):
    box = country_box(code)
    assert box is not None
    assert len(drawn(piece(box, code), [], "x")) < 60_000


@pytest.mark.parametrize("at", [(0, 179.9), (89.9, 0), (-89.9, 0), (71, -179.9)])
def test_the_date_line_and_the_poles_draw(at):
    box = surroundings(*at, 250)
    assert drawn(piece(box, ""), [Spot(*at, 1)], "x").count("<circle") == 2
