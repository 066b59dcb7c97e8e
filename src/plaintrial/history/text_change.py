"""What changed inside a text: the span, and a sentence about it."""

from __future__ import annotations

from typing import Any

from plaintrial.history.event import Event, Importance, Kind, Span
from plaintrial.history.pair import Pair
from plaintrial.history.quote import neat, quoted
from plaintrial.history.said import Said, capital, say
from plaintrial.history.sameness import same

_SHORT = 70
_KEPT = 1_000


def changed_spans(before: str, after: str) -> tuple[Span, Span]:
    """The smallest spans of whole words outside which the two texts are the same. Linear."""
    shorter = min(len(before), len(after))
    start = _common(before, after, shorter)
    while start and not (_between_words(before, start) and _between_words(after, start)):
        start -= 1
    end = _common(before[: start - len(before) - 1 : -1], after[: start - len(after) - 1 : -1], shorter - start)
    while end and not (_between_words(before, len(before) - end) and _between_words(after, len(after) - end)):
        end -= 1
    return (start, len(before) - end), (start, len(after) - end)


def _between_words(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at].isspace() or text[at - 1].isspace()


def _common(one: str, other: str, most: int) -> int:
    """How many characters the two begin with in common, at most ``most``; halves the stretch that differs."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def text_event(
    pair: Pair, path: str, name: str, kind: Kind = "other", importance: Importance = "minor"
) -> Event | None:
    """An event for a text at ``path`` that now says something else; None when it says the same."""
    before, after = pair.texts(path)
    if same(before, after):
        return None
    if not before or not after:
        return Event(kind=kind, importance=importance, sentence=came_or_went(name, before, after), path=path,
                     before=before[:_KEPT] or None, after=after[:_KEPT] or None)  # fmt: skip
    spans = changed_spans(before, after)
    return Event(kind=kind, importance=importance, sentence=rewording(name, before, after, spans), path=path,
                 before=_part(before, spans[0]), after=_part(after, spans[1]),
                 before_span=spans[0], after_span=spans[1])  # fmt: skip


def came_or_went(name: str, before: Any, after: Any) -> Said:
    """For a text that was added, or is gone."""
    text = after or before
    if len(text) > 2 * _SHORT:
        return say("The record now gives {name}.", name=name) if after else say(
            "The record no longer gives {name}.", name=name)  # fmt: skip
    if after:
        return say("The record now gives {name}: {value}.", name=name, value=quoted(text))
    return say("The record no longer gives {name}: {value}.", name=name, value=quoted(text))


def rewording(name: str, before: str, after: str, spans: tuple[Span, Span]) -> Said:
    """For a text that says something else: the words that changed, when they are few."""
    old, new = neat(before[slice(*spans[0])]), neat(after[slice(*spans[1])])
    if len(old) > _SHORT or len(new) > _SHORT:
        return say("{name} was partly rewritten.", name=capital(name))
    if not old:
        return say("{name} gained the words {words}.", name=capital(name), words=quoted(new))
    if not new:
        return say("{name} lost the words {words}.", name=capital(name), words=quoted(old))
    return say("{name} was reworded: {before} became {after}.", name=capital(name), before=quoted(old),
               after=quoted(new))  # fmt: skip


def _part(text: str, span: Span) -> str:
    return text[span[0] : min(span[1], span[0] + _KEPT)]
