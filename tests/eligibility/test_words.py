"""What criteria ask in words, and how it stands: denied, excepted, possible, in a window of time."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

from bench.eligibility_labelled import f1, score
from plaintrial.eligibility import Predicate, read_criteria, rules
from plaintrial.eligibility.families import FAMILIES, LEXICON
from plaintrial.eligibility.rule import Rule


def asked(text: str, kind: str = "Exclusion") -> list[Predicate]:
    tree = read_criteria(f"{kind} Criteria:\n\n* {text}")
    return [p for c in tree.criteria for p in c.predicates]


def named(text: str) -> list[tuple[str, object]]:
    return [(p.variable, p.value) for p in asked(text)]


def test_every_module_of_rules_is_a_family() -> None:
    modules = [m.name for m in pkgutil.iter_modules(rules.__path__)]
    found = [import_module(f"{rules.__name__}.{name}").RULE for name in modules]
    assert all(isinstance(rule, Rule) for rule in found)
    assert len(FAMILIES) == len(modules) > 30


@pytest.mark.parametrize("rule", FAMILIES, ids=lambda rule: rule.family)
def test_a_family_knows_words_or_reads_itself(rule: Rule) -> None:
    assert rule.words or rule.measures or rule.read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pregnant or breast-feeding", [("pregnancy", True), ("breast_feeding", True)]),
        ("Wishes to become pregnant", [("pregnancy_planned", True)]),
        ("Hepatitis B or hepatitis C", [("hepatitis_b_and_c", True)]),
        ("Pulmonary hypertension", [("condition", "pulmonary hypertension")]),
        ("Uncontrolled hypertension", [("condition", "hypertension")]),
        ("Hypertension (> 160/100 mmHg)", [("sbp", 160), ("dbp", 100)]),
        ("Thrombocytopenia", [("condition", "thrombocytopenia")]),
        ("Anemia (hemoglobin < 8 g/dL)", [("condition", "anemia"), ("hemoglobin", 8)]),
        ("Crohn's disease", [("condition", "inflammatory bowel disease")]),
        ("T2DM", [("condition", "diabetes")]),
        ("Prior solid organ transplantation", [("transplant", True)]),
        ("Warfarin", [("treatment", "anticoagulants")]),
        ("Vaccination with a live vaccine", [("vaccine", True), ("live_vaccine", True)]),
        ("Cannot read German", [("language", "German")]),
        ("Non-English speaking", [("language", "English")]),
        ("Schwangerschaft oder Stillzeit", [("pregnancy", True), ("breast_feeding", True)]),
        ("Femmes enceintes ou allaitantes", [("pregnancy", True), ("breast_feeding", True)]),
    ],
)
def test_words(text: str, expected: list[tuple[str, object]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Male or female", "all"),
        ("Men and women aged 18-65", "all"),
        ("Women, 40 years and older", "female"),
        ("Healthy male volunteers", "male"),
        ("Males only", "male"),
        ("Both genders", "all"),
        ("Female patients with lupus", "female"),
    ],
)
def test_sex(text: str, value: str) -> None:
    assert ("sex", value) in named(text)


@pytest.mark.parametrize("text", ["Women of childbearing potential", "Women who are pregnant", "Men must use condoms"])
def test_not_a_sex_that_is_asked_for(text: str) -> None:
    assert all(p.variable != "sex" for p in asked(text))


def standing(text: str, kind: str = "Inclusion") -> list[tuple[bool, bool]]:
    return [(p.negated, p.excepted) for p in asked(text, kind) if p.op == "is"]


PLAIN, NO, EXCEPTED = (False, False), (True, False), (False, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No prior chemotherapy", [NO]),
        ("No history of asthma, stroke or epilepsy", [NO, NO, NO]),
        ("Not pregnant or nursing", [NO, NO]),
        ("Free of infection", [NO]),
        ("HIV test must be negative", [NO]),
        ("HIV negative", [NO]),
        ("Negative pregnancy test", [NO]),
        ("Non-smoker", [NO]),
        ("Asthma, but no infection", [PLAIN, NO]),
        ("No asthma. Diabetes", [NO, PLAIN]),
        ("No asthma; diabetes", [NO, PLAIN]),
        ("Asthma with or without rhinitis", [PLAIN, PLAIN]),
        ("Skin disease such as, but not limited to, eczema", [PLAIN, PLAIN]),
        ("Not amenable to surgery", [PLAIN]),
        ("Treated with non-steroidal anti-inflammatory drugs", [PLAIN]),
        ("Inability to give consent", [NO]),
        ("Failure of aspirin", [PLAIN]),
        ("Malignancy except skin cancer", [PLAIN, EXCEPTED]),
        ("Immunosuppressants (except prednisone) or biologics", [PLAIN, EXCEPTED, PLAIN]),
        ("Corticosteroids; inhaled steroids are allowed", [PLAIN, EXCEPTED]),
        ("No infection during treatment, or sepsis", [NO, NO]),
    ],
)
def test_denied_and_excepted(text: str, expected: list[tuple[bool, bool]]) -> None:
    assert standing(text) == expected


def test_excluded_denies_nothing_in_an_exclusion() -> None:
    assert standing("Patients with asthma are excluded", "Exclusion") == [PLAIN]
    assert standing("Patients with asthma are excluded", "Inclusion") == [NO]


def test_what_is_only_possible() -> None:
    assert [p.hypothetical for p in asked("Planned surgery")] == [True]
    assert [p.hypothetical for p in asked("Previous surgery")] == [False]


def window(text: str) -> list[tuple[str, object, str | None, str] | None]:
    windows = [p.window for p in asked(text) if p.op == "is"]
    return [w and (w.op, w.value, w.unit, w.relation) for w in windows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surgery within 4 weeks", ("<=", 4, "weeks", "before")),
        ("Surgery within 4 weeks of screening", ("<=", 4, "weeks", "before")),
        ("Surgery less than 6 months before enrolment", ("<", 6, "months", "before")),
        ("Surgery in the last 12 months", ("<=", 12, "months", "before")),
        ("Surgery during the previous two years", ("<=", 2, "years", "before")),
        ("Surgery in the past year", ("<=", 1, "years", "before")),
        ("Investigational drug within 5 half-lives", ("<=", 5, "half-lives", "before")),
        ("At least 4 weeks since surgery", (">=", 4, "weeks", "before")),
        ("Contraception until 90 days after the last dose", ("<=", 90, "days", "after")),
        ("Asthma for at least 6 months", (">=", 6, "months", "for")),
        ("Asthma of more than 2 years duration", (">", 2, "years", "for")),
        ("Within the last 3 months, received any vaccine", ("<=", 3, "months", "before")),
        ("Surgery", None),
    ],
)
def test_window(text: str, expected: object) -> None:
    assert window(text) == [expected]


def test_a_window_is_shared_by_what_is_listed_and_not_beyond_the_sentence() -> None:
    assert [w is not None for w in window("Stroke, angina or surgery within 6 months. Asthma")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_window_does_not_cross_a_condition() -> None:
    assert window("Epilepsy unless free of seizures for 2 years")[0] is None


def test_overlapping_words_are_read_once_the_longer() -> None:
    (hit,) = LEXICON.find(b"non-melanoma skin cancer", 9)
    assert (hit.start, hit.end) == (0, 24)


def test_our_own_labelled_criteria() -> None:
    counts = score()
    assert f1(counts, "ask") >= 0.95
    assert f1(counts, "no") >= 0.9
    assert f1(counts, "when") >= 0.9


def test_what_is_not_understood_is_counted() -> None:
    tree = read_criteria(
        "Inclusion Criteria:\n\n* Age 18\n* Owns a blue bicycle\n* One of:\n  * Pregnant\n  * Left-handed"
    )
    assert tree.unread == 2
