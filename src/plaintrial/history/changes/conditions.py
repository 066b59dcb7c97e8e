"""What is studied: conditions (``condition_changed``) and keywords."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.align import align
from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.likeness import name_likeness
from plaintrial.history.pair import Pair, texts_of
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import say
from plaintrial.history.sameness import key_of
from plaintrial.record.locator import pointer

_MODULE = "/protocolSection/conditionsModule"
_CONDITION = ("The condition {before} is now written {after}.", "The condition {name} was added.",
              "The condition {name} was removed.")  # fmt: skip
_KEYWORD = ("The keyword {before} is now written {after}.", "The keyword {name} was added.",
            "The keyword {name} was removed.")  # fmt: skip
CONDITIONS, KEYWORDS = f"{_MODULE}/conditions", f"{_MODULE}/keywords"


def _find(pair: Pair) -> Iterator[Event]:
    yield from _words(pair, CONDITIONS, _CONDITION, "condition_changed", "notable")
    yield from _words(pair, KEYWORDS, _KEYWORD, "other", "minor")


def _words(pair: Pair, path: str, told: tuple[str, str, str], kind: Kind, importance: Importance) -> Iterator[Event]:
    old, new = map(texts_of, pair.values(path))
    rewritten, added, removed = told
    found = align(old, new, (lambda text: key_of(text) or None,), name_likeness, lambda t: t.split(), 0.7)
    for i, j in found.pairs:
        if key_of(old[i]) != key_of(new[j]):
            yield Event(kind=kind, importance="minor", before=old[i], after=new[j], path=path + pointer(j),
                        before_path=path + pointer(i) if i != j else None,
                        sentence=say(rewritten, before=quoted(old[i]), after=quoted(new[j])))  # fmt: skip
    for j in found.added:
        if key_of(new[j]):
            yield Event(kind=kind, importance=importance, after=new[j], path=path + pointer(j),
                        sentence=say(added, name=quoted(new[j])))  # fmt: skip
    for i in found.removed:
        if key_of(old[i]):
            yield Event(kind=kind, importance=importance, before=old[i], path=path + pointer(i),
                        sentence=say(removed, name=quoted(old[i])))  # fmt: skip


RULE = Rule("conditions", (CONDITIONS, KEYWORDS), _find)
