"""Orders, and pages that show each study once."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plaintrial.search import Asked, Near, search
from plaintrial.search.asked import SORTS
from tests.search.records import LYON, MADRID, status, study

SUNLIGHT = {"briefSummary": "Not in sunlight."}
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


class TestOpen:
    """Where studies match about as well, those that people could join come first."""

    def test_in_the_order_of_how_soon_and_how_freely_people_can_join(self, indexed):
        words = ("COMPLETED", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING", "RECRUITING")
        indexed(*(study(n, "Lupus", "Lupus", status=status(word)) for n, word in enumerate(words, 1)))
        assert order(text="lupus") == ["4", "3", "2", "1"]

    def test_the_record_that_changed_last_comes_first_among_equals(self, indexed):
        days = ("2024-01-01", "2026-01-01", "2025-01-01")
        indexed(*(study(n, "Lupus", "Lupus", status=status("COMPLETED", changed=day)) for n, day in enumerate(days, 1)))
        assert order(text="lupus") == ["2", "3", "1"]

    def test_an_open_study_that_only_mentions_the_disease_comes_after_a_closed_one_of_it(self, indexed):
        indexed(
            study(1, "Pain", "Pain", description={"briefSummary": "lupus " * 30}, status=status("RECRUITING")),
            study(2, "A study", "Lupus", status=status("COMPLETED")),
            *(study(n, "Asthma", "Asthma") for n in range(3, 9)),
        )
        assert order(text="lupus")[0] == "2"

    def test_more_words_weigh_more_than_openness(self, indexed):
        indexed(
            study(1, "Lupus and sunlight", "Lupus", "Sunlight sensitivity", status=status("COMPLETED")),
            study(2, "Lupus alone", "Lupus", "Pain", status=status("RECRUITING"), description=SUNLIGHT),
            *(study(n, "Asthma", "Asthma") for n in range(3, 40)),
        )
        assert order(text="lupus sunlight") == ["1", "2"]

    def test_the_order_says_so(self, indexed):
        indexed(study(1, "Lupus", "Lupus"))
        assert "studies that take people now or soon come first" in search(Asked(text="lupus")).order


class TestTitle:
    def test_a_whole_title_finds_its_study_first_though_it_is_closed(self, indexed):
        title = "Treatment of Lupus in Adults"
        indexed(
            study(1, title, "Lupus", status=status("COMPLETED")),
            *(study(n, f"Lupus, lupus treatment in adults {n}", status=status("RECRUITING")) for n in range(2, 9)),
        )
        assert order(text=f"  {title.lower()}. ")[0] == "1"

    def test_a_title_is_found_whatever_its_words_mean_to_us(self, indexed):
        indexed(study(1, "Anger and Cardiovascular Risk in Urban Youth", "Heart Diseases"), study(2, "Lupus"))
        assert order(text="Anger and Cardiovascular Risk in Urban Youth") == ["1"]

    def test_a_study_number_finds_its_study_first(self, indexed):
        indexed(
            study(1, "Lupus", "Lupus", status=status("COMPLETED")),
            study(2, "After NCT00000001", "Lupus", status=status("RECRUITING")),
        )
        assert order(text="nct00000001")[0] == "1"


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_each_study_once(indexed, sort):
    places = [LYON, MADRID]
    indexed(*(study(n, f"Lupus {n}", sites=[places[n % 2]]) for n in range(1, 54)))
    asked = Asked(text="lupus", sort=sort, near=Near(45.7, 4.8), per_page=10)
    pages = [search(msgspec.structs.replace(asked, page=n)) for n in range(1, 8)]
    shown = [hit.nct_id for page in pages[:6] for hit in page.hits]
    assert len(shown) == len(set(shown)) == 53
    assert (pages[6].page, pages[6].pages) == (6, 6)
