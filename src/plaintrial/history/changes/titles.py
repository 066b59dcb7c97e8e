"""What the study is called (``title_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event, Importance
from plaintrial.history.pair import Pair
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.sameness import same
from plaintrial.history.text_change import changed_spans, rewording

_MODULE = "/protocolSection/identificationModule"
_TITLES: tuple[tuple[str, str, Importance], ...] = (
    ("briefTitle", "title", "notable"),
    ("officialTitle", "official title", "minor"),
    ("acronym", "short name", "minor"),
)
_SHORT = 60


def _find(pair: Pair) -> Iterator[Event]:
    for field, name, importance in _TITLES:
        before, after = pair.texts(f"{_MODULE}/{field}")
        if not same(before, after):
            yield Event(kind="title_changed", importance=importance, path=f"{_MODULE}/{field}",
                        before=before or None, after=after or None,
                        sentence=_sentence(name, before, after))  # fmt: skip


def _sentence(name: str, before: str, after: str) -> str:
    if not before:
        return f"The study now has {_article(name)} {name}: {quoted(after)}."
    if not after:
        return f"The study no longer has {_article(name)} {name}. It was {quoted(before)}."
    if len(before) <= _SHORT and len(after) <= _SHORT:
        return f"The study's {name} went from {quoted(before)} to {quoted(after)}."
    told = rewording(f"the study's {name}", before, after, changed_spans(before, after))
    return told if "“" in told else f"The study's {name} is now {quoted(after, 120)}. It was {quoted(before, 120)}."


def _article(name: str) -> str:
    return "an" if name[0] in "aeiou" else "a"


RULE = Rule("titles", tuple(f"{_MODULE}/{field}" for field, _, _ in _TITLES), _find)
