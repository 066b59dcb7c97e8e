"""What people want one of, and what they want left out: "lupus or myositis", "asthma NOT children".

"or" stands between the two things beside it, a condition, a treatment, a phrase, or plain words side by side; the
rest of the text is wanted with either. In a list such as "lupus, myositis or asthma" it stands between all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from plaintrial.search.signs import Piece, pieces
from plaintrial.search.understood import Part

Leaf: TypeAlias = Callable[[str, bool], Iterable[Part]]
"""Reads words; whether they were quoted."""
_Thing: TypeAlias = "tuple[Part, ...] | str"
"""What a sign can stand beside: parts, or a sign itself. Idle parts stand alone and no sign sees them."""
_SIGNS = frozenset({"or", "not"})
_IN_LISTS = frozenset({"condition", "treatment"})


def has_signs(text: str) -> bool:
    """Whether a text holds more than words and phrases."""
    return any(piece.sign in _SIGNS for piece in pieces(text))


def parts_of(text: str, leaf: Leaf) -> list[Part]:
    """The parts of a text, those that "or" stands between as one part."""
    return _parts(pieces(text), leaf)


def _parts(given: Sequence[Piece], leaf: Leaf) -> list[Part]:
    return [part for thing in _joined(_things(given, leaf)) for part in thing]


def _things(given: Sequence[Piece], leaf: Leaf) -> list[_Thing]:
    found: list[_Thing] = []
    at = 0
    while at < len(given):
        sign, text = given[at]
        if sign == "(":
            end = _partner(given, at)
            found.append(tuple(_parts(given[at + 1 : end], leaf)))
            at = end
        elif sign in _SIGNS:
            found.append(sign)
        elif sign == "quoted":
            found.append(tuple(leaf(text, True)))
        elif given[at + 1 : at + 2] and given[at + 1].sign == "or":
            found += _listed(text, leaf)
        else:
            found += _side_by_side(leaf(text, False))
        at += 1
    return [thing for thing in found if thing]


def _partner(given: Sequence[Piece], start: int) -> int:
    depth = 0
    for at in range(start, len(given)):
        depth += (given[at].sign == "(") - (given[at].sign == ")")
        if not depth:
            return at
    return len(given)


def _side_by_side(parts: Iterable[Part]) -> Iterator[_Thing]:
    """Each part by itself, but plain words side by side together."""
    words: list[Part] = []
    for part in parts:
        if part.kind == "word" and not part.idle:
            words.append(part)
            continue
        if words:
            yield tuple(words)
            words = []
        yield (part,)
    if words:
        yield tuple(words)


def _listed(text: str, leaf: Leaf) -> list[_Thing]:
    """Words before "or"; conditions or treatments with commas between them are wanted one or the other as well."""
    whole = list(_side_by_side(leaf(text, False)))
    cut = [one for one in text.split(",") if one.strip()]
    if len(cut) < 2:
        return whole
    some = [list(_side_by_side(leaf(one, False))) for one in cut]
    if not _is_listed(some[0][-1:]) or not all(_is_listed(_wanted(one)) for one in some[1:]):
        return whole
    found = some[0]
    for one in some[1:]:
        found += ["or", *one]
    return found


def _wanted(things: Iterable[_Thing]) -> list[_Thing]:
    return [thing for thing in things if not _is_idle(thing)]


def _is_listed(things: Sequence[_Thing]) -> bool:
    """Whether it is one condition, or one treatment."""
    return len(things) == 1 and len(things[0]) == 1 and getattr(things[0][0], "kind", "") in _IN_LISTS


def _is_idle(thing: _Thing) -> bool:
    return not isinstance(thing, str) and all(part.idle for part in thing)


def _joined(things: Sequence[_Thing]) -> list[tuple[Part, ...]]:
    """Signs and what they stand beside made into parts; a sign that stands beside nothing is nothing."""
    found: list[tuple[Part, ...]] = []
    sign = ""
    for thing in things:
        if isinstance(thing, str):
            sign = thing
        elif _is_idle(thing):
            found.append(thing)
        elif sign == "not":
            found.append((_left_out(thing),))
            sign = ""
        elif sign == "or" and (at := _last_wanted(found)) is not None:
            found[at:] = [*found[at + 1 :], (_either(found[at], thing),)]
            sign = ""
        else:
            found.append(thing)
            sign = ""
    return found


def _last_wanted(found: Sequence[tuple[Part, ...]]) -> int | None:
    wanted = (at for at in range(len(found) - 1, -1, -1) if not _is_idle(found[at]) and not found[at][0].out)
    return next(wanted, None)


def _either(one: tuple[Part, ...], other: tuple[Part, ...]) -> Part:
    ways = (*_ways(one), *_ways(other))
    return Part("either", " or ".join(map(_text, ways)), ways=ways)


def _ways(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    return parts[0].ways if len(parts) == 1 and parts[0].kind == "either" else (parts,)


def _left_out(parts: tuple[Part, ...]) -> Part:
    return Part("either", _text(parts), ways=_ways(parts), out=True)


def _text(parts: Iterable[Part]) -> str:
    return " ".join(part.text for part in parts if not part.out)
