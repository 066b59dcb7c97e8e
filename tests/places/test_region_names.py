"""Parts of countries in three languages, and the list they come from."""

from __future__ import annotations

from importlib.resources import files

import pytest

from plaintrial.places import find
from plaintrial.places.region_names import region_said


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Bavaria", "fr", "Bavière"),
        ("Bavaria", "es", "Baviera"),
        ("Bavaria", "en", "Bavaria"),
        ("North Carolina", "fr", "Caroline du Nord"),
        ("Vaestra Goetaland", "en", "Västra Götaland"),
        ("Jiangsu Sheng", "es", "Jiangsu"),
        ("Ohio", "fr", "Ohio"),
        ("Bavaria", "de", "Bavaria"),
        ("", "fr", ""),
    ],
)
def test_a_part_in_a_language(name, code, said):
    assert region_said(name, code) == said


def test_every_line_is_whole_and_no_name_stands_twice():
    text = files("plaintrial.places").joinpath("data", "regions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 4 and all(part == part.strip() and part for part in row) for row in rows)
    names = [name for row in rows for name in row[0].split("; ")]
    assert len(names) == len(set(names)) > 200


@pytest.mark.parametrize(
    "town", ["Munich", "Gothenburg", "Florence, Italy", "Seville", "Charlotte, NC", "Cairo, Egypt"]
)
def test_large_towns_parts_are_said_in_french(town):
    place = find(town).place
    assert place is not None
    assert region_said(place.admin, "fr") != place.admin
