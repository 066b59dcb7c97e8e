"""How long people are followed, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plaintrial.plain.message import Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.durations import DURATION, POINTS, duration, duration_of, in_hours
from plaintrial.record import Locator

_FRAME = "outcomesModule/primaryOutcomes/*/timeFrame"
FOLLOWED = Message("Each person is followed for {time}.", time=Slot(duration, ("designModule/targetDuration",)))
MEASURED = Message("The main results are measured for up to {time}.", time=Slot(duration, (_FRAME,)))
UNKNOWN = Message(
    "The record does not sum up how long each person takes part.", given=[nothing_at("designModule/targetDuration")]
)


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if page.study.design.target_duration:
        yield say(FOLLOWED, page.cite("designModule", "targetDuration"))
        return
    longest = _longest(page)
    if longest is not None:
        yield say(MEASURED, longest)
        return
    yield say(UNKNOWN, page.silent("designModule", "targetDuration"))


def _longest(page: Page) -> Locator | None:
    found: list[tuple[float, Locator]] = []
    for place, outcome in enumerate(page.study.outcomes.primary_outcomes):
        path = f"/protocolSection/outcomesModule/primaryOutcomes/{place}/timeFrame"
        for hours, start, end in _lengths(outcome.time_frame or ""):
            found.append((hours, page.cite_span(path, start, end)))
    return max(found, key=lambda item: item[0])[1] if found else None


@lru_cache(maxsize=4_096)
def _lengths(frame: str) -> list[tuple[float, int, int]]:
    """The lengths of time a text names, in hours, and where they stand."""
    found = []
    for match in (*POINTS.finditer(frame), *DURATION.finditer(frame)):
        length = duration_of(match.group(0))
        if length is not None:
            found.append((in_hours(length), match.start(), match.end()))
    return found


RULE = Rule("how_long", "asks", (FOLLOWED, MEASURED, UNKNOWN), _sentences)
