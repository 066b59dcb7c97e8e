"""Whether a number is an age: by the words in it, before it, or by the heading above it."""

from __future__ import annotations

from typing import Any

from plaintrial.eligibility.lexicon import Hit
from plaintrial.eligibility.numbers.comparison import Comparison
from plaintrial.eligibility.numbers.unit import TIME
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import folded_pattern

_OLDEST = 130
_PEOPLE = frozenset(
    b"""men man women woman male males female females adult adults patient patients subject subjects participant
    participants volunteer volunteers children child person persons people individual individuals infant infants boys
    girls adolescent adolescents sex sexes gender genders minors students elderly teenagers youth neonates newborns
    race veterans controls men/women males/females male/female female/male mothers cases outpatients inpatients
    hommes femmes patientes sujets hombres mujeres pacientes""".split()
)
_OF_A_SEX = frozenset(
    b"""men man women woman male males female females adult adults boys girls men/women males/females male/female
    female/male hommes femmes hombres mujeres""".split()
)
_BETWEEN = frozenset(
    b"""who that are is be must between from of at with aged either any both least the all should in and or for to
    being over above under only as old ages age range group""".split()
)
_YOUNG = frozenset(b"children child infants infant neonates newborns babies boys girls toddlers".split())
_OTHER_AGES = frozenset(("gestational_age", "postnatal_age", "bone_age", "age_at_onset", "life_expectancy"))
_AFTER = folded_pattern(
    rb"[\s)]*(?:$|\n|[,.;)]|inclusive|\(inclusive|at |with |who |and |or |male|female|men|women|of either|on |as "
    rb"|when |patients|adult"
    rb"|diagnosed|in the age|both|any|regardless|child|subjects|participants|healthy|old)"
)
_GAP = 40
_SPOKEN = frozenset((b"under ", b"over ", b"above ", b"below ", b"under", b"over", b"above", b"below"))


def is_age(page: Page, at: int, comparison: Comparison, left: Hit | None, filler: Any) -> bool:
    """Whether the comparison of criterion ``at`` is an age; ``left`` is the measure named last before it."""
    shape = comparison.shape
    bound = shape.bounds[0]
    if bound.kind not in (None, TIME) or bound.unit in ("half-lives", "hours", "minutes", "seconds"):
        return False
    if not isinstance(bound.value, (int, float)) or bound.value > _OLDEST:
        return False
    if left is not None and page.together(left.end, comparison.start):
        variable = left.entries[0].term.variable
        gap = page.folded[left.end : comparison.start]
        if variable == "age" and len(gap) < _GAP and (bound.unit == "years" or filler.is_all(gap)):
            return not (shape.word.startswith(b"within") and bound.unit != "years")
        if variable in _OTHER_AGES and len(gap) < _GAP:
            return False
    if shape.word.startswith(b"within") or page.criteria[at].subject not in ("", "age"):
        return False  # "Life expectancy:", and under it "At least 2 years"
    if shape.age:
        return bound.value > 1 or bound.unit is not None
    if bound.unit is None and page.folded[comparison.end : comparison.end + 5] in (b" ages", b" age "):
        return True
    if page.criteria[at].subject == "age" or page.folded.startswith(b" of age", comparison.end):
        return True
    if bound.kind == TIME or shape.word in _SPOKEN:
        return _of_people(page, at, comparison, _PEOPLE)
    bare = bound.unit is None and bound.op != "in" and (shape.word or len(shape.bounds) > 1)
    return bool(bare) and _of_people(page, at, comparison, _OF_A_SEX)


def _of_people(page: Page, at: int, comparison: Comparison, people: frozenset[bytes]) -> bool:
    """ "Men and women, 18-75 years", "Adults (>= 18 years)", "male or female >= 18", or nothing but the years."""
    criterion = page.criteria[at]
    before = page.folded[max(criterion.body, comparison.start - 48) : comparison.start]
    if any(stop in before for stop in (b". ", b"; ")):
        before = before[max(before.rfind(b". "), before.rfind(b"; ")) + 1 :]
    said = before.replace(b"(", b" ").replace(b",", b" ").replace(b":", b" ").split()
    while said and said[-1] in _BETWEEN:
        said.pop()
    unit = comparison.shape.bounds[0].unit
    if unit not in ("years", None):
        return bool(said) and said[-1] in _YOUNG
    ends_well = _AFTER.opens(page.folded[comparison.end : min(criterion.end, comparison.end + 40)])
    if unit is None and not ends_well:
        return False
    if said:
        return said[-1] in people
    return ends_well and people is _PEOPLE
