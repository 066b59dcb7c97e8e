"""Turn lines into pieces, headings and criteria, that together hold every non-space character."""

from __future__ import annotations

from itertools import pairwise

from plaintrial.eligibility.heading_words import BARE_TOPICS
from plaintrial.eligibility.headings import Head, read_heading
from plaintrial.eligibility.lines import Line, split_lines
from plaintrial.eligibility.marker import NO_MARKER
from plaintrial.eligibility.piece import Piece
from plaintrial.eligibility.run_on import cut_run_on
from plaintrial.eligibility.sentences import cut_sentences
from plaintrial.eligibility.wrap import join_wrapped


def cut_pieces(text: str, folded: bytes) -> list[Piece]:
    """Return the pieces in order, disjoint; every non-space character of ``text`` is in exactly one."""
    lines = join_wrapped(text, folded, cut_run_on(text, folded, split_lines(folded)))
    pieces: list[Piece] = []
    for line in lines:
        _add(text, folded, line, pieces)
    _head_bare_topics(folded, pieces)
    if all(piece.head is None or piece.head.rank > 2 for piece in pieces):
        pieces = cut_sentences(text, folded, pieces)
    if not pieces and text.strip():
        whole = Line(0, 0, NO_MARKER, 0, len(text), True)
        pieces.append(Piece(whole, 0, len(text), None))
    _close_gaps(text, pieces)
    return pieces


def _head_bare_topics(folded: bytes, pieces: list[Piece]) -> None:
    """ "Life expectancy" alone on a line over bulleted or numbered criteria heads them."""
    for piece, following in pairwise(pieces):
        if piece.head is not None or piece.line.marker.style or following.head is not None:
            continue
        if piece.end - piece.start <= _LONGEST_TOPIC and following.line.marker.style:
            core = folded[piece.line.body : piece.end].strip(b" :.-*_#=\x95")
            if core in BARE_TOPICS:
                piece.head = Head(4, None, piece.end)


_LONGEST_TOPIC = 60
_MOST_HEADS = 8
"""Headings on one line beyond these are words of the criterion: nobody types so many."""


def _add(text: str, folded: bytes, line: Line, pieces: list[Piece]) -> None:
    """Add the headings a line begins with, and what follows them on it."""
    rest: Line | None = line
    for _ in range(_MOST_HEADS):
        if rest is None:
            return
        head = read_heading(text, folded, rest)
        if head is None or head.end >= rest.end or not text[head.end : rest.end].strip(" *_#:-."):
            pieces.append(Piece(rest, rest.start, rest.end, head))
            return
        pieces.append(Piece(rest, rest.start, head.end, head))
        rest = _after(folded, head.end, rest)
    if rest is not None:
        pieces.append(Piece(rest, rest.start, rest.end, None))


def _after(folded: bytes, start: int, line: Line) -> Line | None:
    """What stands on the line behind a heading, None for signs only."""
    for rest in split_lines(folded[start : line.end])[:1]:
        return Line(start + rest.start, line.indent, rest.marker, start + rest.body, line.end, False)
    return None


def _close_gaps(text: str, pieces: list[Piece]) -> None:
    """Give each sign outside all pieces (a rule, a lone bullet) to the piece before it; trim the ends."""
    before: Piece | None = None
    for piece in pieces:
        gap_start = before.end if before else 0
        gap = text[gap_start : piece.start]
        if gap and not gap.isspace() and gap.strip():
            if before is None:
                piece.start = len(gap) - len(gap.lstrip())
            else:
                before.end = gap_start + len(gap.rstrip())
        before = piece
    if before is not None:
        before.end = len(text) if text[before.end :].strip() else before.end
    for piece in pieces:
        if text[piece.end - 1].isspace():
            piece.end = piece.start + len(text[piece.start : piece.end].rstrip())
