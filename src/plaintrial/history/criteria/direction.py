"""Whether a changed criterion lets in more people, fewer, or cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import Indel

from plaintrial.history.criteria.bounds import Bound, bounds_of, wording_of
from plaintrial.history.criteria.items import Item
from plaintrial.history.likeness import overlap

Direction = Literal["widened", "narrowed"]
_ALLOWS = ("allowed", "permitted", "acceptable", "may enroll", "may be enrolled", "may participate", "may be included",
           "are eligible", "is eligible", "may take part", "not excluded", "not an exclusion", "not exclusionary",
           "can be included", "can participate", "can be enrolled")  # fmt: skip
_FORBIDS = ("not allowed", "not permitted", "not acceptable", "not eligible", "prohibited", "not be allowed",
            "not be permitted")  # fmt: skip
_NARROWS = frozenset(("who", "that", "which", "requiring", "requires", "only", "with", "without", "confirmed",
                      "despite", "except", "unless", "excluding", "if"))  # fmt: skip
_NEGATIONS = frozenset(("no", "not", "without", "never", "none", "absence"))
_LONGEST = 400


def allows(item: Item) -> bool:
    """Whether an item gives leave rather than asks ("... are allowed")."""
    said = " ".join(item.words)
    return any(phrase in said for phrase in _ALLOWS) and not any(phrase in said for phrase in _FORBIDS)


def of_added(item: Item) -> Direction:
    """A new criterion keeps people out, whichever section it is in; a new leave lets them in."""
    return "widened" if allows(item) else "narrowed"


def of_removed(item: Item) -> Direction:
    """The other way round."""
    return "narrowed" if allows(item) else "widened"


def of_changed(before: Item, after: Item) -> Direction | None:
    """By the bounds that moved, else by words put in or taken out; None when it cannot be told."""
    if before.section != after.section:
        return None
    old, new = bounds_of(before.text), bounds_of(after.text)
    if old != new:
        return _by_bounds(before, after, old, new)
    return _by_words(before, after)


def _by_bounds(before: Item, after: Item, old: Sequence[Bound], new: Sequence[Bound]) -> Direction | None:
    if overlap(wording_of(before.text), wording_of(after.text)) < 0.6 and wording_of(before.text):
        return None
    if len(old) != len(new):
        return _by_extra_bounds(before, old, new)
    moves = {_move(one, other) for one, other in zip(old, new, strict=True)} - {""}
    if len(moves) != 1:
        return None
    return _told(moves.pop(), before)


def _move(one: Bound, other: Bound) -> str:
    """ "larger" or "smaller", turned round under a negation; "" for none, "?" when neither holds the other."""
    if one == other:
        return ""
    if one.unit != other.unit or one.negated != other.negated or (one.is_point and other.is_point):
        return "?"
    if other.holds(one):
        return "smaller" if one.negated else "larger"
    if one.holds(other):
        return "larger" if one.negated else "smaller"
    return "?"


def _by_extra_bounds(before: Item, old: Sequence[Bound], new: Sequence[Bound]) -> Direction | None:
    """A bound put beside those that were there ("≥ 18" to "≥ 18 and ≤ 75"), or taken away."""
    fewer, more = (old, new) if len(old) < len(new) else (new, old)
    rest = list(more)
    for bound in fewer:
        if bound not in rest:
            return None
        rest.remove(bound)
    if any(bound.is_point or bound.negated for bound in rest):
        return None
    return _told("smaller" if len(new) > len(old) else "larger", before)


def _by_words(before: Item, after: Item) -> Direction | None:
    """Words only put in, or only taken out: an alternative ("or ...") or a further demand ("who ...")."""
    if max(len(before.words), len(after.words)) > _LONGEST:
        return None
    edits = [edit for edit in Indel.opcodes(before.words, after.words) if edit.tag != "equal"]
    if len(edits) != 1:
        return None
    edit = edits[0]
    put_in = edit.tag == "insert"
    words = after.words if put_in else before.words
    start, end = (edit.dest_start, edit.dest_end) if put_in else (edit.src_start, edit.src_end)
    if any(word in _NEGATIONS for word in words[:end]) and words[start] != "without":
        return None
    effect = _effect(words[start:end])
    if not effect:
        return None
    grows = (effect == "alternative") == put_in
    return _told("larger" if grows else "smaller", before)


def _effect(words: Sequence[str]) -> str:
    if words[0] == "or" or words[-1] == "or":
        return "alternative"
    return "demand" if words[0] in _NARROWS and len(words) > 1 else ""


def _told(move: str, item: Item) -> Direction | None:
    """More people meet a larger condition; for an exclusion, more are kept out."""
    if move not in ("larger", "smaller"):
        return None
    return "widened" if (move == "larger") != (item.section == "exclusion") else "narrowed"
