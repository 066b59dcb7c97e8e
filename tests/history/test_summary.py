from __future__ import annotations

from typing import Any

import pytest

from plaintrial.ground.errors import UserError
from plaintrial.ground.partial_date import house_date
from plaintrial.history import diff, diff_line, first_seen, no_longer_shown, summarise
from plaintrial.record import study_of

from .records import CRITERIA, P, changed, put, record

SITES = f"{P}/contactsLocationsModule/locations"


def opened(places: list[tuple[str, str]]) -> list[str]:
    def listed(status: str) -> Any:
        sites = [
            {"facility": "Research Site", "city": city, "country": country, "status": status}
            for city, country in places
        ]
        return put(record(), SITES, sites)

    return summarise(diff(listed("NOT_YET_RECRUITING"), listed("RECRUITING")))


def test_many_sites_are_counted_by_country() -> None:
    countries = ["France"] * 4 + ["Spain"] * 3 + ["Italy", "Chile", "United States"]
    places = [(f"Town {n}", country) for n, country in enumerate(countries)]
    assert opened(places) == ["10 sites opened, in France, Spain and 3 more countries."]
    assert opened(places[:5]) == ["5 sites opened, in France and Spain."]
    assert opened([("Austin", "United States"), ("Lyon", "France")]) == [
        "2 sites opened, in the United States and France."
    ]


def test_sites_of_one_country_are_told_by_city() -> None:
    assert opened([("Haifa", "Israel"), ("Ramat Gan", "Israel")]) == ["2 sites opened, in Israel: Haifa and Ramat Gan."]
    many = [(f"Town {n}", "Israel") for n in range(6)]
    assert opened(many) == ["6 sites opened, in Israel: Town 0, Town 1, Town 2 and 3 more places."]


def test_a_change_that_stands_alone_keeps_its_sentence() -> None:
    events = changed(f"{P}/eligibilityModule/maximumAge", "75 Years")
    assert summarise(events) == ["The upper age limit went from 65 to 75 years."]
    assert summarise([]) == []


def test_groups_of_other_kinds() -> None:
    criteria = CRITERIA.replace("* Active", "* Current smoker\n* Known allergy to quizalopril\n* Active")
    after = put(record(), f"{P}/eligibilityModule/eligibilityCriteria", criteria)
    after = put(after, f"{P}/outcomesModule/secondaryOutcomes", [])
    after = put(after, f"{P}/conditionsModule/conditions", ["Systemic Lupus Erythematosus", "Nephritis", "Pregnancy"])
    after = put(after, f"{SITES}/1/zip", "1")
    after = put(after, f"{SITES}/2/zip", "2")
    assert summarise(diff(record(), after)) == [
        "2 reasons to be kept out were added. Fewer people may fit.",
        "2 conditions were added.",
        "2 secondary measures were dropped.",
        "Names or addresses changed at 2 sites.",
    ]


def test_a_line_of_the_command() -> None:
    after = put(record(), f"{P}/statusModule/overallStatus", "COMPLETED")
    answer = diff_line({"before": record(), "after": after})
    assert answer["nctId"] == "NCT01234567"
    assert list(answer["events"][0])[:6] == ["kind", "importance", "sentence", "before", "after", "path"]
    assert answer["events"][0]["kind"] == "status_changed"
    assert diff_line({"before": record(), "after": record(), "earlier": [record(), "x"]})["events"] == []


@pytest.mark.parametrize("line", [{}, {"before": {}}, {"before": {}, "after": None}, {"before": [], "after": {}}])
def test_a_line_without_two_records(line: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="two study records"):
        diff_line(line)


def test_the_first_and_the_last_of_a_study() -> None:
    event = first_seen(record())
    assert (event.kind, event.importance, event.after) == ("first_seen", "notable", "NCT01234567")
    assert event.sentence == "First seen here: “Quizalopril for Lupus”. Status: looking for people now."
    assert first_seen(study_of(record())) == event
    gone = no_longer_shown(record())
    assert (gone.kind, gone.before) == ("no_longer_shown", "NCT01234567")
    assert gone.sentence == "The registry no longer shows this study. The last version is kept here."
    assert first_seen({}).sentence == "First seen here: “”. Status: not stated."


def test_with_their_days() -> None:
    from datetime import date

    day = date(2026, 8, 6)
    assert first_seen(record(), day).sentence.startswith(f"First seen here on {house_date(day)}:")
    assert no_longer_shown(record(), day).sentence.endswith("Noticed on 6 August 2026.")
