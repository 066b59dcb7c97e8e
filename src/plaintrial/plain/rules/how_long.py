"""How long people are followed, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.durations import duration
from plaintrial.plain.shown.time_frames import ROUGH, is_told, lengths_of
from plaintrial.record import Locator

_FRAME = "outcomesModule/primaryOutcomes/*/timeFrame"
FOLLOWED = Message("Each person is followed for {time}.", time=Slot(duration, ("designModule/targetDuration",)))
MEASURED = Message("The main results are measured for up to {time}.", time=Slot(duration, (_FRAME,)))
MEASURED_ABOUT = Message(
    "The main results are measured for about {time}.",
    given=[Given((_FRAME,), matches=ROUGH)],
    time=Slot(duration, (_FRAME,)),
)
UNKNOWN = Message(
    "The record does not sum up how long each person takes part.", given=[nothing_at("designModule/targetDuration")]
)


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    one_moment = page.study.design.design_info.time_perspective == "CROSS_SECTIONAL"
    if page.study.design.target_duration and not one_moment:
        yield say(FOLLOWED, page.cite("designModule", "targetDuration"))
        return
    longest = _longest(page)
    if longest is not None:
        yield say(MEASURED_ABOUT, longest) or say(MEASURED, longest)
        return
    if page.study.design.target_duration:
        yield say(FOLLOWED, page.cite("designModule", "targetDuration"))
        return
    yield say(UNKNOWN, page.silent("designModule", "targetDuration"))


def _longest(page: Page) -> Locator | None:
    """The longest time of all frames; None where what is open, or not summed up, may be longer."""
    found: list[tuple[float, Locator]] = []
    open_ended = 0.0
    for place, outcome in enumerate(page.study.outcomes.primary_outcomes):
        lengths = lengths_of(outcome.time_frame or "")
        open_ended = max(open_ended, lengths.open_ended)
        if lengths.longest is not None:
            path = f"/protocolSection/outcomesModule/primaryOutcomes/{place}/timeFrame"
            found.append((lengths.longest[0], page.cite_span(path, *lengths.longest[1:])))
    hours, longest = max(found, key=lambda item: item[0], default=(0.0, None))
    return longest if is_told(hours, open_ended) else None


RULE = Rule("how_long", "asks", (FOLLOWED, MEASURED, MEASURED_ABOUT, UNKNOWN), _sentences)
