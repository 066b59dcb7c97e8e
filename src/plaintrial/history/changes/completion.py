"""When the study, and its main measurements, end (``completion_moved``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.date_move import Milestone, date_events
from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule

END = Milestone("/protocolSection/statusModule/completionDateStruct", "completion_moved",
                "the study's planned end", "the study's end", "The study ended {when}.", 60)  # fmt: skip
MAIN_MEASUREMENTS = Milestone("/protocolSection/statusModule/primaryCompletionDateStruct", "completion_moved",
                              "the planned end of the main measurements", "the end of the main measurements",
                              "The main measurements ended {when}.", 60)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from date_events(pair, END)
    yield from date_events(pair, MAIN_MEASUREMENTS)


RULE = Rule("completion", (END.path, MAIN_MEASUREMENTS.path), _find)
