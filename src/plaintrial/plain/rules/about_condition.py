"""Which conditions, or which people, the study is about."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.conditions import (
    condition_full,
    condition_name,
    conditions,
    is_healthy,
    is_topic,
    people_with,
)
from plaintrial.plain.shown.people import CONDITION, whom
from plaintrial.plain.subject import cite_condition, is_treatment_of, main_condition

ONE = Message("It is about {condition}.", condition=Slot(condition_full, (CONDITION,)))
SEVERAL = Message("It is about {conditions}.", conditions=Slot(conditions, (CONDITION,), many=True))
MANY = Message(
    "It is about several conditions, such as {conditions}.", conditions=Slot(conditions, (CONDITION,), many=True)
)
PEOPLE = Message("The study is with {people}.", people=Slot(whom, (CONDITION,)))
NONE = Message("The record does not say which illness it is about.", given=[nothing_at("conditionsModule/conditions")])

_AGES_AND_SEXES = frozenset(
    ("child", "children", "children, only", "adult", "adults", "infant", "infants", "adolescent", "adolescents", "aged",
     "elderly", "pediatrics", "women", "men", "female", "male", "newborn", "newborns", "patients", "parents", "humans")
)  # fmt: skip
"""Who takes part, typed among illnesses: said with those, they would be one of them."""
_PEOPLE = ("people ", "healthy ")
"""How a name begins that is one of people, not of an illness."""
_LISTED = 3


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    main = main_condition(page)
    if main is None:
        if not page.study.conditions.conditions:
            yield say(NONE, page.silent("conditionsModule", "conditions"))
        return
    people = people_with(main.quote)
    if people and " with " not in people and not _healthy_beside(page, main.quote):
        yield say(PEOPLE, main)
        return
    places = _named(page)
    cited = [cite_condition(page, place) for place in places.values()]
    if len(cited) == 1:
        yield say(ONE, main)
    else:
        yield say(SEVERAL if len(cited) <= _LISTED else MANY, *cited[:_LISTED]) or say(ONE, main)


def _healthy_beside(page: Page, quote: str) -> bool:
    """Whether healthy people are listed beside others: the study is then not with those others alone."""
    return not is_healthy(quote) and any(map(is_healthy, page.study.conditions.conditions))


def _named(page: Page) -> dict[str, int]:
    """The conditions by their plain names, and where they stand; without subjects ("cohort study") beside illnesses."""
    named: dict[str, tuple[int, bool]] = {}
    for place, quote in enumerate(page.study.conditions.conditions):
        shown = condition_name(cite_condition(page, place).quote)
        if shown is not None:
            illness = (not is_topic(quote) and not is_treatment_of(page, quote)) or quote in page.known_terms
            people = quote.lower() in _AGES_AND_SEXES or shown.startswith(_PEOPLE)
            named.setdefault(shown.lower(), (place, illness and not people))
    any_illness = any(illness for _, illness in named.values())
    return {shown: place for shown, (place, illness) in named.items() if illness or not any_illness}


RULE = Rule("about_condition", "what", (ONE, SEVERAL, MANY, PEOPLE, NONE), _sentences)
