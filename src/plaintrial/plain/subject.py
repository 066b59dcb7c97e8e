"""Which of a study's conditions and treatments its headline and its aims speak of."""

from __future__ import annotations

from plaintrial.plain.page import Page
from plaintrial.plain.shown.conditions import condition_name, is_operation, is_topic
from plaintrial.plain.shown.people import is_child_limit
from plaintrial.plain.shown.treatments import is_inactive, treatment_name
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_MAIN = "main condition"
_CONDITIONS = ("conditionsModule", "conditions")
_SIDE_WORK = (
    "analysis",
    "assay",
    "assessment",
    "questionnaire",
    "survey",
    "sample",
    "sampling",
    "collection",
    "interview",
    "study",
    "studies",
    "test",
    "testing",
    "draw",
    "biopsy",
    "biopsies",
    "measurement",
)


def main_condition(page: Page) -> Locator | None:
    """The illness the study is about: one its title names, else the first; a topic when only topics are listed."""
    if _MAIN not in page.known:
        page.known[_MAIN] = _main_condition(page)
    found: Locator | None = page.known[_MAIN]
    return found


def _main_condition(page: Page) -> Locator | None:
    places = [n for n, quote in enumerate(page.study.conditions.conditions) if condition_name(quote) is not None]
    if not places:
        return None
    title = inline(page.study.title).lower()
    quotes = page.study.conditions.conditions

    def less_telling(place: int) -> tuple[bool, bool, bool, int]:
        quote = quotes[place]
        return is_topic(quote), inline(quote).lower() not in title, quote not in page.known_terms, place

    chosen = min(places, key=less_telling)
    return page.cite(*_CONDITIONS, chosen)


def illness(page: Page) -> Locator | None:
    """``main_condition`` where it is an illness: not a topic, an operation or a group of people."""
    found = main_condition(page)
    return None if found is None or is_topic(found.quote) or is_operation(found.quote) else found


def group_of(page: Page) -> list[Locator]:
    """Evidence for who the people are: an age limit that leaves only children, or a sex."""
    eligibility = page.study.eligibility
    if is_child_limit(eligibility.maximum_age or ""):
        return [page.cite("eligibilityModule", "maximumAge")]
    if eligibility.sex in ("FEMALE", "MALE"):
        return [page.cite("eligibilityModule", "sex")]
    return []


def main_treatments(page: Page) -> list[Locator]:
    """What is tried out: active treatments, each once; tests and samples only where there is nothing else."""
    named: dict[str, int] = {}
    for place, item in enumerate(page.study.arms.interventions):
        shown = treatment_name(item.name or "")
        if shown is not None and not is_inactive(item.name or ""):
            named.setdefault(shown.lower(), place)
    central = [n for shown, n in named.items() if not shown.split(" (")[0].endswith(_SIDE_WORK)]
    return [page.cite("armsInterventionsModule", "interventions", n, "name") for n in central or named.values()]
