"""Cut a paragraph into its sentences where no heading says what it lists and some sentences exclude."""

from __future__ import annotations

from plaintrial.eligibility.lines import Line
from plaintrial.eligibility.marker import NO_MARKER
from plaintrial.eligibility.own_kind import states_exclusion
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.piece import Piece

_END = folded_pattern(rb"[a-z0-9)%][.!?] +[a-z0-9(]")
_SHORTENED = (b"e.g", b"i.e", b" vs", b" dr", b" st", b" no", b"approx", b" cf", b" spp", b" al", b" etc", b" resp")


def cut_sentences(text: str, folded: bytes, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with paragraphs of mixed sense cut: "Adults with lupus. Pregnant women are excluded." """
    cut: list[Piece] = []
    for piece in pieces:
        words = folded[piece.start : piece.end]
        if piece.head is None and not piece.line.marker.style and states_exclusion(words):
            cut.extend(_sentences(text, folded, piece))
        else:
            cut.append(piece)
    return cut


def _sentences(text: str, folded: bytes, piece: Piece) -> list[Piece]:
    starts = [piece.start]
    for match in _END.finditer(folded, piece.start, piece.end):
        dot, begins = match.start() + 1, match.end() - 1
        if text[begins].isupper() and not folded[max(0, dot - 6) : dot].endswith(_SHORTENED):
            starts.append(begins)
    ends = [*starts[1:], piece.end]
    indent = piece.line.indent
    return [
        Piece(Line(a, indent, NO_MARKER, max(a, piece.line.body), b, False), a, b, None)
        for a, b in zip(starts, ends, strict=True)
    ]
