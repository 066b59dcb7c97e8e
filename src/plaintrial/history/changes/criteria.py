"""Criteria, item by item (``eligibility_widened``, ``eligibility_narrowed``, ``eligibility_reworded``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plaintrial.history.criteria.alignment import Compared, compare
from plaintrial.history.criteria.direction import of_added, of_changed, of_removed
from plaintrial.history.criteria.items import Item, items_of
from plaintrial.history.criteria.lines import with_like_lines
from plaintrial.history.event import Event, Kind
from plaintrial.history.pair import Pair
from plaintrial.history.quote import around, quoted
from plaintrial.history.rule import Rule
from plaintrial.history.sameness import same, words_of
from plaintrial.history.text_change import came_or_went, changed_spans
from plaintrial.history.wording import counted

PATH = "/protocolSection/eligibilityModule/eligibilityCriteria"
_KEPT = 1_000
_KINDS: dict[str, Kind] = {"widened": "eligibility_widened", "narrowed": "eligibility_narrowed"}
_EFFECT = {"widened": "More people may fit.", "narrowed": "Fewer people may fit."}


def _find(pair: Pair) -> Iterator[Event]:
    before, after = map(_encodable, pair.texts(PATH))
    if same(before, after):
        return
    if not before or not after:
        yield Event(kind="eligibility_reworded", importance="notable", path=PATH, before=before[:_KEPT] or None,
                    after=after[:_KEPT] or None, sentence=came_or_went("who can join", before, after))  # fmt: skip
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
            yield _event(_KINDS[direction], old, new, f"{_moved_told(old, new)} {_EFFECT[direction]}")
    for item in found.added:
        yield _event(_KINDS[of_added(item)], None, item, f"{_sort(item)} was added: {quoted(item.text, 110)}.")
    for item in found.removed:
        yield _event(_KINDS[of_removed(item)], item, None, f"{_sort(item)} was dropped: {quoted(item.text, 110)}.")
    if reworded:
        yield _reworded(reworded)
    elif not (found.changed or found.added or found.removed) and not _only_reordered(before, after):
        yield _around_items(before, after)


def _event(kind: Kind, old: Item | None, new: Item | None, sentence: str) -> Event:
    return Event(kind=kind, importance="notable", sentence=sentence, path=PATH,
                 before=old.text[:_KEPT] if old else None, after=new.text[:_KEPT] if new else None,
                 before_span=old.span if old else None, after_span=new.span if new else None,
                 subject={"section": (new or old).section} if new or old else None)  # type: ignore[union-attr]  # fmt: skip


def _moved_told(old: Item, new: Item) -> str:
    spans = changed_spans(old.text, new.text)
    was, now = around(old.text, spans[0], 25), around(new.text, spans[1], 25)
    return f"{_sort(new)} went from {quoted(was)} to {quoted(now)}."


def _sort(item: Item) -> str:
    """What sort of rule an item is, in plain words."""
    return "A reason to be kept out" if item.section == "exclusion" else "A rule for joining"


def _reworded(pairs: list[tuple[Item, Item]]) -> Event:
    old, new = pairs[0]
    spans = changed_spans(old.text, new.text)
    first = f"{quoted(around(old.text, spans[0], 20))} became {quoted(around(new.text, spans[1], 20))}"
    more = "" if len(pairs) == 1 else f" {counted(len(pairs), 'rule')} in all were reworded."
    return Event(kind="eligibility_reworded", importance="minor", path=PATH, before=old.text[:_KEPT],
                 after=new.text[:_KEPT], before_span=old.span, after_span=new.span,
                 sentence=f"A rule about who can join was reworded: {first}.{more}")  # fmt: skip


def _only_reordered(before: str, after: str) -> bool:
    return Counter(words_of(before)) == Counter(words_of(after))


def _around_items(before: str, after: str) -> Event:
    spans = changed_spans(before, after)
    return Event(kind="eligibility_reworded", importance="cosmetic", path=PATH, before_span=spans[0],
                 after_span=spans[1], before=before[slice(*spans[0])][:_KEPT], after=after[slice(*spans[1])][:_KEPT],
                 sentence="Words around the rules about who can join changed; the rules did not.")  # fmt: skip


def _rewritten(before: str, after: str, found: Compared) -> Event:
    spans = changed_spans(before, after)
    old, new = len(found.removed) + len(found.changed), len(found.added) + len(found.changed)
    return Event(kind="eligibility_reworded", importance="notable", path=PATH, before_span=spans[0],
                 after_span=spans[1], before=before[slice(*spans[0])][:_KEPT], after=after[slice(*spans[1])][:_KEPT],
                 sentence="The rules about who can join were rewritten: "
                 f"{counted(old + found.unchanged, 'rule')} before, {new + found.unchanged} now.")  # fmt: skip


RULE = Rule("criteria", (PATH,), _find)
