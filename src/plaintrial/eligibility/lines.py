"""Cut folded text into lines with their indent and bullet, without judging what they say."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.marker import LETTER, NO_MARKER, ROMAN, Marker, bullet, read_number

MAX_LINES = 20_000
"""Lines beyond these stay in the last one: far more than any real record, so hostile text costs no more."""

_SIGNS = b" *\x95|#_-"
_SPEECH = b"abcdefghijklmnopqrstuvwxyz0123456789\xff"
_SILENT = bytes(set(range(256)) - set(_SPEECH))
_LETTERS = frozenset(_SPEECH)
_O, _PLUS = b"o+"
_NUMBER_STARTS = frozenset(b"0123456789([#")
_NUMBER_ENDS = frozenset(b".)]:")


class Line(msgspec.Struct, gc=False):
    """A line that holds at least one letter or digit. Offsets are into the text; ``end`` excludes the newline."""

    start: int
    indent: int
    marker: Marker
    body: int
    end: int
    apart: bool  # a blank line, or the text's beginning, stands before it


def split_lines(folded: bytes) -> list[Line]:
    """Return the lines in order. Lines without a letter or digit are left out (they join a neighbour later)."""
    lines: list[Line] = []
    letters: set[int] = set()
    end, previous_end = -1, -2
    for raw in folded.split(b"\n"):
        start = end + 1
        end = start + len(raw)
        rest = raw.lstrip(_SIGNS)
        if not rest or (rest[0] not in _LETTERS and not rest.strip(_SILENT)):
            continue
        if len(lines) == MAX_LINES:
            lines[-1].end = len(folded.rstrip())
            break
        lines.append(_read_line(raw, rest, start, letters, start - previous_end > 1))
        previous_end = end
    return lines


def _read_line(raw: bytes, rest: bytes, start: int, letters: set[int], apart: bool) -> Line:
    if rest[0] in (_O, _PLUS) and rest[1:2] == b" " and rest[2:].strip(_SILENT):
        rest = rest[2:].lstrip(_SIGNS)
    length = len(raw)
    body = length - len(rest)
    indent, marker = 0, NO_MARKER
    if body:
        indent = length - len(raw.lstrip(b" "))
        if body > indent:
            marker = bullet(raw[indent:body])
    if rest[0] in _NUMBER_STARTS or not _NUMBER_ENDS.isdisjoint(rest[1:6]):
        numbered = read_number(rest)
        if numbered is not None:
            credible = _credible(numbered[0], letters)
            if credible is not None:
                marker, body = credible, body + numbered[1]
    return Line(start + indent, indent, marker, start + body, start + length, apart)


def _credible(marker: Marker, letters: set[int]) -> Marker | None:
    """A lone letter counts as a marker when it begins a list or goes on with one: not in "H. pylori"."""
    if not marker.style.startswith(LETTER):
        return marker
    before = marker.place - 1
    if marker.place == 1 or before in letters:
        letters.add(marker.place)
        return marker
    return Marker(ROMAN, 1) if marker.place == 9 else None
