"""A JSON document too long, or spread over too many lines, to be split at line ends -> its records, one by one.

The scanner knows strings and brackets and nothing else, so what is wrong inside one record does not touch the next,
nesting costs no stack, and memory holds one record. Linear time: quotes cut the text into pieces, every other piece
lies inside a string, and only brackets outside strings are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from plaintrial.registries.ctgov.intake.taken import FileRefused

_BLANK = frozenset(b" \t\r\n")
_OPEN, _CLOSE = frozenset(b"{["), frozenset(b"}]")
_COMMA, _NEWLINE, _LIST, _END_OF_LIST = b",\n[]"
_PAGE_KEY = b'"studies"'
_KEY_REACH = 64
_SHORT = 200

Value = tuple[int, bytes | None]


def values_of(chunks: Iterable[bytes], cap: int) -> Iterator[Value]:
    """Each record of a document: the items of a list or of a page's ``studies``, or the top-level objects.

    Gives (line it begins at, its bytes), None in place of one longer than ``cap``. ``FileRefused`` at the end of a
    document that is cut short.
    """
    scanner = _Scanner(cap)
    for chunk in chunks:
        yield from scanner.feed(chunk)
    yield from scanner.finish()


class _Scanner:
    """``base`` is the depth at which records lie: 0 at the top, 1 in a list, 2 in a page's ``studies``."""

    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.depth = self.base = 0
        self.in_string = self.after_page = False
        self.chunk = self.before = self.backslash = b""
        self.start: int | None = None
        self.parts: list[bytes] = []
        self.held = 0
        self.begun = self.line = 1
        self.counted = 0

    def feed(self, chunk: bytes) -> Iterator[Value]:
        """The values that end in this chunk."""
        self._take(chunk)
        pieces = _masked(self.chunk).split(b'"')
        first = 1 if self.in_string else 0
        starts = list(accumulate(map(len, pieces), initial=0))
        for place, (piece, start) in enumerate(zip(pieces[first::2], starts[first::2], strict=False)):
            closed, net = _brackets(piece) if len(piece) < _SHORT else _count_brackets(piece)
            if self.depth - closed > (self.base or 1):
                self.depth += net  # the usual case: far inside a record
                continue
            quotes = first + 2 * place
            yield from self._outside(piece, start + quotes)
            if quotes < len(pieces) - 1 and self.depth == self.base:
                self._begin(start + quotes + len(piece))
        self.in_string = (first + len(pieces)) % 2 == 0
        self._keep_rest()

    def finish(self) -> Iterator[Value]:
        """What the end of the document ends."""
        if self.start is not None and self.depth == self.base == 0 and not self.in_string:
            self.chunk, self.counted, self.start = b"", 0, 0
            yield self._value(0)
        if self.start is not None or self.depth:
            raise FileRefused("the file is cut short: its JSON does not end")

    def _take(self, chunk: bytes) -> None:
        """Make a chunk the present one. A backslash at its end waits for what it escapes."""
        chunk = self.backslash + chunk
        odd = (len(chunk) - len(chunk.rstrip(b"\\"))) % 2
        self.chunk, self.backslash = (chunk[:-1], b"\\") if odd else (chunk, b"")
        self.counted = 0
        if self.start is not None:
            self.start = 0

    def _outside(self, piece: bytes, at: int) -> Iterator[Value]:
        for place, byte in enumerate(piece, at):
            if (value := self._byte(byte, place)) is not None:
                yield value

    def _byte(self, byte: int, at: int) -> Value | None:
        if byte in _OPEN:
            self._open(byte, at)
        elif byte in _CLOSE:
            return self._close(byte, at)
        elif self.depth == self.base:
            return self._between(byte, at)
        return None

    def _open(self, byte: int, at: int) -> None:
        if byte == _LIST and self.base == 0 and self._lists_records(at):
            self.base = self.depth + 1
            self._forget()
        else:
            self._begin(at)
        self.depth += 1

    def _lists_records(self, at: int) -> bool:
        top = self.depth == 0 and self.start is None
        return top or (self.depth == 1 and not self.after_page and self._follows_page_key(at))

    def _follows_page_key(self, at: int) -> bool:
        near = self.chunk[max(0, at - _KEY_REACH) : at]
        before = self.before + near if len(near) == at else near
        return before.rstrip().removesuffix(b":").rstrip().endswith(_PAGE_KEY)

    def _close(self, byte: int, at: int) -> Value | None:
        if self.depth == self.base and self.base and byte == _END_OF_LIST:
            value = self._value(at) if self.start is not None else None
            self.after_page = self.base == 2
            self.depth, self.base = self.base - 1, 0
            return value
        if self.depth == self.base:
            self._begin(at)
            return None
        self.depth -= 1
        if self.depth == self.base:
            self.after_page, was_page = False, self.after_page
            return None if was_page and not self.base else self._value(at + 1)
        return None

    def _between(self, byte: int, at: int) -> Value | None:
        ends = byte == (_COMMA if self.base else _NEWLINE)
        if ends:
            return None if self.start is None else self._value(at)
        if byte not in _BLANK and byte != _COMMA:
            self._begin(at)
        return None

    def _begin(self, at: int) -> None:
        if self.start is None and not self.after_page:
            self.start = at
            self.line += self.chunk.count(b"\n", self.counted, at)
            self.counted, self.begun = at, self.line

    def _value(self, end: int) -> Value:
        self.parts.append(self.chunk[self.start : end])
        self.held += end - (self.start or 0)
        value = self.begun, None if self.held > self.cap else b"".join(self.parts)
        self._forget()
        return value

    def _forget(self) -> None:
        self.start, self.held = None, 0
        self.parts.clear()

    def _keep_rest(self) -> None:
        self.line += self.chunk.count(b"\n", self.counted)
        self.before = (self.before + self.chunk)[-_KEY_REACH:]
        if self.start is None:
            return
        self.parts.append(self.chunk[self.start :])
        self.held += len(self.chunk) - self.start
        if self.held > self.cap:
            self.parts.clear()


def _masked(text: bytes) -> bytes:
    """The same text, as long, without escaped quotes: every quote left begins or ends a string."""
    return text.replace(b"\\\\", b"__").replace(b'\\"', b"__") if b"\\" in text else text


def _count_brackets(piece: bytes) -> tuple[int, int]:
    """How many brackets close in text outside strings, and by how much the depth grows."""
    closed = piece.count(b"}") + piece.count(b"]")
    return closed, piece.count(b"{") + piece.count(b"[") - closed


_brackets = lru_cache(4096)(_count_brackets)
