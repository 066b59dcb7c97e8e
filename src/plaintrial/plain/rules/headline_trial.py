"""Questions a trial asks, by purpose, phase and what it measures first."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions
from plaintrial.plain.message import Given, Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.conditions import is_healthy, several_conditions
from plaintrial.plain.shown.headline_names import two_treatments, what
from plaintrial.plain.shown.people import CONDITION, OLDEST_AGE, SEX, whom
from plaintrial.plain.shown.treatments import is_inactive
from plaintrial.plain.subject import (
    group_of,
    has_people,
    illness,
    is_only_for_comparison,
    is_side_work,
    main_condition,
    main_treatments,
    prevented,
    title_treatment,
)
from plaintrial.plain.subject_title import PREVENTS
from plaintrial.plain.texts import TEXT_PLACES
from plaintrial.record import Locator

_TYPE = "designModule/studyType"
_PURPOSE = "designModule/designInfo/primaryPurpose"
_MEASURE = "outcomesModule/primaryOutcomes/*/measure"
_NAMES = ("armsInterventionsModule/interventions/*/name", "identificationModule/briefTitle")
_KIND = "armsInterventionsModule/interventions/*/type"

_WHAT = Slot(what, _NAMES, many=True)
_WHAT_LISTED = Slot(what, _NAMES[:1], many=True)
_PEOPLE = Slot(whom, (CONDITION, OLDEST_AGE, SEX), many=True)
_CONDITION = Slot(several_conditions, (CONDITION,), many=True)
_TREATS = given(_PURPOSE, "TREATMENT", "SUPPORTIVE_CARE")
_SAYS_PREVENT = Given(("identificationModule/briefTitle",), matches=PREVENTS)
_TRIES = given(_TYPE, "INTERVENTIONAL")
_DOSE = Pattern(r"(?i)\bmaxim\w+ tolerated dose|\bdose[- ](?:escalation|finding|ranging)"
                    r"|\brecommended (?:phase \w+ )?dose"
                    r"|\bhighest dose|\bincreasing doses|\boptimal dose|\bdifferent doses")  # fmt: skip


def _relief(text: str, pattern: str) -> Message:
    measured = Given((_MEASURE,), matches=Pattern("(?i)" + pattern))
    return Message(text, given=[_TREATS, measured], what=_WHAT, people=_PEOPLE)


RELIEF = (
    _relief("Can {what} help {people} feel less tired?", r"\bfatigue|\btiredness"),
    _relief("Can {what} help {people} have less pain?",
            r"\bpain (?:score|intensity|relief|scale|severity|level|rating|reduction)|\bVAS\b.*pain|pain.*\bVAS\b"),
    _relief("Can {what} help {people} itch less?", r"\bpruritus|\bitch"),
    _relief("Can {what} help {people} sleep better?", r"\binsomnia severity|\bsleep (?:quality|latency|efficiency)"),
    _relief("Can {what} help {people} have fewer asthma attacks?", r"\basthma exacerbation"),
    _relief("Can {what} help {people} live longer?", r"^(?:median |overall )+survival\b|^survival$"),
    _relief("Can {what} help {people} feel less low?",
            r"\b(?:depression|depressive symptoms?) (?:score|rating|scale|severity)|hamilton depression|\bMADRS"),
    _relief("Can {what} help {people} feel less anxious?", r"\banxiety (?:score|rating|scale|level|severity|symptoms)"),
    _relief("Can {what} help {people} feel less sick?", r"\bnausea|\bvomiting"),
    _relief("Can {what} help {people} breathe better?", r"\bFEV1?\b|forced expiratory volume|\bdyspn"),
    _relief("Can {what} help {people} stop smoking?",
            r"\b(?:smoking|tobacco|cigarette)\b.*\babstinence|abstinence.*\b(?:smoking|tobacco|cigarette)"),
    _relief("Can {what} help {people} bleed less?", r"\b(?:annualized bleeding rate|blood loss|bleeding episodes)"),
    _relief("Can {what} help {people} walk further?", r"\b(?:6|six)[- ]min\w* walk"),
)  # fmt: skip
"""Outcomes people feel. Each only says what a measure of it is for; direction comes from the purpose."""


def _by_purpose(text: str, *values: str, **slots: Slot) -> Message:
    return Message(text, given=[given(_PURPOSE, *values)], **slots)


TREAT = _by_purpose("Can {what} help {people}?", "TREATMENT", what=_WHAT, people=_PEOPLE)
SUPPORT = _by_purpose("Can {what} support {people}?", "SUPPORTIVE_CARE", what=_WHAT, people=_PEOPLE)
PREVENT = Message(
    "Can {what} help prevent {condition}?",
    given=[given(_PURPOSE, "PREVENTION"), _SAYS_PREVENT],
    what=_WHAT_LISTED,
    condition=_CONDITION,
)
FIND = _by_purpose(
    "Can {what} help find or check {condition}?", "DIAGNOSTIC", "SCREENING", what=_WHAT, condition=_CONDITION
)
CARE = _by_purpose(
    "Can {what} improve care for {people}?",
    "HEALTH_SERVICES_RESEARCH",
    "EDUCATIONAL_COUNSELING_TRAINING",
    what=_WHAT,
    people=_PEOPLE,
)
DEVICE = _by_purpose("Can {what} work for {people}?", "DEVICE_FEASIBILITY", what=_WHAT, people=_PEOPLE)
WITH_PEOPLE = {"TREATMENT": TREAT, "SUPPORTIVE_CARE": SUPPORT, "HEALTH_SERVICES_RESEARCH": CARE,
               "EDUCATIONAL_COUNSELING_TRAINING": CARE, "DEVICE_FEASIBILITY": DEVICE}  # fmt: skip
WITH_ILLNESS = {"PREVENTION": PREVENT, "DIAGNOSTIC": FIND, "SCREENING": FIND}

WHICH = Message(
    "Which helps {people} more: {two}?", given=[_TREATS], people=_PEOPLE, two=Slot(two_treatments, _NAMES, many=True)
)
DOSE = Message(
    "Which dose of {what} suits {people}?", given=[Given(TEXT_PLACES, matches=_DOSE)], what=_WHAT, people=_PEOPLE
)
EFFECTS = Message("What are the effects of {what} in {people}?", given=[_TRIES], what=_WHAT, people=_PEOPLE)
TREAT_CONDITION = Message("Can {what} help with {condition}?", given=[_TREATS], what=_WHAT, condition=_CONDITION)
EFFECTS_ALONE = Message("What are the effects of {what}?", given=[_TRIES], what=_WHAT)
WHICH_MEDICINES = Message("Which medicines could help {people}?", given=[_TREATS, given(_KIND, "DRUG")], people=_PEOPLE)
WHICH_TREATMENTS = Message("Which treatments could help {people}?", given=[_TREATS], people=_PEOPLE)
COULD_HELP = Message("What could help {people}?", given=[_TREATS], people=_PEOPLE)
COULD_PREVENT = Message(
    "What could help prevent {condition}?", given=[given(_PURPOSE, "PREVENTION"), _SAYS_PREVENT], condition=_CONDITION
)

MESSAGES = (*RELIEF, TREAT, SUPPORT, PREVENT, FIND, CARE, DEVICE, WHICH, DOSE, EFFECTS, TREAT_CONDITION, EFFECTS_ALONE,
            WHICH_MEDICINES, WHICH_TREATMENTS, COULD_HELP, COULD_PREVENT)  # fmt: skip
_AGAINST = Pattern(r"(?i)\b(?:versus|vs\.?|compared (?:to|with)|comparison of)\s|\w-controlled\b")
"""What a title says of treatments that are set against each other."""
_EARLY = frozenset(("PHASE1", "EARLY_PHASE1"))


def questions(page: Page, say: Say) -> Iterator[Sentence | None]:
    """The questions that fit, the most telling first."""
    kind = page.cite("designModule", "studyType")
    purpose = page.study.design.design_info.primary_purpose
    aim = [page.cite("designModule", "designInfo", "primaryPurpose")] if purpose else []
    tried = _tried(page)
    together = [] if _in_groups_apart(page, tried) else tried
    main = main_condition(page)
    people = [main, *group_of(page)] if main is not None and has_people(page) else []
    if people and tried:
        yield from _early(page, say, kind, tried, people)
        if _is_the_problem(tried, people[0]) or is_healthy(people[0].quote):
            yield say(EFFECTS, kind, *tried, *people)
        yield from _compared(page, say, [*aim, *people])
        yield from _relieved(page, say, [*aim, *together, *people])
        if purpose in WITH_PEOPLE:
            yield say(WITH_PEOPLE[purpose], *aim, *together, *people)
        if not together:
            yield from _several(page, say, [*aim, *people])
    disease = illness(page)
    if disease is not None and purpose in WITH_ILLNESS:
        cited = prevented(page) if purpose == "PREVENTION" else [disease]
        yield say(WITH_ILLNESS[purpose], *aim, *together, *cited)
        yield say(COULD_PREVENT, *aim, *cited)
    if main is not None:
        yield say(EFFECTS, kind, *tried, *people) if people else None
        yield say(TREAT_CONDITION, *aim, *together, main)
        yield from _several(page, say, [*aim, *people])
        yield say(COULD_HELP, *aim, *people)
    yield say(EFFECTS_ALONE, kind, *tried)


def _tried(page: Page) -> list[Locator]:
    """What the headline names: the treatments where they are few, else what the title says."""
    listed = main_treatments(page)
    finds = page.study.design.design_info.primary_purpose in ("DIAGNOSTIC", "SCREENING")
    if listed and not finds and all(is_side_work(one.quote) for one in listed):
        return []  # a sample or a scan is not what is tried out
    return listed if what(listed, page.language) is not None else title_treatment(page)


def _in_groups_apart(page: Page, listed: list[Locator]) -> bool:
    """Whether two treatments are only given to different groups: "A and B" would be wrong of them."""
    if len(listed) != 2:
        return False
    arms = page.study.arms.arm_groups
    groups = [" ; ".join(arm.intervention_names).lower() for arm in arms]
    if not any(groups):  # older records: only labels, and the title, tell who gets what
        groups = [(arm.label or "").lower() for arm in arms]
        if _AGAINST.search(page.study.identification.brief_title or "") is not None:
            return True
    if len(groups) < 2:
        return False
    first, second = ({n for n, names in enumerate(groups) if one.quote.lower() in names} for one in listed)
    return bool(first) and bool(second) and not first & second


def _is_the_problem(tried: list[Locator], condition: Locator) -> bool:
    """Whether what is given is what people suffer from: cocaine in people with cocaine problems."""
    return any(" " not in locator.quote and locator.quote.lower() in condition.quote.lower() for locator in tried)


def _several(page: Page, say: Say, frame: list[Locator]) -> Iterator[Sentence | None]:
    kinds = [item.type for item in page.study.arms.interventions]
    if len(kinds) > 1 and kinds.count("DRUG") == len(kinds):
        yield say(WHICH_MEDICINES, page.cite("armsInterventionsModule", "interventions", 0, "type"), *frame)
    if len(kinds) > 1:
        yield say(WHICH_TREATMENTS, *frame)


def _early(
    page: Page, say: Say, kind: Locator, tried: list[Locator], people: list[Locator]
) -> Iterator[Sentence | None]:
    if not _EARLY.intersection(page.study.design.phases):
        return
    dose = next(mentions(page, _DOSE, words=("dos",)), None)
    if dose is not None and len(tried) == 1:
        yield say(DOSE, dose, *tried, *people)
    if "PHASE2" not in page.study.design.phases:
        yield say(EFFECTS, kind, *tried, *people)


def _compared(page: Page, say: Say, frame: list[Locator]) -> Iterator[Sentence | None]:
    """Two groups put together by chance, each with one active treatment of its own."""
    arms = page.study.arms.arm_groups
    if len(arms) != 2 or page.study.design.design_info.allocation != "RANDOMIZED":
        return
    given_names = [arm.intervention_names for arm in arms]
    if any(len(names) != 1 for names in given_names) or given_names[0] == given_names[1]:
        return
    names = [item.name for item in page.study.arms.interventions]
    bare = [group[0].partition(": ")[2] for group in given_names]
    if all(name in names and not is_inactive(name) and not is_only_for_comparison(page, name) for name in bare):
        two = [page.cite("armsInterventionsModule", "interventions", names.index(name), "name") for name in bare]
        yield say(WHICH, *frame, *two)


def _relieved(page: Page, say: Say, frame: list[Locator]) -> Iterator[Sentence | None]:
    outcomes = page.study.outcomes.primary_outcomes
    if not outcomes or not outcomes[0].measure:
        return
    measure = page.cite("outcomesModule", "primaryOutcomes", 0, "measure")
    for message in RELIEF:
        if message.given[1].holds(measure):
            yield say(message, *frame, measure)
            return
