"""Patterns over folded text: linear time whatever the text holds, one byte a character."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import re2

_MEMORY = 128 << 20
_ANYWHERE, _HERE, _WHOLE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_START, re2._Anchor.ANCHOR_BOTH


class Found:
    """A match: the spans of the whole and of its groups, (-1, -1) for a group that took no part."""

    __slots__ = ("_spans", "_text")

    def __init__(self, text: bytes, spans: list[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans

    def group(self, number: int = 0) -> Any:
        """The bytes of a group, None where it took no part (Any, as in ``re``: the pattern says which)."""
        start, end = self._spans[number]
        return None if start < 0 else self._text[start:end]

    def groups(self) -> tuple[Any, ...]:
        """The bytes of all groups."""
        text = self._text
        return tuple(None if start < 0 else text[start:end] for start, end in self._spans[1:])

    def start(self, number: int = 0) -> int:
        """Where a group begins."""
        return self._spans[number][0]

    def end(self, number: int = 0) -> int:
        """Where a group ends."""
        return self._spans[number][1]

    @property
    def lastindex(self) -> Any:
        """The outermost group that ends last, None without any."""
        ends = [end for _, end in self._spans[1:]]
        last = max(ends, default=-1)
        return None if last < 0 else ends.index(last) + 1


class Pattern:
    """A compiled pattern over bytes. The binding's own objects cost more than a search of a short text."""

    __slots__ = ("_match",)

    def __init__(self, compiled: re2._Regexp) -> None:
        self._match: Callable[[re2._Anchor, bytes, int, int], list[tuple[int, int]]] = compiled._regexp.Match

    def search(self, text: bytes, start: int = 0, end: int | None = None) -> Found | None:
        """The first match in ``text[start:end]``."""
        stop = len(text) if end is None or end > len(text) else end
        if start > stop:
            return None
        spans = self._match(_ANYWHERE, text, start, stop)
        return None if spans[0][0] < 0 else Found(text, spans)

    def match(self, text: bytes, start: int = 0, end: int | None = None) -> Found | None:
        """The match that begins at ``start``."""
        stop = len(text) if end is None or end > len(text) else end
        if start > stop:
            return None
        spans = self._match(_HERE, text, start, stop)
        return None if spans[0][0] < 0 else Found(text, spans)

    def fullmatch(self, text: bytes, start: int = 0, end: int | None = None) -> Found | None:
        """The match that takes in all of ``text[start:end]``."""
        stop = len(text) if end is None or end > len(text) else end
        if start > stop:
            return None
        spans = self._match(_WHOLE, text, start, stop)
        return None if spans[0][0] < 0 else Found(text, spans)

    def is_in(self, text: bytes, start: int = 0, end: int | None = None) -> bool:
        """Whether it matches anywhere in ``text[start:end]``."""
        stop = len(text) if end is None or end > len(text) else end
        return start <= stop and self._match(_ANYWHERE, text, start, stop)[0][0] >= 0

    def opens(self, text: bytes, start: int = 0, end: int | None = None) -> bool:
        """Whether a match begins at ``start``."""
        stop = len(text) if end is None or end > len(text) else end
        return start <= stop and self._match(_HERE, text, start, stop)[0][0] >= 0

    def is_all(self, text: bytes, start: int = 0) -> bool:
        """Whether a match takes in all of ``text[start:]``."""
        return self._match(_WHOLE, text, start, len(text))[0][0] >= 0

    def finditer(self, text: bytes, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Yield the matches in order, not overlapping."""
        at, stop = start, len(text) if end is None or end > len(text) else end
        while at <= stop:
            spans = self._match(_ANYWHERE, text, at, stop)
            first, last = spans[0]
            if first < 0:
                return
            yield Found(text, spans)
            at = last + (last == at)

    def spans(self, text: bytes, limit: int) -> list[tuple[int, int]]:
        """Where the first ``limit`` matches lie, in order; a match of nothing ends the search."""
        match = self._match
        found: list[tuple[int, int]] = []
        at, end = 0, len(text)
        while at < end and len(found) < limit:
            span = match(_ANYWHERE, text, at, end)[0]
            if span[1] <= at:
                break
            found.append(span)
            at = span[1]
        return found


def folded_pattern(source: bytes, *, longest: bool = False) -> Pattern:
    """Compile ``source`` for folded bytes (Latin-1, lower case). Matches carry code-point offsets of the text.

    ``longest`` takes the longest of the alternatives at a place, not the first.
    re2 runs in time linear in the text for each search; a pattern that ends in an optional unbounded part could
    still scan far ahead at every match, so rules here bound what they look at.
    """
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = _MEMORY
    options.longest_match = longest
    return Pattern(re2.compile(source, options))


def find_spans(pattern: Pattern, folded: bytes, limit: int) -> list[tuple[int, int]]:
    """Where ``pattern``, which has no groups, matches in ``folded``: the first ``limit`` places, in order."""
    return pattern.spans(folded, limit)


def without_groups(source: bytes) -> bytes:
    """The same pattern without capturing groups: re2 then finds it with its automaton alone, ten times as fast."""
    plain = bytearray()
    escaped = in_class = False
    for n, byte in enumerate(source):
        plain.append(byte)
        if escaped:
            escaped = False
        elif byte == 0x5C:
            escaped = True
        elif in_class:
            in_class = byte != 0x5D
        elif byte == 0x5B:
            in_class = True
        elif byte == 0x28 and source[n + 1 : n + 2] != b"?":
            plain += b"?:"
    return bytes(plain)
