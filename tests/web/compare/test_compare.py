"""Comparing: what differs first, unread ids said, any address answered."""

from __future__ import annotations

import pytest
from django.test import Client

from plaintrial.web.compare.view import MOST, comparison
from tests.web.check.studies import asthma_study
from tests.web.hostile import hostile_study
from tests.web.kept import keep
from tests.web.studies import NOW, page_of, raw_study

pytestmark = pytest.mark.django_db


def test_what_differs_comes_first() -> None:
    view = comparison([page_of(asthma_study()), page_of(raw_study("NCT99980002"))], NOW)
    different = {topic.name: topic.said for topic in view.different}
    same = {topic.name: topic.said for topic in view.same}
    assert "Who runs it" in same
    assert "Can people join now?" in same
    assert different.keys().isdisjoint(same)
    assert [study.letter for study in view.studies] == ["A", "B"]
    both = comparison([page_of(asthma_study()), page_of(asthma_study("NCT99980002", sex="FEMALE"))], NOW)
    assert {topic.name: topic.said for topic in both.different}["Who it is for"] == (
        ("Women and men, 18 years or older",),
        ("Women, 18 years or older",),
    )


def test_what_all_say_is_said_once() -> None:
    view = comparison([page_of(asthma_study()), page_of(asthma_study("NCT99980002", sex="FEMALE"))], NOW)
    for topic in view.different:
        assert all(text not in rest for text in topic.shared for rest in topic.rest)
        whole = [set(topic.shared) | set(rest) for rest in topic.rest]
        assert whole == [set(said) for said in topic.said]


def test_days_of_the_record_are_not_days_of_the_study() -> None:
    view = comparison([page_of(asthma_study()), page_of(raw_study("NCT99980002"))], NOW)
    when = next(topic for topic in (*view.different, *view.same) if topic.name == "When")
    assert "Study started" in str(when.said)
    assert "registry" not in str(when.said)
    assert "Record last updated" not in str(when.said)


def test_the_page(site: Client) -> None:
    keep(asthma_study(), raw_study("NCT99980002"), hostile_study())
    page = site.get("/compare?id=NCT99980001&id=NCT99980002&id=NCT99980666").content.decode()
    assert page.count('<li><p class="which">') == 3
    assert "Where they differ" in page
    assert "/compare?id=NCT99980002&amp;id=NCT99980666" in page
    assert "<script>alert" not in page


def test_a_study_that_is_over_offers_no_check(site: Client) -> None:
    over = asthma_study("NCT99980003")
    over["protocolSection"]["statusModule"]["overallStatus"] = "COMPLETED"
    keep(asthma_study(), over)
    page = site.get("/compare?id=NCT99980001&id=NCT99980003").content.decode()
    assert "/studies/NCT99980001/check" in page
    assert "/studies/NCT99980003/check" not in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Give the numbers of 2 to 4 studies"),
        ("", "No number at hand? Search for a study"),
        ("id=NCT99980001", "Add a study"),
        ("id=nct99980001&id=NCT99980001", "Add a study"),
        ("id=NCT99980001%20NCT99980002", "Where they differ"),
        ("id=NCT99980001&id=NCT99999999", "Not kept here, so left out: NCT99999999."),
        ("id=cat", "A study number looks like NCT01234567"),
        ("id=" + "&id=".join(f"NCT9998{n:04}" for n in range(1, 9)), "4 studies at most are compared"),
        ("id=%00&id=%3Cscript%3E", "A study number looks like"),
    ],
)
def test_whatever_is_asked_is_answered(site: Client, query: str, said: str) -> None:
    keep(*(asthma_study(f"NCT9998{n:04}", sex="FEMALE" if n % 2 else "ALL") for n in range(1, 7)))
    answer = site.get(f"/compare?{query}")
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_no_more_than_four(site: Client) -> None:
    keep(*(asthma_study(f"NCT9998{n:04}") for n in range(1, 7)))
    page = site.get("/compare?id=" + "&id=".join(f"NCT9998{n:04}" for n in range(1, 7))).content.decode()
    assert page.count('<li><p class="which">') == MOST
