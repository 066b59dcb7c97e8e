from __future__ import annotations

from math import inf

import pytest

from plaintrial.history.criteria.bounds import bounds_of, wording_of
from plaintrial.history.criteria.direction import of_changed
from plaintrial.history.criteria.items import Item, items_of


def item(section: str, text: str) -> Item:
    (found,) = items_of(f"{section} Criteria:\n\n* {text}\n")
    return found


def direction(section: str, before: str, after: str) -> str | None:
    return of_changed(item(section, before), item(section, after))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("age ≥ 18 years", 18 * 365.25, inf),
        ("age \\>= 18", 18, inf),
        ("more than 3 lines", 3, inf),
        ("greater than or equal to 1,000", 1000, inf),
        ("at least two lines", 2, inf),
        ("BMI of 30 or more", 30, inf),
        ("18+ only", 18, inf),
        ("≤ 1.5 x ULN", -inf, 1.5),
        ("platelets > 1.5 x 10^9/L", 1.5e9, inf),
        ("no more than 2 lines", -inf, 2),
        ("not less than 2 lines", 2, inf),
        ("inferior to 6", -inf, 6),
        ("within the last 2 weeks", -inf, 14),
        ("for at least the last 2 weeks", 14, inf),
        ("up to 6 days", -inf, 6),
        ("ECOG 0-1", 0, 1),
        ("ECOG 0 or 1", 0, 1),
        ("ECOG 0, 1 or 2", 0, 2),
        ("between 5 and 9 mg", 5, 9),
        ("18 years to 65 years", 18 * 365.25, 65 * 365.25),
        ("aged 18 - 65", 18, 65),
        ("score of 7", 7, 7),
        ("grade 2 or higher", 2, inf),
        ("minimum age of 18", 18, inf),
        ("10^9 cells", 1e9, 1e9),
    ],
)
def test_bounds(text: str, low: float, high: float) -> None:
    (bound,) = bounds_of(text)
    assert [bound.low, bound.high] == pytest.approx([low, high])


def test_bounds_and_wording() -> None:
    assert [bound.low for bound in bounds_of("age > 18 and BMI > 20")] == [18, 20]
    assert wording_of("Age > 18 or two") == ["age", "or"]
    assert bounds_of("no number here") == []
    assert len(bounds_of("9" * 40 + " and > 5")) == 1


@pytest.mark.parametrize(
    ("section", "before", "after", "expected"),
    [
        ("Inclusion", "Age ≥ 18 years", "Age > 18 years", "narrowed"),
        ("Inclusion", "Age 18-65 years", "Age 18-75 years", "widened"),
        ("Inclusion", "Age 18-65 years", "Age 21-75 years", None),
        ("Inclusion", "HbA1c of 7 on screening", "HbA1c of 8 on screening", None),
        ("Inclusion", "Platelets ≥ 100 and neutrophils ≥ 2", "Platelets ≥ 75 and neutrophils ≥ 1", "widened"),
        ("Inclusion", "Platelets ≥ 100 and neutrophils ≥ 2", "Platelets ≥ 75 and neutrophils ≥ 3", None),
        ("Inclusion", "Dose ≤ 10 mg", "Dose ≤ 1 g", None),
        ("Inclusion", "Age ≥ 18 years", "Weight ≥ 50 kg before the third of all the visits", None),
        ("Inclusion", "No chemotherapy within 4 weeks", "No chemotherapy within 2 weeks", "widened"),
        ("Inclusion", "No known disease for at least 2 years", "No known disease for at least 4 years", "narrowed"),
        ("Inclusion", "Must not be over 65 years", "Must not be over 75 years", "widened"),
        ("Exclusion", "Surgery within 4 weeks", "Surgery within 6 weeks", "narrowed"),
        ("Exclusion", "Cancer unless treated ≥ 2 years ago", "Cancer unless treated ≥ 4 years ago", "narrowed"),
        (
            "Exclusion",
            "Steroids (excluding creams) within 4 weeks",
            "Steroids (excluding creams) within 6 weeks",
            "narrowed",
        ),
        ("Exclusion", "More than 3 prior lines", "More than 4 prior lines", "widened"),
        ("Exclusion", "Blood pressure > 140", "Blood pressure > 140 and pulse > 90", "widened"),
        ("Inclusion", "Men with asthma", "Men with asthma who smoke every day", "narrowed"),
        ("Inclusion", "Men with asthma or eczema", "Men with asthma", "narrowed"),
        ("Exclusion", "Known asthma", "Known asthma requiring steroid tablets", "widened"),
        ("Inclusion", "No asthma", "No asthma or eczema", None),
        ("Inclusion", "Men with asthma", "Men with severe asthma", None),
    ],
)
def test_which_way_a_change_goes(section: str, before: str, after: str, expected: str | None) -> None:
    assert direction(section, before, after) == expected
