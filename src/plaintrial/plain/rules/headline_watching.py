"""Questions of studies that watch, and of ways to a treatment outside a study."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.articles import head_of
from plaintrial.plain.shown.conditions import condition, condition_name, is_operation, is_topic, several_conditions
from plaintrial.plain.shown.headline_names import what
from plaintrial.plain.shown.people import CONDITION, OLDEST_AGE, SEX, whom
from plaintrial.plain.subject import group_of, illness, is_side_work, main_condition, main_treatments

_TYPE = "designModule/studyType"
_MODEL = "designModule/designInfo/observationalModel"
_TIME = "designModule/designInfo/timePerspective"
_WHAT = Slot(what, ("armsInterventionsModule/interventions/*/name",), many=True)
_PEOPLE = Slot(whom, (CONDITION, OLDEST_AGE, SEX), many=True)
_ONE = Slot(condition, (CONDITION,))
_CONDITION = Slot(several_conditions, (CONDITION,), many=True)

CASE_CONTROL = Message(
    "How do {people} differ from other people?", given=[given(_MODEL, "CASE_CONTROL")], people=_PEOPLE
)
NATURAL = Message("How does {condition} change over time?", given=[given(_MODEL, "NATURAL_HISTORY")], condition=_ONE)
FAMILIES = Message("What can families teach us about {condition}?", given=[given(_MODEL, "FAMILY_BASED")],
                   condition=_CONDITION)  # fmt: skip
TREATED = Message(
    "How do {people} get on with {what}?", given=[given(_TYPE, "OBSERVATIONAL")], people=_PEOPLE, what=_WHAT
)
BACK = Message("What can past records show about {condition}?", given=[given(_TIME, "RETROSPECTIVE")],
               condition=_CONDITION)  # fmt: skip
FORWARD = Message("What happens to {people} over time?", given=[given(_TIME, "PROSPECTIVE")], people=_PEOPLE)
LEARN = Message("What can we learn about {condition}?", condition=_CONDITION)
ACCESS = Message("Can {people} get {what} outside a study?", given=[given(_TYPE, "EXPANDED_ACCESS")], people=_PEOPLE,
                 what=_WHAT)  # fmt: skip
ACCESS_THEN = Message(
    "How could {people} get {what} outside a study?",
    given=[
        given(_TYPE, "EXPANDED_ACCESS"),
        given("statusModule/overallStatus", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING"),
    ],
    people=_PEOPLE,
    what=_WHAT,
)
ANY = Message("What is this study about?",
              given=[Given(("identificationModule/briefTitle", "identificationModule/nctId"))])  # fmt: skip
_TREATED_KINDS = frozenset(
    ("DRUG", "BIOLOGICAL", "DEVICE", "PROCEDURE", "RADIATION", "DIETARY_SUPPLEMENT", "COMBINATION_PRODUCT")
)
_STEM = 6
_ONE_THING = ("ss", "is", "us", "as", "'s", "diabetes", "AIDS")
MESSAGES = (CASE_CONTROL, NATURAL, FAMILIES, TREATED, BACK, FORWARD, LEARN, ACCESS, ACCESS_THEN, ANY)


def questions(page: Page, say: Say) -> Iterator[Sentence | None]:
    """The questions that fit an observational study, the most telling first."""
    main = main_condition(page)
    if main is None or page.study.design.study_type != "OBSERVATIONAL":
        return
    people = [main, *group_of(page)]
    design = page.study.design.design_info
    model = [page.cite("designModule", "designInfo", "observationalModel")] if design.observational_model else []
    if illness(page) is not None:
        yield say(CASE_CONTROL, *model, *people)
        one = not _are_several(condition_name(main.quote) or "")
        yield say(NATURAL, *model, main) if one and design.time_perspective != "CROSS_SECTIONAL" else None
        yield say(FAMILIES, *model, main)
    kinds = {item.type for item in page.study.arms.interventions}
    given_to_them = main_treatments(page)
    apart = not any(is_side_work(one.quote) or _is_named_in(one.quote, main.quote) for one in given_to_them)
    if not is_topic(main.quote) and _TREATED_KINDS.issuperset(kinds) and apart:
        yield say(TREATED, page.cite("designModule", "studyType"), *people, *given_to_them)


def _are_several(name: str) -> bool:
    """Whether a name is a plural ("worn joints"), of which one would ask "How do"; a few that are none pass for one."""
    head = head_of(name)
    return head.endswith("s") and not head.endswith(_ONE_THING)


def by_time(page: Page, say: Say) -> Iterator[Sentence | None]:
    """What the direction in time alone tells."""
    main = main_condition(page)
    if main is None or not page.study.design.design_info.time_perspective:
        return
    time = page.cite("designModule", "designInfo", "timePerspective")
    yield say(BACK, time, main)
    yield say(FORWARD, time, main, *group_of(page))


def _is_named_in(treatment: str, condition: str) -> bool:
    """Whether the condition is one of the treatment itself: "kidney transplant rejection"."""
    starts = {word[:_STEM] for word in condition.lower().split()}
    return all(word[:_STEM] in starts for word in treatment.lower().split())


def access(page: Page, say: Say) -> Iterator[Sentence | None]:
    """The question of an expanded access record."""
    main = main_condition(page)
    if main is not None and page.study.design.study_type == "EXPANDED_ACCESS":
        kind = page.cite("designModule", "studyType")
        about = [kind, main, *group_of(page), *main_treatments(page)]
        if page.access_is_over:
            yield say(ACCESS_THEN, page.cite("statusModule", "overallStatus"), *about)
        else:
            yield say(ACCESS, *about)


def anything(page: Page, say: Say) -> Iterator[Sentence | None]:
    """What can be asked of any record, a bare title too."""
    main = main_condition(page)
    if main is not None and not is_operation(main.quote):
        yield say(LEARN, main)
    field = "briefTitle" if page.study.identification.brief_title else "nctId"
    yield say(ANY, page.cite("identificationModule", field))
