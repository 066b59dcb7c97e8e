"""The people a study is with: "people with asthma", "children with HIV", "healthy people", "women having surgery"."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.plain.message import place_of
from plaintrial.plain.shown.ages import age_of, in_days
from plaintrial.plain.shown.conditions import condition_name, first_of, is_operation, people_with
from plaintrial.record import Locator
from plaintrial.record.markup import inline

CONDITION = "conditionsModule/conditions/*"
OLDEST_AGE = "eligibilityModule/maximumAge"
SEX = "eligibilityModule/sex"
_ADULT = 18 * 365.25

_IN_CHILDREN = (" in children", " in infants")
_AGES_IN_NAMES = {"adult ": "adults", "childhood ": "children", "pediatric ": "children", "paediatric ": "children"}
_YOUNG = (" babies", "newborn", " infants")
"""In a name of an illness they tell who has it: a limit to one sex would only confuse."""
WITH = {
    "people": "people with {condition}",
    "children": "children with {condition}",
    "women": "women with {condition}",
    "men": "men with {condition}",
    "adults": "adults with {condition}",
}
HAVING = {
    "people": "people having {condition}",
    "children": "children having {condition}",
    "women": "women having {condition}",
    "men": "men having {condition}",
    "adults": "adults having {condition}",
}


def whom(evidence: Sequence[Locator], language: Language) -> str | None:
    """The people a condition, an age limit and a sex describe; None for a topic that is no group of people."""
    listed = [locator.quote for locator in evidence if place_of(locator.path) == CONDITION]
    quotes = {place_of(locator.path): locator.quote for locator in reversed(evidence)}
    if CONDITION not in quotes:
        return None
    named = people_with(quotes[CONDITION])
    if named is not None:
        return language.people(named) if named else None
    name = condition_name(quotes[CONDITION])
    if name is None:
        return None
    forms = HAVING if is_operation(quotes[CONDITION]) else WITH
    group = "people" if any(map(name.__contains__, _YOUNG)) else _group(quotes)
    if len(listed) > 1:
        return _any_of(listed, forms[group], language)
    for prefix, named_group in _AGES_IN_NAMES.items():
        if name.startswith(prefix) and len(name) > len(prefix):
            group, name = named_group, name.removeprefix(prefix)
    if name.endswith(_IN_CHILDREN):
        group, name = "children", name.rpartition(" in ")[0]
    return language.people(forms[group], name, inline(quotes[CONDITION]))


def _any_of(quotes: Sequence[str], frame: str, language: Language) -> str:
    """People with any of several illnesses."""
    typed = {name: inline(quote) for quote in reversed(quotes) if (name := condition_name(quote)) is not None}
    shown, more = first_of([name for quote in quotes if (name := condition_name(quote)) is not None])
    return language.people_of(frame, {name: typed[name] for name in shown}, more=more)


def is_child_limit(quote: str) -> bool:
    """Whether an upper age limit leaves only children."""
    limit = age_of(quote)
    return limit is not None and in_days(limit) < _ADULT


class ChildLimit:
    """Asked by a template's ``Given``: does the age limit leave only children?"""

    def search(self, quote: str) -> bool | None:
        """True for such a limit, None else, as a pattern would answer."""
        return True if is_child_limit(quote) else None


def _group(quotes: dict[str, str]) -> str:
    if is_child_limit(quotes.get(OLDEST_AGE, "")):
        return "children"
    return {"FEMALE": "women", "MALE": "men"}.get(quotes.get(SEX, ""), "people")
