"""Patterns over text, in linear time (RE2). The binding's own objects cost more than the search of a short text.

Text that is all ASCII, as most of a registry's is, has as many bytes as characters: spans need no translation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import re2

_ANYWHERE, _HERE, _WHOLE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_START, re2._Anchor.ANCHOR_BOTH
_MEMORY = 64 << 20
Span = tuple[int, int]


class Found:
    """A match: code-point spans of the whole and of its groups, (-1, -1) for a group that took no part."""

    __slots__ = ("_spans", "_text")

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans

    def group(self, number: int = 0) -> Any:
        """The text of a group, None where it took no part (Any, as in ``re``: the pattern says which)."""
        start, end = self._spans[number]
        return None if start < 0 else self._text[start:end]

    def start(self, number: int = 0) -> int:
        """Where a group begins."""
        return self._spans[number][0]

    def end(self, number: int = 0) -> int:
        """Where a group ends."""
        return self._spans[number][1]

    @property
    def lastindex(self) -> int | None:
        """The outermost group that ends last, None without any."""
        ends = [end for _, end in self._spans[1:]]
        last = max(ends, default=-1)
        return None if last < 0 else ends.index(last) + 1


class Pattern:
    """A compiled pattern over text, asked as one of ``re`` is."""

    __slots__ = ("_compiled", "_match", "source")

    def __init__(self, source: str) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        self.source = source
        self._compiled = re2.compile(source, options)
        self._match = self._compiled._regexp.Match

    def holds(self, text: str) -> bool:
        """Whether ``text`` matches anywhere."""
        data = text.encode()
        return bool(self._match(_ANYWHERE, data, 0, len(data))[0][0] >= 0)

    def search(self, text: str) -> Found | None:
        """The first match."""
        return self._found(_ANYWHERE, text)

    def match(self, text: str) -> Found | None:
        """The match that begins where the text does."""
        return self._found(_HERE, text)

    def fullmatch(self, text: str) -> Found | None:
        """The match that takes in all of the text."""
        return self._found(_WHOLE, text)

    def finditer(self, text: str) -> Iterator[Any]:
        """Yield the matches in order, not overlapping."""
        return self._ascii_matches(text) if text.isascii() else self._compiled.finditer(text)

    def count(self, text: str) -> int:
        """How many matches there are, not overlapping."""
        match, data = self._match, text.encode()
        at, stop, found = 0, len(data), 0
        while at <= stop:
            first, last = match(_ANYWHERE, data, at, stop)[0]
            if first < 0:
                break
            found += 1
            at = last + (last == at)
        return found

    def sub(self, said: str | Callable[[Any], str], text: str) -> str:
        """``text`` with ``said`` in every match's place; the same object when nothing matches."""
        if not text.isascii():
            return self._compiled.sub(said, text) if self.holds(text) else text
        found = self._found(_ANYWHERE, text)
        if found is None:
            return text
        parts: list[str] = []
        at = 0
        while found is not None:
            start, end = found.start(), found.end()
            parts += (text[at:start], _expanded(said, found) if isinstance(said, str) else said(found))
            at = end
            found = self._found(_ANYWHERE, text, end + (start == end))
        return "".join([*parts, text[at:]])

    def _found(self, anchor: Any, text: str, start: int = 0) -> Found | None:
        """The first match from a byte of ``text`` on."""
        data = text.encode()
        if start > len(data):
            return None
        spans = self._match(anchor, data, start, len(data))
        if spans[0][0] < 0:
            return None
        if len(data) == len(text):
            return Found(text, spans)
        return Found(text, [(_chars(data, start), _chars(data, end)) for start, end in spans])

    def _ascii_matches(self, text: str) -> Iterator[Found]:
        match, data = self._match, text.encode()
        at, stop = 0, len(data)
        while at <= stop:
            spans = match(_ANYWHERE, data, at, stop)
            first, last = spans[0]
            if first < 0:
                return
            yield Found(text, spans)
            at = last + (last == at)


def _expanded(template: str, match: Found) -> str:
    """``\\1`` and its like filled."""
    first, *rest = template.split("\\")
    return first + "".join((match.group(int(piece[0])) or "") + piece[1:] for piece in rest)


def _chars(data: bytes, place: int) -> int:
    """How many characters stand before a place in UTF-8; -1 for none."""
    return -1 if place < 0 else len(data[:place].decode())
