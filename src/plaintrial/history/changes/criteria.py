"""Criteria, item by item (``eligibility_widened``, ``eligibility_narrowed``, ``eligibility_reworded``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from plaintrial.history.criteria.alignment import Compared, compare
from plaintrial.history.criteria.direction import of_added, of_changed, of_removed
from plaintrial.history.criteria.items import Item, items_of
from plaintrial.history.criteria.lines import with_like_lines
from plaintrial.history.event import Event, Kind
from plaintrial.history.pair import Pair
from plaintrial.history.quote import around, quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, say, say_many, sentences
from plaintrial.history.sameness import same, words_of
from plaintrial.history.text_change import came_or_went, changed_spans

PATH = "/protocolSection/eligibilityModule/eligibilityCriteria"
_KEPT = 1_000
_KINDS: dict[str, Kind] = {"widened": "eligibility_widened", "narrowed": "eligibility_narrowed"}


class _Sort(NamedTuple):
    """The sentences about one sort of rule."""

    added: str
    dropped: str
    moved: str


_KEPT_OUT = _Sort("A reason to be kept out was added: {text}.", "A reason to be kept out was dropped: {text}.",
                  "A reason to be kept out went from {before} to {after}.")  # fmt: skip
_JOINING = _Sort("A rule for joining was added: {text}.", "A rule for joining was dropped: {text}.",
                 "A rule for joining went from {before} to {after}.")  # fmt: skip
_EFFECT = {"widened": "More people may fit.", "narrowed": "Fewer people may fit."}


def _find(pair: Pair) -> Iterator[Event]:
    before, after = map(_encodable, pair.texts(PATH))
    if same(before, after):
        return
    if not before or not after:
        yield Event(kind="eligibility_reworded", importance="notable", path=PATH, before=before[:_KEPT] or None,
                    after=after[:_KEPT] or None, sentence=came_or_went(say("who can join"), before, after))  # fmt: skip
        return
    lined = with_like_lines(before, after)
    found = compare(items_of(lined[0]), items_of(lined[1]))
    if found.rewritten:
        yield _rewritten(before, after, found)
    else:
        yield from _item_by_item(before, after, found)


def _encodable(text: str) -> str:
    """The text without lone surrogates, which no scanner takes; of the same length."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _item_by_item(before: str, after: str, found: Compared) -> Iterator[Event]:
    reworded: list[tuple[Item, Item]] = []
    for old, new in found.changed:
        direction = of_changed(old, new)
        if direction is None:
            reworded.append((old, new))
        else:
            yield _event(_KINDS[direction], old, new, sentences(_moved_told(old, new), say(_EFFECT[direction])))
    for item in found.added:
        yield _event(_KINDS[of_added(item)], None, item, say(_of(item).added, text=quoted(item.text, 110)))
    for item in found.removed:
        yield _event(_KINDS[of_removed(item)], item, None, say(_of(item).dropped, text=quoted(item.text, 110)))
    if reworded:
        yield _reworded(reworded)
    elif not (found.changed or found.added or found.removed) and not _only_reordered(before, after):
        yield _around_items(before, after)


def _event(kind: Kind, old: Item | None, new: Item | None, sentence: str) -> Event:
    return Event(kind=kind, importance="notable", sentence=sentence, path=PATH,
                 before=old.text[:_KEPT] if old else None, after=new.text[:_KEPT] if new else None,
                 before_span=old.span if old else None, after_span=new.span if new else None,
                 subject={"section": (new or old).section} if new or old else None)  # type: ignore[union-attr]  # fmt: skip


def _moved_told(old: Item, new: Item) -> Said:
    spans = changed_spans(old.text, new.text)
    was, now = around(old.text, spans[0], 25), around(new.text, spans[1], 25)
    return say(_of(new).moved, before=quoted(was), after=quoted(now))


def _of(item: Item) -> _Sort:
    """What sort of rule an item is."""
    return _KEPT_OUT if item.section == "exclusion" else _JOINING


def _reworded(pairs: list[tuple[Item, Item]]) -> Event:
    old, new = pairs[0]
    spans = changed_spans(old.text, new.text)
    first = say("A rule about who can join was reworded: {before} became {after}.",
                before=quoted(around(old.text, spans[0], 20)),
                after=quoted(around(new.text, spans[1], 20)))  # fmt: skip
    more = "" if len(pairs) == 1 else say("{n} rules in all were reworded.", n=len(pairs))
    return Event(kind="eligibility_reworded", importance="minor", path=PATH, before=old.text[:_KEPT],
                 after=new.text[:_KEPT], before_span=old.span, after_span=new.span,
                 sentence=sentences(first, more))  # fmt: skip


def _only_reordered(before: str, after: str) -> bool:
    return Counter(words_of(before)) == Counter(words_of(after))


def _around_items(before: str, after: str) -> Event:
    spans = changed_spans(before, after)
    return Event(kind="eligibility_reworded", importance="cosmetic", path=PATH, before_span=spans[0],
                 after_span=spans[1], before=before[slice(*spans[0])][:_KEPT], after=after[slice(*spans[1])][:_KEPT],
                 sentence=say("Words around the rules about who can join changed; the rules did not."))  # fmt: skip


def _rewritten(before: str, after: str, found: Compared) -> Event:
    spans = changed_spans(before, after)
    old, new = len(found.removed) + len(found.changed), len(found.added) + len(found.changed)
    return Event(kind="eligibility_reworded", importance="notable", path=PATH, before_span=spans[0],
                 after_span=spans[1], before=before[slice(*spans[0])][:_KEPT], after=after[slice(*spans[1])][:_KEPT],
                 sentence=say_many("The rules about who can join were rewritten: {n} rule before, {now} now.",
                                   "The rules about who can join were rewritten: {n} rules before, {now} now.",
                                   old + found.unchanged, now=str(new + found.unchanged)))  # fmt: skip


RULE = Rule("criteria", (PATH,), _find)
