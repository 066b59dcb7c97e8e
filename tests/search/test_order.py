"""Orders, and pages that show each study once."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plaintrial.search import Asked, Near, search
from plaintrial.search.asked import SORTS
from tests.search.records import LYON, MADRID, status, study

TODAY = date(2026, 3, 1)


def order(**filters: object) -> list[str]:
    return [hit.nct_id[-1] for hit in search(Asked(**filters), today=TODAY).hits]


@pytest.fixture
def four(indexed):
    indexed(
        study(1, "A", status=status("RECRUITING", first="2020-01-01", changed="2026-01-01", ends="2026-09-01")),
        study(2, "B", status=status("RECRUITING", first="2023-01-01", changed="2024-01-01", ends="2026-04-01")),
        study(3, "C", status=status("RECRUITING", first="2022-01-01", changed="2025-01-01", ends="2025-12-01")),
        study(4, "D", status=status("COMPLETED", first="2021-01-01", changed="2023-01-01", ends="2026-05-01")),
    )


@pytest.mark.usefixtures("four")
class TestFour:
    def test_newest(self):
        assert order(sort="newest") == ["2", "3", "4", "1"]

    def test_recently_changed(self):
        assert order(sort="changed") == ["1", "3", "2", "4"]

    def test_closing_soon_puts_open_studies_that_end_first(self):
        assert order(sort="closing")[:2] == ["2", "1"]

    def test_without_words_the_newest_comes_first(self):
        assert order() == ["2", "3", "4", "1"]

    def test_every_order_is_told(self):
        for sort in SORTS:
            assert search(Asked(sort=sort, text="lupus")).order.endswith(".")

    def test_nearest_without_a_place_asks_for_one(self):
        assert search(Asked(sort="nearest")).order == "Give a place to see the nearest studies first."


def test_the_condition_itself_comes_before_mentions(indexed):
    indexed(
        study(1, "Pain in general", "Pain", description={"briefSummary": "lupus " * 30}),
        study(2, "Lupus and pain", "Pain"),
        study(3, "A study", "Lupus"),
    )
    found = [hit.nct_id[-1] for hit in search(Asked(text="lupus")).hits]
    assert found[0] == "3"


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_each_study_once(indexed, sort):
    places = [LYON, MADRID]
    indexed(*(study(n, f"Lupus {n}", sites=[places[n % 2]]) for n in range(1, 54)))
    asked = Asked(text="lupus", sort=sort, near=Near(45.7, 4.8), per_page=10)
    pages = [search(msgspec.structs.replace(asked, page=n)) for n in range(1, 8)]
    shown = [hit.nct_id for page in pages[:6] for hit in page.hits]
    assert len(shown) == len(set(shown)) == 53
    assert (pages[6].page, pages[6].pages) == (6, 6)
