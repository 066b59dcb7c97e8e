"""The lowest and highest age to join (``age_range_changed``), and whether healthy people can."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule
from plaintrial.history.said import Name, Said, say, say_many

_MODULE = "/protocolSection/eligibilityModule"
_LIMITS = (("minimumAge", "lower"), ("maximumAge", "upper"))
_DAYS = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
_UNITS = {"year": ("{n} year", "{n} years"), "month": ("{n} month", "{n} months"), "week": ("{n} week", "{n} weeks"),
          "day": ("{n} day", "{n} days"), "hour": ("{n} hour", "{n} hours"),
          "minute": ("{n} minute", "{n} minutes")}  # fmt: skip
_LOWER = ("There is now a lower age limit: {age}.", "There is no lower age limit any more. It was {age}.",
          "The lower age limit went from {before} to {after}.")  # fmt: skip
_UPPER = ("There is now an upper age limit: {age}.", "There is no upper age limit any more. It was {age}.",
          "The upper age limit went from {before} to {after}.")  # fmt: skip
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


def _sentence(which: str, before: str, after: str) -> Said:
    came, gone, moved = _LOWER if which == "lower" else _UPPER
    old, new = _spoken(before), _spoken(after)
    if not old:
        return say(came, age=new)
    if not new:
        return say(gone, age=old)
    if old.split()[1:] == new.split()[1:] and len(old.split()) == 2:
        old = Said(old.split()[0], Name(old.split()[0]))
    return say(moved, before=old, after=new)


def _spoken(text: str) -> Said:
    """ "18 Years" as "18 years", "1 Year" as "1 year"; "" for no limit."""
    words = text.lower().split()
    if _is_none(" ".join(words)):
        return Said("", Name(""))
    if len(words) == 2 and words[0] != "1" and words[1] in _DAYS:
        words[1] += "s"
    said = " ".join(words)[:40]
    unit = _UNITS.get(words[1].rstrip("s")) if age_in_days(text) is not None else None
    number = int(words[0]) if unit else 0
    plain = unit is not None and said == f"{number} {words[1]}"
    return Said(said, say_many(*unit, number).node if unit and plain else Name(said))


RULE = Rule("ages", tuple(f"{_MODULE}/{field}" for field, _ in _LIMITS), _find)
