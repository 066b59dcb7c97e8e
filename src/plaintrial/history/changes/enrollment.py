"""How many people the study wants, or had (``enrollment_changed``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plaintrial.history.event import Event, Importance
from plaintrial.history.pair import Pair, text_in
from plaintrial.history.rule import Rule
from plaintrial.history.said import Number, Said, capital, say, say_many, sentences
from plaintrial.record.design import UNKNOWN_COUNT

PATH = "/protocolSection/designModule/enrollmentInfo"
_LARGE = 0.2


def _find(pair: Pair) -> Iterator[Event]:
    old, new = pair.values(PATH)
    before, after = _count(old), _count(new)
    was, now = text_in(old, "type"), text_in(new, "type")
    if before == after and was == now:
        return
    field = "count" if before != after else "type"
    yield Event(kind="enrollment_changed", importance=_importance(before, after, was, now), path=f"{PATH}/{field}",
                before=before if before != after else was or None, after=after if before != after else now or None,
                sentence=_sentence(before, after, was, now))  # fmt: skip


def _count(info: Any) -> int | None:
    count = info.get("count") if isinstance(info, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) else None


def _importance(before: int | None, after: int | None, was: str, now: str) -> Importance:
    if was != now:
        return "notable" if now == "ACTUAL" and was else "cosmetic" if before == after else "minor"
    if before is None or after is None:
        return "minor"
    return "notable" if abs(after - before) >= _LARGE * max(before, 1) else "minor"


def _sentence(before: int | None, after: int | None, was: str, now: str) -> Said:
    if now == "ACTUAL" and was != "ACTUAL":
        return _came_true(before, after)
    took_part, planned = say("the number of people who took part"), say("the planned number of people")
    what = capital(took_part if now == "ACTUAL" else planned)
    if after is None:
        return say("{name} is no longer given. It was {value}.", name=what, value=_number(before))
    if before is None:
        return say("{name} is now given: {value}.", name=what, value=_number(after))
    if before == after:
        return say("{name} is now given as a plan: {value}, before as a count.", name=what, value=_number(after))
    moved = "{name} was corrected from {before} to {after}." if was == now == "ACTUAL" else (
        "{name} went from {before} to {after}.")  # fmt: skip
    return say(moved, name=what, before=_number(before), after=_number(after))


def _came_true(before: int | None, after: int | None) -> Said:
    plan = say("The plan was {value}.", value=_number(before))
    if after is None or after == UNKNOWN_COUNT:
        return sentences(say("The number of people who took part is not known."), plan)
    if before == after:
        return say_many("{n} person took part, as planned.", "{n} people took part, as planned.", after) if after else (
            say("Nobody took part, as planned."))  # fmt: skip
    took_part = say_many("{n} person took part.", "{n} people took part.", after) if after else say("Nobody took part.")
    return sentences(took_part, plan)


def _number(count: int | None) -> Said:
    return say("not known") if count is None or count == UNKNOWN_COUNT else Said(f"{count:,}", Number(count))


RULE = Rule("enrollment", (PATH,), _find)
