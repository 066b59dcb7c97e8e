"""What the study is called (``title_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event, Importance
from plaintrial.history.pair import Pair
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, capital, say
from plaintrial.history.sameness import same
from plaintrial.history.text_change import changed_spans, rewording

_MODULE = "/protocolSection/identificationModule"
_TITLES: tuple[tuple[str, tuple[Said, Said], Importance], ...] = (
    ("briefTitle", (say("a title"), say("the study's title")), "notable"),
    ("officialTitle", (say("an official title"), say("the study's official title")), "minor"),
    ("acronym", (say("a short name"), say("the study's short name")), "minor"),
)
_SHORT = 60


def _find(pair: Pair) -> Iterator[Event]:
    for field, name, importance in _TITLES:
        before, after = pair.texts(f"{_MODULE}/{field}")
        if not same(before, after):
            yield Event(kind="title_changed", importance=importance, path=f"{_MODULE}/{field}",
                        before=before or None, after=after or None,
                        sentence=_sentence(*name, before, after))  # fmt: skip


def _sentence(some: Said, this: Said, before: str, after: str) -> Said:
    if not before:
        return say("The study now has {name}: {value}.", name=some, value=quoted(after))
    if not after:
        return say("The study no longer has {name}. It was {value}.", name=some, value=quoted(before))
    if len(before) <= _SHORT and len(after) <= _SHORT:
        return say("{name} went from {before} to {after}.", name=capital(this), before=quoted(before),
                   after=quoted(after))  # fmt: skip
    told = rewording(this, before, after, changed_spans(before, after))
    return told if "“" in told else say("{name} is now {after}. It was {before}.", name=capital(this),
                                        after=quoted(after, 120), before=quoted(before, 120))  # fmt: skip


RULE = Rule("titles", tuple(f"{_MODULE}/{field}" for field, _, _ in _TITLES), _find)
