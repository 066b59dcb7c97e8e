"""Questions in plain words: each thing once, with a reason, and only what a person can know."""

from __future__ import annotations

import pytest

from plaintrial.eligibility import read_criteria
from plaintrial.eligibility.families import FAMILIES
from plaintrial.eligibility.questions import Asking, Question, questions_of
from plaintrial.eligibility.questions.measures import MEASURES
from plaintrial.eligibility.questions.names import NAMES
from plaintrial.eligibility.questions.yes_or_no import YES_OR_NO

TEXT = """Inclusion Criteria:

* Age 18 to 65
* Lupus
* Female
* ECOG 0 or 1
* Hemoglobin of at least 9 g/dL
* ALT < 2 x ULN

Exclusion Criteria:

* Lupus nephritis or age above 60
* Surgery within 4 weeks
* Asthma for at least 2 years
* Cancer except skin cancer
* Planned transplant
* In the opinion of the investigator, not suited
* Owns a blue bicycle
"""


@pytest.fixture(scope="module")
def asked() -> dict[str, Asking]:
    return {asking.question.key: asking for asking in questions_of(read_criteria(TEXT))}


def test_each_thing_is_asked_once_in_the_order_of_the_text(asked: dict[str, Asking]) -> None:
    assert list(asked) == [
        "age",
        "condition:lupus",
        "sex",
        "ecog",
        "hemoglobin",
        "alt",
        "condition:lupus nephritis",
        "surgery",
        "condition:asthma",
        "cancer",
    ]
    assert asked["age"].criteria == ("i1", "e1")


def test_a_number_is_asked_in_the_unit_of_the_criterion(asked: dict[str, Asking]) -> None:
    units = {key: (asked[key].question.answer, asked[key].question.unit) for key in ("age", "hemoglobin", "alt")}
    assert units == {"age": ("number", "years"), "hemoglobin": ("number", "g/dL"), "alt": ("number", "U/L")}


def test_a_time_is_asked_where_a_criterion_looks_at_it(asked: dict[str, Asking]) -> None:
    assert "long ago" in asked["surgery"].question.when
    assert asked["condition:asthma"].question.when == "For how long?"
    assert asked["condition:lupus"].question.when == ""


def test_a_scale_is_asked_in_words(asked: dict[str, Asking]) -> None:
    assert [value for value, _ in asked["ecog"].question.choices] == [0, 1, 2, 3, 4]
    assert [value for value, _ in asked["sex"].question.choices] == ["female", "male"]


def every_question() -> list[Question]:
    names = [
        (term.variable, str(term.value))
        for rule in FAMILIES
        for term in rule.words
        if term.variable in ("condition", "treatment", "symptom", "language")
    ]
    lines = "\n".join(f"* {value}" for _, value in names)
    return [
        *YES_OR_NO.values(),
        *MEASURES.values(),
        *(each.question for each in questions_of(read_criteria(f"Inclusion Criteria:\n\n{lines}"))),
    ]


def test_questions_are_short_and_say_why() -> None:
    for question in every_question():
        for text in (question.text, question.of_other):
            assert text.endswith("?")
            assert text[0].isupper()
            assert len(text.split()) <= 20, text
        assert question.why.endswith(".")
        assert question.effort in (1, 2, 3)


def test_the_tables_name_what_the_rules_know() -> None:
    variables = {term.variable for rule in FAMILIES for term in (*rule.words, *rule.measures)}
    variables |= {variable for rule in FAMILIES for variable in rule.reads}
    named = {f"{term.variable}:{term.value}" for rule in FAMILIES for term in rule.words}
    read_by_number = {"pack_years", "cigarettes", "drinks"}
    assert YES_OR_NO.keys() <= variables
    assert MEASURES.keys() <= variables | read_by_number
    assert NAMES.keys() <= named
