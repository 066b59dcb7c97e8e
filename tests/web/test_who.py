"""Who can join, in words."""

from __future__ import annotations

import pytest

from plaintrial.record.eligibility import Eligibility
from plaintrial.web.study.who import ages, healthy, people, read_age, sex_answer


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("18 Years", "65 Years", "18 to 65 years"),
        ("18 Years", None, "18 years or older"),
        (None, "17 Years", "up to 17 years"),
        ("6 Months", "17 Years", "6 months to 17 years"),
        ("1 Year", "1 Year", "1 to 1 year"),
        ("N/A", "2 Days", "up to 2 days"),
        ("18 Years", "130 Years", "18 years or older"),
        ("grown up", None, "grown up or older"),
        ("18 Years", "old", "18 years to old"),
        ("0 Years", None, "any age"),
        ("0 Days", "17 Years", "up to 17 years"),
        ("1 Hour", "2 Years", "1 hour to 2 years"),
    ],
)
def test_ages(low, high, said):
    assert ages(Eligibility(minimum_age=low, maximum_age=high)) == said


def test_no_limit_is_not_the_same_as_not_said():
    assert ages(Eligibility(std_ages=("CHILD", "ADULT", "OLDER_ADULT"))) == "any age"
    assert ages(Eligibility()) == "the record does not say which ages"


def test_a_number_too_long_to_be_an_age_is_kept_as_written():
    assert read_age("9" * 5000 + " Years").text.startswith("9999")
    assert read_age("18 Moons").text == "18 Moons"


@pytest.mark.parametrize(
    ("sex", "low", "high", "said"),
    [
        ("FEMALE", "18 Years", None, "women"),
        ("FEMALE", "2 Years", "11 Years", "girls"),
        ("FEMALE", "12 Years", None, "women and girls"),
        ("MALE", "18 Years", None, "men"),
        ("ALL", "18 Years", None, "women and men"),
        ("ALL", None, "17 Years", "girls and boys"),
        ("ALL", None, None, "people of any sex"),
        (None, "18 Years", None, "people"),
        ("SOMETHING_NEW", None, None, "other: something new"),
    ],
)
def test_people(sex, low, high, said):
    assert people(Eligibility(sex=sex, minimum_age=low, maximum_age=high)) == said


def test_healthy_volunteers_unknown_is_not_no():
    answers = {healthy(Eligibility(healthy_volunteers=value)) for value in (True, False, None)}
    assert len(answers) == 3
    assert healthy(Eligibility()) == "The record does not say."


def test_sex_unknown_is_not_any():
    assert sex_answer(Eligibility(sex="ALL")) == "Any sex"
    assert sex_answer(Eligibility()) == "The record does not say."
    assert sex_answer(Eligibility(sex="F")) == "Other: f"
