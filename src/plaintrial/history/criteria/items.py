"""A criteria text cut into its items, each with its section and span. Linear time.

A small reader for comparing two versions; what a criterion asks is read on a floor above. An item is a bullet with
its continuation lines, or a sentence of a paragraph; headings and introductions are not items.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import re2

from plaintrial.history.criteria.lines import PARAGRAPH
from plaintrial.history.criteria.sections import Section, is_introduction, is_section_heading, section_of
from plaintrial.history.event import Span
from plaintrial.history.likeness import telling
from plaintrial.history.sameness import BULLETS, key_of, words_of

_MARKER = re2.compile(
    r"^[ \t\x{a0}]*(?:(?:\\?[*\-–—+~]|o|O|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\\?[.)])"
    rf"(?:[ \t\x{{a0}}]+|$)|[{BULLETS}][ \t]*)+"
)
_INLINE = re2.compile(rf"[ \t](?:\\?\*|[{BULLETS}]|\(?\d{{1,2}}[.)])[ \t]+|[.;][ \t]+(?:\d{{1,2}}[.)])[ \t]*")
_SECTION_INSIDE = re2.compile(r"(?i)\b(?:inclusion|exclusion)[ \t]+criteria?[ \t]*(?:\([^)\n]{0,60}\))?[ \t]*:")
_LONG_LINE, _LONGEST_LINE = 160, 50_000
_PARAGRAPH, _PARAGRAPH_WORDS, _WORDS_COMPARED = 300, 60, 1_000


class Item(msgspec.Struct, frozen=True):
    """One criterion as written: ``text`` is exactly the slice at ``span``; the rest is for comparing.

    ``meaning``: the words that tell what it is about.
    """

    section: Section
    text: str
    span: Span
    words: tuple[str, ...]
    key: str
    meaning: frozenset[str]


class _Line(msgspec.Struct, frozen=True):
    """A stretch of one line, without its bullet: half-open span, and whether it had one."""

    start: int
    end: int
    bulleted: bool
    blank_before: bool


def items_of(text: str) -> list[Item]:
    """The items of a criteria text, in order."""
    section: Section = "unclear"
    found: list[Item] = []
    for start, end, bulleted in _joined(text, list(_lines(text))):
        said = text[start:end]
        if is_section_heading(said, bulleted):
            section = section_of(said) or section
            continue
        head, colon, _ = said[:160].partition(":")
        if colon and not bulleted and is_section_heading(head + ":", False):
            section = section_of(head) or section
            start += len(head) + 1
        if not is_introduction(text[start:end], bulleted):
            found += _items(text, section, start, end)
    return found


def _items(text: str, section: Section, start: int, end: int) -> Iterator[Item]:
    for low, high in _sentences(text, start, end):
        words = words_of(text[low:high])
        if words:
            meaning = frozenset(telling(words[:_WORDS_COMPARED]))
            yield Item(section, text[low:high], (low, high), tuple(words), key_of(text[low:high]), meaning)


def _lines(text: str) -> Iterator[_Line]:
    place = 0
    for paragraph in text.split(PARAGRAPH):
        blank = True
        for line in paragraph.split("\n"):
            for low, high in _pieces(line) if line.strip() else ():
                yield _line(line, place, low, high, blank)
                blank = False
            blank = blank or not line.strip()
            place += len(line) + 1


def _line(line: str, place: int, low: int, high: int, blank: bool) -> _Line:
    piece = line[low:high]
    marker = _MARKER.match(piece)
    start = low + (marker.end() if marker else len(piece) - len(piece.lstrip()))
    return _Line(place + start, place + low + len(piece.rstrip()), marker is not None or low > 0, blank)


def _pieces(line: str) -> list[Span]:
    """A long line that holds several headings or bullets, cut where they begin."""
    if not _LONG_LINE < len(line) <= _LONGEST_LINE:
        return [(0, len(line))]
    cuts = {match.start() for match in _SECTION_INSIDE.finditer(line)}
    cuts.update(_inline_marks(line))
    for match in _SECTION_INSIDE.finditer(line):
        cuts.add(match.end())
    bounds = sorted({0, len(line), *cuts})
    return [(low, high) for low, high in pairwise(bounds) if line[low:high].strip()]


def _inline_marks(line: str) -> list[int]:
    """Where bullets, or numbers that count up from 1, begin inside a line; none unless there are several."""
    found: list[int] = []
    after_a_word = 0
    expected = 1
    for match in _INLINE.finditer(line):
        number = "".join(filter(str.isdigit, match.group()))
        if not number or int(number) == expected:
            expected += bool(number)
            after_a_word += bool(number) and line[match.start() - 1 : match.start()].isalnum()
            found.append(match.start() + 1)
    return found if len(found) > 1 + bool(after_a_word) else []


def _joined(text: str, lines: list[_Line]) -> Iterator[tuple[int, int, bool]]:
    """Lines put together with the lines that go on with them."""
    at = 0
    while at < len(lines):
        first = last = lines[at]
        at += 1
        while at < len(lines) and _goes_on(text, last, lines[at], first.bulleted):
            last = lines[at]
            at += 1
        if last.end > first.start:
            yield first.start, last.end, first.bulleted


def _goes_on(text: str, line: _Line, following: _Line, bulleted: bool) -> bool:
    if following.bulleted or following.blank_before or line.end <= line.start:
        return False
    said, after = text[line.start : line.end], text[following.start : following.end]
    if said.endswith(":") or is_section_heading(after, False) or is_section_heading(said, bulleted):
        return False
    ended = said.endswith((".", ";"))
    return after[:1].islower() or (bulleted and not ended) or (len(said) >= 60 and not ended)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """A long paragraph cut into its sentences; anything shorter is whole."""
    if end - start <= _PARAGRAPH or len(text[start:end].split()) <= _PARAGRAPH_WORDS:
        yield start, end
        return
    low = start
    while low < end:
        high = _sentence_end(text, low, end)
        yield low, high
        low = high
        while low < end and text[low].isspace():
            low += 1


def _sentence_end(text: str, low: int, end: int) -> int:
    at = low
    while (at := text.find(".", at + 1, end)) != -1:
        if at - low >= 40 and _ends_a_sentence(text[at - 3 : at], text[at + 1 : at + 9]):
            return at + 1
    return end


def _ends_a_sentence(before: str, after: str) -> bool:
    """Whether a full stop between the two does: after a word, not "e.g.", and before another one."""
    return before.isalpha() and after[:1].isspace() and after.strip()[:1].isalpha()
