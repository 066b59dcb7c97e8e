"""Numbers of the posted results, each exactly as posted: people counted at the start, serious problems by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plaintrial.plain.message import Given, Message, Slot
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.numbers import number
from plaintrial.plain.shown.treatments import own_name
from plaintrial.record import Locator, LocatorError

_BASE = ("resultsSection", "baselineCharacteristicsModule")
_EVENTS = ("resultsSection", "adverseEventsModule", "eventGroups")
_GROUP = "resultsSection/adverseEventsModule/eventGroups/*/"
COUNTED = Message(
    "The results are about {n} people.",
    n=Slot(number, ("resultsSection/baselineCharacteristicsModule/denoms/*/counts/*/value",)),
)
SERIOUS = Message(
    "Serious health problems were seen in {affected} of {all} people in the group “{group}”.",
    group=Slot(own_name, (_GROUP + "title",)),
    affected=Slot(number, (_GROUP + "seriousNumAffected",)),
    all=Slot(number, (_GROUP + "seriousNumAtRisk",)),
)
OTHER_CAUSES = Message(
    "Such problems may have other causes than the treatment.", given=[Given((_GROUP + "seriousNumAffected",))]
)
_FEW = 3


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    results = page.study.raw.get("resultsSection")
    if not isinstance(results, Mapping):
        return
    total = _total(page, results.get("baselineCharacteristicsModule"))
    if total is not None and total.quote != "0":
        yield say(COUNTED, total)
    yield from _serious(page, say, results.get("adverseEventsModule"))


def _total(page: Page, module: Any) -> Locator | None:
    """The count of all people together: of the only group, or of the one called Total."""
    try:
        titles = {group["id"]: group.get("title", "") for group in module["groups"]}
        counts = module["denoms"][0]["counts"]
        people = module["denoms"][0].get("units", "") == "Participants"
        totals = [n for n, count in enumerate(counts) if len(counts) == 1 or titles[count["groupId"]] == "Total"]
        return page.cite_root(*_BASE, "denoms", 0, "counts", totals[0], "value") if people else None
    except (KeyError, IndexError, TypeError, LocatorError):
        return None


def _serious(page: Page, say: Say, module: Any) -> Iterator[Sentence | None]:
    groups = module.get("eventGroups") if isinstance(module, Mapping) else None
    if not isinstance(groups, list) or not 0 < len(groups) <= _FEW:
        return
    seen = [n for n, group in enumerate(groups) if isinstance(group, Mapping) and group.get("seriousNumAffected")]
    for place in range(len(groups)):
        fields = ("title", "seriousNumAffected", "seriousNumAtRisk")
        if _is_told(groups[place], fields):
            yield say(SERIOUS, *(page.cite_root(*_EVENTS, place, field) for field in fields))
    if seen:
        yield say(OTHER_CAUSES, page.cite_root(*_EVENTS, seen[0], "seriousNumAffected"))


def _is_told(group: Any, fields: tuple[str, ...]) -> bool:
    """Whether a group has all fields, its name as text; a list or a number in a name's place is no name."""
    if not isinstance(group, Mapping) or not all(field in group for field in fields):
        return False
    return isinstance(group["title"], str) and bool(group["title"].strip()) and bool(group["seriousNumAtRisk"])


RULE = Rule("result_numbers", "results", (COUNTED, SERIOUS, OTHER_CAUSES), _sentences)
