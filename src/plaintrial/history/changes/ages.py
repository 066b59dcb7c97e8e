"""The lowest and highest age to join (``age_range_changed``), and whether healthy people can."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule

_MODULE = "/protocolSection/eligibilityModule"
_LIMITS = (("minimumAge", "lower"), ("maximumAge", "upper"))
_DAYS = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
_NONE = {"", "n/a", "na", "none", "no limit"}


def age_in_days(text: str) -> float | None:
    """ "18 Years" in days; None for no limit or what is not an age."""
    words = text.split()
    if len(words) != 2 or not words[0].isascii() or not words[0].isdigit() or len(words[0]) > 6:
        return None
    days = _DAYS.get(words[1].lower().rstrip("s"))
    return None if days is None else int(words[0]) * days


def _find(pair: Pair) -> Iterator[Event]:
    for field, which in _LIMITS:
        before, after = pair.texts(f"{_MODULE}/{field}")
        if _as_said(before) != _as_said(after):
            yield Event(kind="age_range_changed", importance="notable", path=f"{_MODULE}/{field}",
                        before=before or None, after=after or None,
                        sentence=_sentence(which, before, after))  # fmt: skip


def _as_said(text: str) -> str | float:
    words = " ".join(text.lower().split())
    return "" if _is_none(words) else age_in_days(text) or words


def _is_none(words: str) -> bool:
    return words in _NONE or words.startswith("n/a")


def _sentence(which: str, before: str, after: str) -> str:
    old, new = _spoken(before), _spoken(after)
    if not old:
        return f"There is now {'a' if which == 'lower' else 'an'} {which} age limit: {new}."
    if not new:
        return f"There is no {which} age limit any more. It was {old}."
    if old.split()[1:] == new.split()[1:] and len(old.split()) == 2:
        old = old.split()[0]
    return f"The {which} age limit went from {old} to {new}."


def _spoken(text: str) -> str:
    """ "18 Years" as "18 years", "1 Year" as "1 year"; "" for no limit."""
    words = text.lower().split()
    if _is_none(" ".join(words)):
        return ""
    if len(words) == 2 and words[0] != "1" and words[1] in _DAYS:
        words[1] += "s"
    return " ".join(words)[:40]


RULE = Rule("ages", tuple(f"{_MODULE}/{field}" for field, _ in _LIMITS), _find)
