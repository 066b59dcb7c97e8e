"""A whole study: conditions first, keywords and titles as further evidence."""

from __future__ import annotations

from plaintrial.conditions import study_conditions


def found(conditions: list[str], keywords: list[str], titles: list[str]) -> list[tuple[str, str]]:
    return [(m.name, m.where) for m in study_conditions(conditions, keywords, titles)]


def test_conditions_come_first_and_each_once() -> None:
    assert found(["Asthma"], ["asthma", "Atopic Dermatitis"], []) == [
        ("asthma", "condition"),
        ("atopic eczema", "keyword"),
    ]


def test_a_keyword_that_only_contains_a_disease_does_not_count() -> None:
    assert found(["Asthma"], ["diabetes education programme nurses"], []) == [("asthma", "condition")]


def test_drugs_procedures_and_outcomes_in_keywords_are_no_conditions() -> None:
    keywords = ["metformin", "quality of life", "MRI", "pharmacokinetics", "chemotherapy", "blood pressure", "CD4"]
    assert found(["Asthma"], keywords, []) == [("asthma", "condition")]


def test_a_title_counts_only_where_nothing_else_does() -> None:
    assert found(["Drug Safety"], [], ["A Study of Something in Adults With Psoriasis"]) == [("psoriasis", "title")]
    assert found(["Asthma"], [], ["Psoriasis"]) == [("asthma", "condition")]


def test_the_title_tells_short_forms_apart() -> None:
    (match,) = study_conditions(["MS"], [], ["Fatigue in Multiple Sclerosis"])
    assert (match.name, match.why, match.where) == ("multiple sclerosis", "abbreviation", "condition")


def test_an_open_short_form_is_said_once() -> None:
    matches = study_conditions(["MS", "MS"], [], [])
    assert [(m.id, m.why) for m in matches] == [(None, "ambiguous")]


def test_healthy_volunteers_have_no_condition() -> None:
    assert found(["Healthy Volunteers"], ["Pharmacokinetics"], ["A Study in Healthy Adults"]) == []
