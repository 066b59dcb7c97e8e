"""Work grows with the size of the records, counted in calls, not in seconds."""

from __future__ import annotations

import random
from typing import Any

import pytest

from plaintrial.history import diff
from plaintrial.history.criteria.alignment import compare
from plaintrial.history.criteria.items import items_of
from plaintrial.history.sites import matching
from plaintrial.history.sites.site import sites_of

from .records import P, put, record


def likeness_calls(monkeypatch: pytest.MonkeyPatch, before: list[Any], after: list[Any]) -> int:
    calls = 0
    real = matching._likeness

    def counted(one: Any, other: Any) -> float:
        nonlocal calls
        calls += 1
        return real(one, other)

    monkeypatch.setattr(matching, "_likeness", counted)
    matching.match_sites(sites_of(before), sites_of(after))
    return calls


def sites(count: int, side: str, towns: int) -> list[Any]:
    return [{"facility": f"{side} clinic {n}", "city": f"Town {n % towns}", "country": "France"} for n in range(count)]


@pytest.mark.parametrize("towns", [1, 20, 3000])
def test_sites(monkeypatch: pytest.MonkeyPatch, towns: int) -> None:
    calls = likeness_calls(monkeypatch, sites(3000, "Old", towns), sites(3000, "New", towns))
    assert calls <= 3000 * 60


def test_three_thousand_sites_that_open() -> None:
    listed = [
        {"facility": "Research Site", "city": f"Town {n}", "country": "France", "status": "NOT_YET_RECRUITING"}
        for n in range(3000)
    ]
    after = [{**site, "status": "RECRUITING"} for site in listed]
    random.Random(1).shuffle(after)
    path = f"{P}/contactsLocationsModule/locations"
    events = diff(put(record(), path, listed), put(record(), path, after))
    assert [event.kind for event in events] == ["site_opened"] * 3000


@pytest.mark.parametrize(
    "text", ["* ", "* - ", ": ", "≥ 1 ", "Inclusion Criteria: ", ". a", "\\*", "&amp;", "(((", "1. 2. 3. "]
)
def test_a_megabyte_of_one_thing_ends(text: str) -> None:
    path = f"{P}/eligibilityModule/eligibilityCriteria"
    long = text * (1_000_000 // len(text))
    assert isinstance(diff(put(record(), path, long), put(record(), path, long + "x 5")), list)


def test_many_criteria_of_which_one_changed() -> None:
    rng = random.Random(2)
    words = [f"word{n}" for n in range(3000)]
    lines = [" ".join(rng.sample(words, 10)) for _ in range(5000)]
    before = items_of("Inclusion Criteria:\n" + "\n".join(f"* {line}" for line in lines))
    lines[77] += " once more"
    found = compare(before, items_of("Inclusion Criteria:\n" + "\n".join(f"* {line}" for line in lines)))
    assert (len(found.changed), found.unchanged, found.added, found.removed) == (1, 4999, [], [])
