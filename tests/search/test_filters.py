"""Filters: one site for place and status, ages to the day, funnel, what to loosen, counts."""

from __future__ import annotations

import itertools
from datetime import date

import msgspec
import pytest

from plaintrial.search import Asked, Near, search
from tests.search.records import GRENOBLE, GRENOBLE_CLOSED, LYON, LYON_CLOSED, MADRID, ages, site, status, study

AT_LYON = Near(45.7485, 4.8467, "Lyon")
OPEN = ("RECRUITING",)


def numbers(**filters: object) -> list[str]:
    return sorted(hit.nct_id[-1] for hit in search(Asked(per_page=100, **filters)).hits)


class TestOneSite:
    def test_status_and_place_hold_for_the_same_site(self, indexed):
        indexed(
            study(1, "Open in Lyon", sites=[LYON]),
            study(2, "Closed in Lyon, open in Madrid", sites=[LYON_CLOSED, MADRID]),
            study(3, "Finished", sites=[LYON], status=status("COMPLETED")),
        )
        assert numbers(near=AT_LYON, within_km=50) == ["1", "2", "3"]
        assert numbers(near=AT_LYON, within_km=50, statuses=OPEN) == ["1"]
        assert numbers(countries=("France",), statuses=OPEN) == ["1"]
        assert numbers(countries=("Spain",), statuses=OPEN) == ["2"]

    def test_a_site_without_coordinates_lies_where_its_town_is(self, indexed):
        indexed(study(1, "No point", sites=[site("Lyon", "France", None, None)]))
        assert numbers(near=AT_LYON, within_km=20, statuses=OPEN) == ["1"]

    def test_any_usual_name_of_a_country_will_do(self, indexed):
        indexed(study(1, "Seoul", sites=[site("Seoul", "Korea, Republic of", 37.57, 126.98)]))
        for name in ("South Korea", "Korea, Republic of", "KR", "korea, republic of"):
            assert numbers(countries=(name,)) == ["1"], name
        facet = search(Asked(countries=("South Korea",))).facets["country"]
        assert [(count.value, count.chosen) for count in facet] == [("Korea, Republic of", True)]

    def test_nearest_open_site_comes_first_and_closed_nearer_ones_are_counted(self, indexed):
        indexed(
            study(1, "Far", sites=[LYON_CLOSED, GRENOBLE_CLOSED, MADRID]),
            study(2, "Near", sites=[LYON_CLOSED, GRENOBLE]),
            study(3, "None open", sites=[LYON_CLOSED], status=status("COMPLETED")),
        )
        answer = search(Asked(near=AT_LYON, sort="nearest"))
        assert [hit.nct_id[-1] for hit in answer.hits] == ["2", "1", "3"]
        second, first, last = answer.hits[1], answer.hits[0], answer.hits[2]
        assert (first.nearest_open.city, first.closed_nearer) == ("Grenoble", 1)
        assert 90 < first.nearest_open.km < 97
        assert (second.nearest_open.city, second.closed_nearer) == ("Madrid", 2)
        assert (last.nearest_open, last.closed_nearer) == (None, 1)


class TestAges:
    @pytest.mark.parametrize(("age", "which"), [
        (0, ["3"]), (5, ["3"]), (17, ["3"]), (18, ["1", "2", "3"]), (65, ["1", "2", "3"]), (65.9, ["1", "2", "3"]),
        (66, ["2", "3"]), (120, ["2", "3"]),
    ])  # fmt: skip
    def test_an_age_finds_the_studies_that_take_it(self, indexed, age, which):
        indexed(
            study(1, "Adults", eligibility=ages("18 Years", "65 Years")),
            study(2, "No upper limit", eligibility=ages("18 Years", None)),
            study(3, "Says no age", eligibility=ages(None, None)),
            study(4, "Babies", eligibility=ages("2 Months", "10 Months")),
        )
        assert numbers(age_years=age) == which

    def test_counts_at_each_age_are_what_the_filter_finds(self, indexed):
        limits = [None, "6 Months", "18 Months", "1 Year", "17 Years", "18 Years", "65 Years", "100 Years"]
        pairs = list(itertools.product(limits, limits))
        indexed(*(study(n, f"S{n}", eligibility=ages(a, b)) for n, (a, b) in enumerate(pairs, 1)))
        for count in search(Asked()).facets["age"]:
            assert count.count == search(Asked(age_years=float(count.value))).total, count.value


class TestFacets:
    def test_counts_are_what_choosing_them_would_leave(self, indexed):
        indexed(
            study(1, "One", sites=[LYON], status=status("RECRUITING", first="2024-03-01")),
            study(2, "Two", sites=[MADRID, LYON], status=status("NOT_YET_RECRUITING", first="2024-05-01")),
            study(3, "Three", "Asthma", sites=[MADRID], status=status("COMPLETED", first="2019-01-01")),
        )
        asked = Asked(text="lupus")
        facets = search(asked).facets
        fields = {"status": "statuses", "phase": "phases", "type": "types", "country": "countries"}
        for facet, field in fields.items():
            for count in facets[facet]:
                chosen = search(msgspec.structs.replace(asked, **{field: (count.value,)}))
                assert chosen.total == count.count, (facet, count.value)
        assert {count.value: count.count for count in facets["status"]} == {"RECRUITING": 1, "NOT_YET_RECRUITING": 1}
        assert [(count.value, count.count) for count in facets["posted"]] == [("2024", 2)]

    def test_a_facet_still_counts_its_other_values_when_one_is_chosen(self, indexed):
        indexed(study(1, "A", status=status("RECRUITING")), study(2, "B", status=status("COMPLETED")))
        facet = search(Asked(statuses=OPEN)).facets["status"]
        assert {(c.value, c.count, c.chosen) for c in facet} == {("RECRUITING", 1, True), ("COMPLETED", 1, False)}

    def test_dates_filter_by_the_day(self, indexed):
        indexed(
            study(1, "A", status=status("RECRUITING", first="2024-03-01", changed="2025-01-10")),
            study(2, "B", status=status("RECRUITING", first="2024-02-29", changed="2025-01-09")),
        )
        assert numbers(posted_since=date(2024, 3, 1)) == ["1"]
        assert numbers(changed_since=date(2025, 1, 9)) == ["1", "2"]
        assert numbers(changed_since=date(2025, 1, 10)) == ["1"]


class TestFunnel:
    def test_each_step_counts_and_can_be_loosened(self, indexed):
        indexed(
            study(1, "All fits", sites=[LYON]),
            study(2, "Far", sites=[MADRID]),
            study(3, "Closed", sites=[LYON], status=status("COMPLETED")),
            study(4, "Children", sites=[LYON], eligibility=ages("2 Years", "9 Years")),
            study(5, "Other", "Asthma"),
        )
        asked = Asked(text="lupus", statuses=OPEN, near=AT_LYON, within_km=100, age_years=30)
        answer = search(asked)
        assert [(step.filter, step.count) for step in answer.funnel] == [
            ("words", 4), ("statuses", 3), ("near", 2), ("age_years", 1),
        ]  # fmt: skip
        looser = {step.filter: search(step.loosened).total for step in answer.funnel[1:]}
        assert looser == {"statuses": 2, "near": 2, "age_years": 2}

    def test_nothing_left_says_what_to_loosen_and_what_that_gives(self, indexed):
        indexed(study(1, "In Madrid", sites=[MADRID]))
        answer = search(Asked(text="lupus", near=AT_LYON, within_km=50, statuses=OPEN))
        assert answer.total == 0
        assert [one.sentence for one in answer.suggestions] == ["Leave out “within 50 km of Lyon”: 1 study."]
        assert search(answer.suggestions[0].asked).total == 1

    def test_where_no_one_filter_is_to_blame_several_are_left_out_together(self, indexed):
        indexed(study(1, "In Madrid", sites=[MADRID]))
        answer = search(Asked(text="lupus", near=AT_LYON, within_km=50, statuses=OPEN, age_years=3))
        assert answer.total == 0
        assert [one.count for one in answer.suggestions] == [1]
        assert "within 50 km of Lyon" in answer.suggestions[0].sentence
        assert search(answer.suggestions[0].asked).total == 1
