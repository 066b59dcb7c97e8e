"""That some people get a dummy or sham treatment."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import is_placebo
from plaintrial.record import Locator

_TYPE = "armsInterventionsModule/armGroups/*/type"
_NAME = "armsInterventionsModule/interventions/*/name"
_PLACEBO = Pattern(r"(?i)placebo|dummy")
_SHAM = Pattern(r"(?i)\bsham\b")
DUMMY_ARM = Message("Some people get a dummy treatment (placebo).", given=[given(_TYPE, "PLACEBO_COMPARATOR")])
DUMMY = Message("A dummy treatment (placebo) is used.", given=[Given((_NAME,), matches=_PLACEBO)])
SHAM_ARM = Message("Some people get a sham treatment, which only looks real.", given=[given(_TYPE, "SHAM_COMPARATOR")])
SHAM = Message("A sham treatment is used, which only looks real.", given=[Given((_NAME,), matches=_SHAM)])
WHAT_IT_IS = Message(
    "A dummy treatment holds no active medicine.",
    given=[Given((_NAME, _TYPE), matches=Pattern(r"(?i)placebo|dummy"))],
)
NOT_ALONE = Message("It holds no active medicine.", given=[Given((_NAME, _TYPE), matches=Pattern(
    r"(?i)placebo|dummy"))])  # fmt: skip


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if _told_by_arms(page):
        named = _named(page)
        yield say(WHAT_IT_IS, named) if named is not None else None
        return
    arm_types = [arm.type for arm in page.study.arms.arm_groups]
    said = None
    for value, message in (("PLACEBO_COMPARATOR", DUMMY_ARM), ("SHAM_COMPARATOR", SHAM_ARM)):
        if value in arm_types:
            cited = page.cite("armsInterventionsModule", "armGroups", arm_types.index(value), "type")
            said = say(message, cited)
            yield said
            yield say(NOT_ALONE, cited)
    if said is None and (named := _named(page)) is not None:
        yield say(DUMMY, named) or say(SHAM, named)
        yield say(NOT_ALONE, named)


def _told_by_arms(page: Page) -> bool:
    """Whether the groups were few enough to say of each what it gets, a dummy treatment among them."""
    arms = page.study.arms.arm_groups
    names = [name for arm in arms for name in arm.intervention_names]
    few = 2 <= len(arms) <= 4 and page.study.design.study_type == "INTERVENTIONAL"
    return few and any("placebo" in name.lower() and len(name.split()) <= 5 for name in names)


def _named(page: Page) -> Locator | None:
    items = page.study.arms.interventions
    places = [n for n, item in enumerate(items) if is_placebo(item.name or "")]
    return page.cite("armsInterventionsModule", "interventions", places[0], "name") if places else None


RULE = Rule("placebo", "asks", (DUMMY_ARM, DUMMY, SHAM_ARM, SHAM, WHAT_IT_IS, NOT_ALONE), _sentences)
