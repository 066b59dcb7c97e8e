"""What people in the study do."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from plaintrial.record import study_of
from plaintrial.web.study.enum_words import ARM_TYPES, word
from plaintrial.web.study.outcomes import outcomes_of
from plaintrial.web.study.plan import plan_of
from plaintrial.web.study.reading import reading_of
from plaintrial.web.study.view import study_view
from tests.web.studies import NOW, page_of, raw_study
from tests.web.test_reading import Line
from tests.web.test_study_html import STATE


def plan(**modules):
    return plan_of(study_of(raw_study(**modules)))


def test_the_design_in_sentences():
    assert plan().sentences == (
        "The study plan says what people in the study get or do.",
        "Phase 2 studies look at whether something works, and at its side effects.",
        "Each group follows its own plan, at the same time.",
        "Chance decides which group each person joins. Nobody can choose.",
    )


def test_a_record_that_says_nothing_of_its_design_gets_no_sentences():
    assert plan(design={}, armsInterventions=None) == plan_of(study_of(raw_study(design=None, armsInterventions=None)))
    assert plan(design={}).sentences == ()


@pytest.mark.parametrize(
    ("masking", "said"),
    [
        ({"masking": "NONE"}, "Everyone knows who gets what."),
        (
            {"masking": "DOUBLE", "whoMasked": ["PARTICIPANT", "INVESTIGATOR"]},
            "During the study, these people do not know who gets what: the people taking part and the researchers.",
        ),
        ({"masking": "SINGLE"}, "During the study, some people do not know who gets what."),
    ],
)
def test_masking(masking, said):
    assert plan(design={"designInfo": {"maskingInfo": masking}}).sentences == (said,)


def test_masking_nobody_knows_is_not_guessed_at():
    assert plan(design={"designInfo": {"maskingInfo": {"masking": "PARTLY"}}}).sentences == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Drug: Ibuprofen", "Ibuprofen"),
        ("Dietary Supplement: Zinc", "Zinc"),
        ("Procedure/Surgery: Biopsy", "Biopsy"),
        ("Arm 2: half the dose: 5 mg", "Arm 2: half the dose: 5 mg"),
        ("Ibuprofen", "Ibuprofen"),
    ],
)
def test_what_a_group_gets_is_named_without_its_kind(written, shown):
    found = plan(armsInterventions={"armGroups": [{"label": "A", "interventionNames": [written]}]})
    assert [str(name) for name in found.arms[0].gets] == [shown]


def test_a_group_without_a_name_still_shows_what_it_is():
    (arm,) = plan(armsInterventions={"armGroups": [{"description": "Walks \\>5 km"}, {"type": "OTHER"}]}).arms
    assert (arm.label, arm.text) == ("Group without a name", "<p>Walks &gt;5 km</p>")


def test_a_group_named_by_a_number_or_letter_is_called_a_group():
    groups = [{"label": label} for label in ("1", "12", "A", "Arm A", " ")]
    names = [str(arm.label) for arm in plan(armsInterventions={"armGroups": groups}).arms]
    assert names == ["Group 1", "Group 12", "Group A", "Arm A", "Group without a name"]


def test_a_bullet_typed_before_a_measure_is_dropped():
    found = outcomes_of(study_of(raw_study(outcomes={"primaryOutcomes": [{"measure": "• Pain - at rest"}]})))
    assert str(found.main[0].name) == "Pain - at rest"


def test_words_for_enums():
    assert word(ARM_TYPES, "PLACEBO_COMPARATOR") == "Gets a placebo, a dummy treatment"
    assert word(ARM_TYPES, "HALF_DOSE") == "Other: half dose"
    assert word(ARM_TYPES, "NA") == word(ARM_TYPES, None) == ""


def test_main_outcomes_stand_apart():
    given = {
        "primaryOutcomes": [{"measure": "Pain", "timeFrame": "1 week", "description": "On a scale"}],
        "secondaryOutcomes": [{"measure": "Sleep"}, {}],
        "otherOutcomes": [{"description": "Mood"}],
    }
    found = outcomes_of(study_of(raw_study(outcomes=given)))
    assert [(m.name, m.time, m.text) for m in found.main] == [("Pain", "1 week", "<p>On a scale</p>")]
    assert [str(m.name) for m in found.further] == ["Sleep", ""]


def test_what_the_page_tells_before_is_not_told_again():
    study = study_of(raw_study())
    assert plan_of(study, asked=True).sentences == ()
    assert plan_of(study, asked=True).arms == plan_of(study).arms


def test_its_heading_never_stands_alone():
    view = study_view(page_of(raw_study(armsInterventions=None)), NOW, reading=reading_of([Line("asks", "A cream.")]))
    html = render_to_string("web/study.html", {"view": view, "state": STATE, "here": "?"})
    assert "cream." in html
    assert 'id="plan"' not in html
    assert "#plan" not in html
