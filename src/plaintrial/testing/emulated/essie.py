"""A small honest part of Essie, the registry's query language.

Words (all must occur), "phrases", AND, OR, NOT, brackets, ``AREA[Piece]word``, ``AREA[Piece]RANGE[a,b]`` with MIN and
MAX. Whole words only: no stemming, no synonyms, no relevance. Anything else of the language is answered 501, never
guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plaintrial.testing.emulated.fields import path_of
from plaintrial.testing.emulated.holdings import Held, words_of
from plaintrial.testing.emulated.reply import Refused

Test = Callable[[Held], bool]

_OPERATORS = ("AREA[", "RANGE[")
_NOT_EMULATED = ("SEARCH[", "EXPANSION[", "COVER[", "MISSING", "ALL", "DISTANCE[", "TILT[")
_DEEPEST = 50


def test_of(expression: str, pieces: tuple[str, ...]) -> Test:
    """The test a query stands for, words looked up in ``pieces``. ``Refused`` (400) when it cannot be read."""
    reader = _Reader(list(_tokens(expression)), pieces)
    found = reader.either()
    if reader.left():
        raise Refused(400, "Query parsing error: unbalanced brackets")
    return found


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = at + 1
        if text[at].isspace():
            at += 1
            continue
        if text[at] == '"':
            end = text.find('"', at + 1) + 1
            if not end:
                raise Refused(400, "Query parsing error: a quotation mark is missing")
        elif text[at] not in "()":
            end = _end_of_word(text, at)
        yield text[at:end]
        at = end


def _end_of_word(text: str, at: int) -> int:
    for end in range(at, len(text)):
        if text[end] == "[":
            closed = text.find("]", end)
            if closed < 0:
                raise Refused(400, "Query parsing error: a bracket is missing")
            return closed + 1
        if text[end].isspace() or text[end] in '()"':
            return end
    return len(text)


class _Reader:
    def __init__(self, tokens: list[str], pieces: tuple[str, ...], depth: int = 0) -> None:
        self.tokens = tokens
        self.pieces = pieces
        self.depth = depth

    def left(self) -> str | None:
        return self.tokens[0] if self.tokens else None

    def either(self) -> Test:
        tests = [self.both()]
        while self.left() == "OR":
            self.tokens.pop(0)
            tests.append(self.both())
        return lambda held: any(test(held) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.left() not in (None, "OR", ")"):
            if self.left() == "AND":
                self.tokens.pop(0)
            tests.append(self.one())
        return lambda held: all(test(held) for test in tests)

    def one(self) -> Test:
        term = self.tokens.pop(0) if self.tokens else ""
        if term in ("", "AND", "OR", ")"):
            raise Refused(400, "Query parsing error: a term is missing")
        if term == "NOT":
            test = self.one()
            return lambda held: not test(held)
        if term == "(":
            return self.bracket()
        if term.startswith("AREA["):
            return self.area(term[5:-1])
        if term.startswith(_NOT_EMULATED) and term.endswith(("]", "MISSING", "ALL")):
            raise Refused(501, f"The emulator does not do {term[:20]}")
        return _says(term, self.pieces)

    def bracket(self) -> Test:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Refused(400, "Query parsing error: nested too deeply")
        test = self.either()
        if self.left() != ")":
            raise Refused(400, "Query parsing error: unbalanced brackets")
        self.tokens.pop(0)
        self.depth -= 1
        return test

    def area(self, piece: str) -> Test:
        path_of(piece)
        if (self.left() or "").startswith("RANGE["):
            return _within(piece, self.tokens.pop(0)[6:-1])
        outer, self.pieces = self.pieces, (piece,)
        test = self.one()
        self.pieces = outer
        return test


def _says(term: str, pieces: tuple[str, ...]) -> Test:
    words = words_of(term)
    wanted = f" {words} "
    return lambda held: not words or wanted in held.words(pieces)


def _within(piece: str, limits: str) -> Test:
    low, comma, high = (part.strip() for part in limits.partition(","))
    if not comma:
        raise Refused(400, "Query parsing error: RANGE needs two limits")

    def test(held: Held) -> bool:
        return any(_at_least(v, low) and _at_most(v, high) for v in held.values(piece))

    return test


def _at_least(value: object, low: str) -> bool:
    return low == "MIN" or (value >= float(low) if isinstance(value, int | float) else str(value) >= low)


def _at_most(value: object, high: str) -> bool:
    return high == "MAX" or (value <= float(high) if isinstance(value, int | float) else str(value) <= high)
