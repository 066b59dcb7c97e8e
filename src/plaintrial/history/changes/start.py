"""When the study starts (``start_moved``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.date_move import Milestone, date_events
from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule

START = Milestone("/protocolSection/statusModule/startDateStruct", "start_moved",
                  "the study's planned start", "the study's start", "The study started {when}.", 30)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from date_events(pair, START)


RULE = Rule("start", (START.path,), _find)
