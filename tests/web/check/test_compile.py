"""From a record to questions and tests of answers: what decides, what never does, and what the rules say of both."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from plaintrial.conditions import vocabulary
from plaintrial.eligibility import read_criteria, screen
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.screening.asked import asked_by
from plaintrial.web.check.bundle import UNKNOWN, Bundle, bundle_json, json_for_script
from plaintrial.web.check.condition import Listed, condition_bundle
from plaintrial.web.check.criteria import MOST_WEIGHED
from plaintrial.web.check.paper import on_paper
from plaintrial.web.check.probe import NOBODY, Probe
from plaintrial.web.check.study import study_bundle
from plaintrial.web.check.weigh import can_be_asked, known, next_question, outcome, set_aside, truth
from tests.web.check.studies import CRITERIA, asthma_study


def at(bundle: Bundle, name: str) -> int:
    return next(n for n, question in enumerate(bundle.questions) if question.id == name)


def said(bundle: Bundle, **given: Any) -> dict[int, Any]:
    """Answers by the ids of questions, blanks and signs written as "_"."""
    plain = {
        "".join(c if c.isascii() and c.isalnum() else "_" for c in q.id): n for n, q in enumerate(bundle.questions)
    }
    return {plain[name]: answer for name, answer in given.items()}


def verdicts(bundle: Bundle, answers: dict[int, Any]) -> dict[str, str]:
    return {c.text: outcome(bundle, answers, c) for c in bundle.studies[0].criteria}


@pytest.fixture
def bundle() -> Bundle:
    return study_bundle(asthma_study())


def test_without_answers_everything_is_to_be_asked(bundle: Bundle) -> None:
    assert set(verdicts(bundle, {}).values()) == {"ask"}


def test_unknown_never_excludes(bundle: Bundle) -> None:
    everything = dict.fromkeys(range(len(bundle.questions)), UNKNOWN)
    assert set(verdicts(bundle, everything).values()) == {"ask"}
    assert next_question(bundle, everything) == -1


@pytest.mark.parametrize(
    ("given", "text", "wanted"),
    [
        ({"age": 17}, "Youngest age: 18 Years", "does_not_fit"),
        ({"age": 18}, "Youngest age: 18 Years", "fits"),
        ({"age": 65.9}, "Age 18 to 65 years", "fits"),
        ({"age": 66}, "Age 18 to 65 years", "does_not_fit"),
        ({"ill": "ill"}, "Diagnosis of asthma", "fits"),
        ({"ill": "healthy"}, "Healthy volunteers: no", "does_not_fit"),
        ({"ill": "other"}, "Healthy volunteers: no", "ask"),
        ({"condition_asthma": "no"}, "Diagnosis of asthma", "does_not_fit"),
        ({"bmi_kg_m_": 35}, "Body mass index of at most 35 kg/m2", "fits"),
        ({"bmi_kg_m_": 35.5}, "Body mass index of at most 35 kg/m2", "does_not_fit"),
        ({"surgery": "no"}, "At least 4 weeks since surgery", "fits"),
        ({"surgery": "yes"}, "At least 4 weeks since surgery", "ask"),
        ({"surgery": "yes", "surgery_ago": 28}, "At least 4 weeks since surgery", "fits"),
        ({"ecog": "1"}, "ECOG 0 or 1", "fits"),
        ({"ecog": "2"}, "ECOG 0 or 1", "does_not_fit"),
        ({"pregnancy": "yes"}, "Pregnant or breast-feeding", "does_not_fit"),
        ({"sex": "male"}, "Pregnant or breast-feeding", "fits"),
        ({"sex": "female", "age": 70}, "Pregnant or breast-feeding", "fits"),
        ({"sex": "female", "age": 40}, "Pregnant or breast-feeding", "ask"),
        ({"pregnancy": "no", "breast_feeding": "no"}, "Pregnant or breast-feeding", "fits"),
        ({"condition_lung_cancer": "yes"}, "Lung cancer", "does_not_fit"),
        ({"treatment_anticoagulants": "no"}, "Treatment with warfarin", "fits"),
        ({"treatment_anticoagulants": "yes"}, "Treatment with warfarin", "ask"),
        (
            {"treatment_anticoagulants": "yes", "treatment_anticoagulants_warfarin": "yes"},
            "Treatment with warfarin",
            "does_not_fit",
        ),
        (
            {"treatment_anticoagulants": "yes", "treatment_anticoagulants_warfarin": "no"},
            "Treatment with warfarin",
            "fits",
        ),
        ({"investigational_treatment": "yes"}, "Investigational drug within the last 30 days", "ask"),
        (
            {"investigational_treatment": "yes", "investigational_treatment_ago": 30},
            "Investigational drug within the last 30 days",
            "does_not_fit",
        ),
        (
            {"investigational_treatment": "yes", "investigational_treatment_ago": 31},
            "Investigational drug within the last 30 days",
            "fits",
        ),
        ({"consent": "no"}, "Able to give written informed consent", "does_not_fit"),
    ],
)
def test_answers_decide(bundle: Bundle, given: dict[str, Any], text: str, wanted: str) -> None:
    assert verdicts(bundle, said(bundle, **given))[text] == wanted


def test_who_never_had_surgery_had_none_lately(bundle: Bundle) -> None:
    surgery = next(c for c in bundle.studies[0].criteria if c.text == "At least 4 weeks since surgery").atoms[0]
    ways = [({"surgery": "no"}, True), ({"surgery": "yes"}, None)]
    ways += [({"surgery": "yes", "surgery_ago": days}, days >= 28) for days in (27, 28, 400)]
    assert [truth(bundle, said(bundle, **given), surgery) for given, _ in ways] == [wanted for _, wanted in ways]


def test_what_nobody_reads_is_said(bundle: Bundle) -> None:
    unread = [c.text for c in bundle.studies[0].criteria if not c.read]
    assert unread == ["Owns a blue bicycle"]


def test_a_narrower_question_comes_only_after_the_wider_one(bundle: Bundle) -> None:
    narrow, wide = at(bundle, "treatment:anticoagulants|warfarin"), at(bundle, "treatment:anticoagulants")
    assert not can_be_asked(bundle, {}, narrow)
    assert not can_be_asked(bundle, {wide: UNKNOWN}, narrow)
    assert can_be_asked(bundle, {wide: "yes"}, narrow)
    assert known(bundle, {wide: "no"}, narrow) == "no"


def test_nobody_is_asked_of_a_pregnancy_before_sex_and_age(bundle: Bundle) -> None:
    pregnant, sex, age = at(bundle, "pregnancy"), at(bundle, "sex"), at(bundle, "age")
    assert not can_be_asked(bundle, {sex: "female"}, pregnant)
    assert can_be_asked(bundle, {sex: "female", age: 30}, pregnant)
    assert known(bundle, {sex: "female", age: 6}, pregnant) == "no"


def test_every_question_has_its_turn_and_says_why(bundle: Bundle) -> None:
    answers: dict[int, Any] = {}
    asked = []
    while (q := next_question(bundle, answers)) >= 0:
        question = bundle.questions[q]
        asked.append(question.id)
        assert question.text.endswith("?")
        assert question.why
        assert "the person" not in question.other.lower()
        answers[q] = {"yes": "yes", "choice": UNKNOWN}.get(question.kind, 40)
    assert len(asked) == len(set(asked))
    times = ["investigational_treatment", "investigational_treatment|ago"]
    assert {"age", "condition:asthma", *times, "treatment:anticoagulants|warfarin"} <= set(asked)
    assert asked.index(times[0]) < asked.index(times[1])


def test_text_and_field_that_disagree_are_left_to_the_team() -> None:
    bundle = study_bundle(asthma_study(minimumAge="16 Years"))
    for age in (10, 17, 30):
        found = verdicts(bundle, said(bundle, age=age))
        assert found["Youngest age: 16 Years"] == "ask"
        assert found["Age 18 to 65 years"] == "ask"


@pytest.mark.parametrize(
    "criteria",
    [
        "Inclusion Criteria:\n\n* Chemotherapy\n* Radiotherapy",
        "Inclusion Criteria:\n\n* Asthma\n* Lung cancer\n* Lupus",
        "Inclusion Criteria:\n\n* No prior therapy for asthma",
        "Inclusion Criteria:\n\n* At least 2 of the following:\n    * Asthma\n    * Smoking",
        "Inclusion Criteria:\n\n* Children with allergic diseases, healthy children",
        "Exclusion Criteria:\n\n* No asthma\n* for asthma\n* Asthma and",
        "Inclusion Criteria:\n\n* Cohort A:\n    * Age 65 to 70 years:",
    ],
)
def test_lines_that_only_look_like_criteria_stop_nobody(criteria: str) -> None:
    bundle = study_bundle(asthma_study(criteria=criteria))
    answers = [("ill", "ill"), ("ill", "healthy"), *((q.id, a) for q in bundle.questions for a in ("yes", "no", 20))]
    for name, answer in answers:
        found = outcomes_of_text(bundle, {at(bundle, name): answer})
        assert "does_not_fit" not in found, (name, answer)


def outcomes_of_text(bundle: Bundle, answers: dict[int, Any]) -> list[str]:
    fields = {"minimumAge", "maximumAge", "sex", "healthyVolunteers"}
    return [outcome(bundle, answers, c) for c in bundle.studies[0].criteria if c.id not in fields]


def test_the_rules_of_screening_say_the_same() -> None:
    """Random truths of what criteria ask: the check is never bolder than screening, and never contradicts it."""
    chance = random.Random(5)
    lines = [line for line in CRITERIA.splitlines() if line.startswith("* ")]
    seen = set()
    for _ in range(60):
        some = chance.sample(lines, 4)
        text = "Inclusion Criteria:\n\n" + "\n".join(some[:2]) + "\n\nExclusion Criteria:\n\n" + "\n".join(some[2:])
        bundle, tree, folded = study_bundle(asthma_study(criteria=text)), read_criteria(text), fold(text)
        answers = {q: _answer(chance, each.kind) for q, each in enumerate(bundle.questions) if chance.random() < 0.7}
        read = {c.id: c for c in tree.criteria}
        for criterion in bundle.studies[0].criteria:
            if criterion.id not in read or not criterion.atoms:
                continue
            ours = outcome(bundle, answers, criterion)
            asked = asked_by(read[criterion.id], folded, NOBODY)
            truths = [truth(bundle, answers, atom) for atom in criterion.atoms]
            theirs = Probe(read[criterion.id], folded, asked).judged(truths)
            assert ours in ("ask", theirs), (criterion.text, truths)
            seen.add(ours)
    assert seen == {"fits", "does_not_fit", "ask"}


def _answer(chance: random.Random, kind: str) -> Any:
    if kind == "yes":
        return chance.choice(("yes", "no"))
    return chance.choice(("ill", "male", "female", "0", "2")) if kind == "choice" else chance.choice((1, 20, 40, 90))


def test_json_cannot_end_its_script() -> None:
    hostile = asthma_study(criteria="Inclusion Criteria:\n\n* </script foo \u2028 & 3 < 4 asthma")
    assert not set("<>&\u2028\u2029") & set(bundle_json(study_bundle(hostile)))
    written = json_for_script({"title": "</script>\u2028&"})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"title": "</script>\u2028&"}


def test_e_mail_addresses_stay_hidden() -> None:
    bundle = study_bundle(asthma_study(criteria="Inclusion Criteria:\n\n* Write to ada@honeytoken.example"))
    assert "honeytoken" not in bundle_json(bundle)


@pytest.mark.parametrize("raw", [{}, {"protocolSection": None}, {"protocolSection": {"eligibilityModule": []}}])
def test_a_record_without_criteria_has_none(raw: dict[str, Any]) -> None:
    bundle = study_bundle(raw)
    assert bundle.studies[0].criteria == ()
    assert next_question(bundle, {}) == -1


def test_the_paper_has_each_question_once_and_times_after_theirs(bundle: Bundle) -> None:
    lines = on_paper(bundle)
    texts = [line.text for line in lines]
    assert len(texts) == len(set(texts))
    at_surgery = texts.index("Have you had an operation?")
    assert texts[at_surgery + 1].startswith("Have you had an operation? About how long ago")
    assert all(line.ways or line.unit is not None for line in lines)


def test_a_condition_keeps_only_what_can_stop_and_counts_the_rest() -> None:
    concept = vocabulary().lookup("asthma")
    assert concept is not None
    one, two = (
        asthma_study(),
        asthma_study("NCT99980002", "Inclusion Criteria:\n\n* Age 70 to 80 years", minimumAge="70 Years"),
    )
    bundle = condition_bundle(concept, [Listed(one, "One", where="Lyon"), Listed(two, "Two")])
    whole = study_bundle(one).studies[0]
    assert [study.title for study in bundle.studies] == ["One", "Two"]
    assert len(bundle.studies[0].criteria) + bundle.studies[0].more == len(whole.criteria)
    assert all(c.none or any(a.decides for a in c.atoms) for study in bundle.studies for c in study.criteria)
    answers = {at(bundle, "age"): 40}
    assert [set_aside(bundle, answers, study) for study in bundle.studies] == [False, True]
    assert known(bundle, {at(bundle, "ill"): "ill"}, at(bundle, "condition:asthma")) == "yes"


def test_too_many_studies_are_cut() -> None:
    concept = vocabulary().lookup("asthma")
    assert concept is not None
    short = asthma_study(criteria="Inclusion Criteria:\n\n* Age 18 to 65 years")
    bundle = condition_bundle(concept, [Listed(short, str(n)) for n in range(130)])
    assert len(bundle.studies) == 100


def test_screening_takes_a_person_of_whom_nothing_is_known() -> None:
    """The check asks the rules of screening about nobody: a line that is true of everybody must not stop them."""
    study = asthma_study(criteria="Inclusion Criteria:\n\n* Male or female patients with asthma")
    assert "does_not_fit" not in {verdict.verdict for verdict in screen(study, answers={})}


def test_of_an_endless_text_the_first_part_is_weighed_and_all_is_shown() -> None:
    lines = [f"* No stroke within {n} weeks" for n in range(1, MOST_WEIGHED + 41)]
    bundle = study_bundle(asthma_study(criteria="Inclusion Criteria:\n\n" + "\n".join(lines)))
    criteria = [c for c in bundle.studies[0].criteria if "stroke" in c.text]
    assert len(criteria) == len(lines)
    assert all(c.atoms for c in criteria[:MOST_WEIGHED])
    assert not any(c.atoms or c.read for c in criteria[MOST_WEIGHED:])
