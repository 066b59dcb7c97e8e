"""Numbers, units, comparisons, and what they are of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.eligibility import read_criteria
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.numbers.comparison import find_comparisons, operator_of
from plaintrial.eligibility.numbers.number import number_value
from plaintrial.eligibility.numbers.ordinal import step_value
from plaintrial.eligibility.numbers.unit import unit_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("18", 18),
        ("1,500", 1500),
        ("100 000", 100000),
        ("1.5", 1.5),
        ("1,5", 1.5),
        (".5", 0.5),
        ("1.5 x 10^9", 1_500_000_000),
        ("1.5 x109", 1_500_000_000),
        ("2 x 10(9)", 2_000_000_000),
        ("100 109", 100_000_000_000),
        ("10^9", 1_000_000_000),
        ("1.5e9", 1_500_000_000),
        ("5 million", 5_000_000),
        ("750k", 750_000),
        ("twelve", 12),
        ("twice", 2),
    ],
)
def test_number(written: str, value: float) -> None:
    assert number_value(written.encode()) == value


@given(st.integers(0, 10**9))
def test_numbers_with_and_without_thousands(value: int) -> None:
    assert number_value(str(value).encode()) == value
    assert number_value(f"{value:,}".encode()) == value


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("years of age", "years"),
        ("yrs", "years"),
        ("y/o", "years"),
        ("kg/m²", "kg/m2"),
        ("kg / m^2", "kg/m2"),
        ("mm Hg", "mmHg"),
        ("mm/Hg", "mmHg"),
        ("mg/dl", "mg/dL"),
        ("milligrams per deciliter", "mg/dL"),
        ("ng/dl", "ng/dL"),
        ("ng/ml", "ng/mL"),
        ("mcg/L", "ug/L"),
        ("gm/dl", "g/dL"),
        ("cells/mm3", "/mm3"),
        ("/µl", "/uL"),
        ("cells per cubic millimeter", "/mm3"),
        ("/mmc", "/mm3"),
        ("IU/L", "IU/L"),
        ("mEq/l", "mEq/L"),
        ("mL/min/1.73m2", "mL/min/1.73m2"),
        ("x ULN", "ULN"),
        ("times the upper limit of normal", "ULN"),
        ("× institutional upper limit of normal (ULN)", "ULN"),
        ("UNL", "ULN"),
        ("times the lower limit of normal", "LLN"),
        ("percent", "%"),
        ("pack-years", "pack-years"),
        ("half-lives", "half-lives"),
        ("°C", "C"),
        ("percentile", "percentile"),
    ],
)
def test_unit(written: str, name: str) -> None:
    unit = unit_of(fold(written))
    assert unit is not None
    assert unit[0] == name


@pytest.mark.parametrize("written", ["apples", "of", ""])
def test_no_unit(written: str) -> None:
    assert unit_of(written.encode()) is None


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        (">=", ">="),
        ("> =", ">="),
        ("=>", ">="),
        (">/=", ">="),
        ("> or =", ">="),
        ("= or >", ">="),
        ("≥", ">="),
        ("greater than or equal to", ">="),
        ("greater or equal to", ">="),
        ("equal to or greater than", ">="),
        ("at least", ">="),
        ("a minimum of", ">="),
        ("no less than", ">="),
        ("not younger than", ">="),
        ("not below", ">="),
        ("<=", "<="),
        ("=<", "<="),
        ("≤", "<="),
        ("less than or equal to", "<="),
        ("at most", "<="),
        ("up to", "<="),
        ("no greater than", "<="),
        ("not more than", "<="),
        ("not exceeding", "<="),
        ("maximum of", "<="),
        ("more than", ">"),
        ("over", ">"),
        ("exceeding", ">"),
        ("below", "<"),
        ("fewer than", "<"),
        ("equal to", "="),
        ("between", "between"),
        ("ranging from", "between"),
    ],
)
def test_operator(written: str, sign: str) -> None:
    assert operator_of(fold(written)) == sign


def bounds(text: str) -> list[tuple[str, Any, str | None]]:
    found = find_comparisons(fold(text), 99)
    return [(b.op, b.value, b.unit) for comparison in found for b in comparison.shape.bounds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 years or older", [(">=", 18, "years")]),
        ("18+ years", [(">=", 18, "years")]),
        ("50 years and older", [(">=", 50, "years")]),
        ("17 or younger", [("<=", 17, None)]),
        ("18-65 years", [(">=", 18, "years"), ("<=", 65, "years")]),
        ("between the ages of 18 and 65", [(">=", 18, None), ("<=", 65, None)]),
        ("6 months to 5 years", [(">=", 6, "months"), ("<=", 5, "years")]),
        ("> 18 and < 65 years", [(">", 18, "years"), ("<", 65, "years")]),
        ("< 18 or > 65 years", [("<", 18, "years"), (">", 65, "years")]),
        ("18 - < 65", [(">=", 18, None), ("<", 65, None)]),
        ("77 to 20 letters", [(">=", 20, "letters"), ("<=", 77, "letters")]),
        ("0, 1 or 2", [("in", (0, 1, 2), None)]),
        ("0 or 1", [("in", (0, 1), None)]),
        ("> ULN", [(">", 1, "ULN")]),
        ("> 1.5 × ULN", [(">", 1.5, "ULN")]),
        ("three times the ULN", [("", 3, "ULN")]),
        (">140/90 mmHg", [(">", 140, "mmHg"), (">", 90, "mmHg")]),
        ("less than (<) 90 mmHg", [("<", 90, "mmHg")]),
        ("≥ 10 kg, < 5 kg", [(">=", 10, "kg"), ("<", 5, "kg")]),
    ],
)
def test_comparison(text: str, expected: list[tuple[str, Any, str | None]]) -> None:
    assert bounds(text) == expected


def asked(text: str, head: str = "Inclusion Criteria:") -> list[tuple[str, str, Any, str | None]]:
    """Variable, sign, value and unit of what one criterion asks in numbers."""
    tree = read_criteria(f"{head}\n\n* {text}")
    return [(p.variable, p.op, p.value, p.unit) for c in tree.criteria for p in c.predicates if p.op != "is"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Age ≥ 18 years", [("age", ">=", 18, "years")]),
        ("Male or female, 18 years or older", [("age", ">=", 18, "years")]),
        ("Adults (≥ 18 years)", [("age", ">=", 18, "years")]),
        ("aged 18 to 75", [("age", ">=", 18, "years"), ("age", "<=", 75, "years")]),
        ("18 ≤ age ≤ 65", [("age", ">=", 18, "years"), ("age", "<=", 65, "years")]),
        ("over the age of 18", [("age", ">", 18, "years")]),
        ("< 18 or > 65 years", [("age", "<", 18, "years"), ("age", ">", 65, "years")]),
        ("9-18 years", [("age", ">=", 9, "years"), ("age", "<=", 18, "years")]),
        ("infants less than 6 months old", [("age", "<", 6, "months")]),
        ("Patients under 18", [("age", "<", 18, "years")]),
        ("Patients must be 18 or more years of age", [("age", ">=", 18, "years")]),
        ("Must be 18 years or more of age", [("age", ">=", 18, "years")]),
        ("male or female >= 18", [("age", ">=", 18, "years")]),
        ("Males and females, 18-65", [("age", ">=", 18, "years"), ("age", "<=", 65, "years")]),
        ("BMI between 18.5 and 30", [("bmi", ">=", 18.5, None), ("bmi", "<=", 30, None)]),
        ("> 30 kg/m2", [("bmi", ">", 30, "kg/m2")]),
        ("Weight \\<55 kgs", [("weight", "<", 55, "kg")]),
        ("40-120 kg", [("weight", ">=", 40, "kg"), ("weight", "<=", 120, "kg")]),
        ("BP > 140/90 mmHg", [("sbp", ">", 140, "mmHg"), ("dbp", ">", 90, "mmHg")]),
        ("systolic > 180 mmHg or diastolic > 110 mmHg", [("sbp", ">", 180, "mmHg"), ("dbp", ">", 110, "mmHg")]),
        ("supine BP >140 mm Hg systolic or >90 mm Hg diastolic", [("sbp", ">", 140, "mmHg"), ("dbp", ">", 90, "mmHg")]),
        ("ECOG performance status of 0 or 1", [("ecog", "in", (0, 1), None)]),
        ("ECOG 0-2", [("ecog", ">=", 0, None), ("ecog", "<=", 2, None)]),
        ("Karnofsky ≥ 70%", [("karnofsky", ">=", 70, "%")]),
        ("NYHA class III or IV", [("nyha_class", "in", (3, 4), None)]),
        ("Child-Pugh class B or higher", [("child_pugh_score", ">=", "B", None)]),
        ("Stage IIIB-IV melanoma", [("stage", ">=", 3, None), ("stage", "<=", 4, None)]),
        ("Life expectancy of at least 3 months", [("life_expectancy", ">=", 3, "months")]),
        (
            "gestational age 24 to 32 weeks",
            [("gestational_age", ">=", 24, "weeks"), ("gestational_age", "<=", 32, "weeks")],
        ),
        ("less than 37 weeks of gestation", [("gestational_age", "<", 37, "weeks")]),
        ("≥ 50% FEV1 predicted", [("fev1", ">=", 50, "%")]),
        ("fasting glucose < 6 mM, A1c < 6%", [("fasting_glucose", "<", 6, "mmol/L"), ("hba1c", "<", 6, "%")]),
        ("AST/ALT > 3 times ULN", [("ast", ">", 3, "ULN"), ("alt", ">", 3, "ULN")]),
        ("ANC of 1500 or greater", [("anc", ">=", 1500, None)]),
        ("TLC > 120%, RV > 150%", [("tlc", ">", 120, "%"), ("rv", ">", 150, "%")]),
        ("residual urine ≥ 50 ml", [("residual_urine", ">=", 50, "mL")]),
        ("More than 2 prior regimens", [("prior_lines_of_therapy", ">", 2, None)]),
        ("More than 2 prior episodes", [("prior_episodes", ">", 2, None)]),
        ("BMI over the 85th percentile", [("bmi", ">", 85, "percentile")]),
    ],
)
def test_what_a_number_is_of(text: str, expected: list[tuple[str, str, Any, str | None]]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 infection",
        "type 2 diabetes",
        "glucose-6-phosphate dehydrogenase deficiency",
        "IL-2 treatment",
        "New York Heart Association, 1964",
        "MMSE [18]",
        "before the 18th birthday",
        "at least one of the following",
        "surgery within 4 weeks",
        "treated for at least 3 months",
        "SGLT2 +/- diet",
        "hypertension (JNC7 stage)",
    ],
)
def test_not_a_measurement(text: str) -> None:
    assert asked(text) == []


def test_a_heading_says_what_the_number_is_of() -> None:
    tree = read_criteria("PATIENT CHARACTERISTICS:\n\nAge:\n\n* 18 and over\n\nRenal:\n\n* Creatinine < 2 mg/dL")
    assert [(p.variable, p.op, p.value) for c in tree.criteria for p in c.predicates] == [
        ("age", ">=", 18),
        ("creatinine", "<", 2),
    ]


@pytest.mark.parametrize(("written", "value"), [(b"iv", 4), (b"i", 1), (b"b", "B"), (None, None)])
def test_steps(written: bytes | None, value: int | str | None) -> None:
    assert step_value(written) == value


@given(st.text(alphabet="0123456789 .,<>=≥-+/%xXa©kgymo\n", max_size=60))
def test_any_soup_of_numbers_is_read_without_failing(text: str) -> None:
    tree = read_criteria(text)
    for criterion in tree.criteria:
        for predicate in criterion.predicates:
            assert criterion.start <= predicate.start < predicate.end <= criterion.end
