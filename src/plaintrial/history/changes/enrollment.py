"""How many people the study wants, or had (``enrollment_changed``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plaintrial.history.event import Event, Importance
from plaintrial.history.pair import Pair, text_in
from plaintrial.history.rule import Rule
from plaintrial.history.wording import counted
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


def _sentence(before: int | None, after: int | None, was: str, now: str) -> str:
    if now == "ACTUAL" and was != "ACTUAL":
        return _came_true(before, after)
    what = "The number of people who took part" if now == "ACTUAL" else "The planned number of people"
    if after is None:
        return f"{what} is no longer given. It was {_number(before)}."
    if before is None:
        return f"{what} is now given: {_number(after)}."
    if before == after:
        return f"{what} is now given as a plan: {_number(after)}, before as a count."
    verb = "was corrected" if was == now == "ACTUAL" else "went"
    return f"{what} {verb} from {_number(before)} to {_number(after)}."


def _came_true(before: int | None, after: int | None) -> str:
    if after is None or after == UNKNOWN_COUNT:
        return f"The number of people who took part is not known. The plan was {_number(before)}."
    took_part = f"{counted(after, 'person', 'people')} took part" if after else "Nobody took part"
    if before == after:
        return f"{took_part}, as planned."
    return f"{took_part}. The plan was {_number(before)}."


def _number(count: int | None) -> str:
    return "not known" if count is None or count == UNKNOWN_COUNT else f"{count:,}"


RULE = Rule("enrollment", (PATH,), _find)
