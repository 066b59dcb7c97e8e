"""What a heading says of the numbers under it: "Life expectancy:" and then "At least 12 weeks"."""

from __future__ import annotations

from plaintrial.eligibility.numbers.comparison import Comparison
from plaintrial.eligibility.numbers.unit import TIME
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.tree import Subject

_SUBJECTS: dict[str, Subject] = {
    **dict.fromkeys(("age", "ages", "gender and age", "age and sex", "sex and age", "age/sex"), "age"),
    "life expectancy": "life_expectancy",
    "performance status": "performance_status",
}
_SCALE = folded_pattern(rb"(?:\(?(?:who|ecog|zubrod|swog|gog|calgb|ecog/who|who/ecog)\)?)?[ :(-]*")
_WORST = 5


def subject_of(topic: str | None) -> Subject:
    """The subject of a heading's words, "" where they are none that numbers are of."""
    return _SUBJECTS.get(topic.lower(), "") if topic is not None else ""


def of_the_heading(page: Page, at: int, comparison: Comparison) -> tuple[str, str] | None:
    """Variable and family of a number that opens its criterion, by the heading above; None where it says nothing."""
    criterion = page.criteria[at]
    if not criterion.subject or criterion.subject == "age":
        return None
    before = page.folded[criterion.body : comparison.start]
    if criterion.subject == "life_expectancy":
        spans = comparison.shape.bounds[0].kind == TIME and comparison.shape.bounds[0].unit != "half-lives"
        return ("life_expectancy", "time_spans") if spans and not before.strip(b" :(") else None
    values = [bound.value for bound in comparison.shape.bounds if bound.unit is None]
    steps = bool(values) and all(isinstance(value, int) and value <= _WORST for value in values)
    return ("ecog", "performance_status") if steps and _SCALE.is_all(before) else None
