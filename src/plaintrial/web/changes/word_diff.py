"""Two texts side by side, word by word: what stayed, what was removed, what was added."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

MOST_WORDS = 4_000
"""Beyond this many words in both texts together, the texts are shown whole: comparing takes quadratic time."""
_AROUND = 12
"""Words of what stayed that are kept beside a change, in a long text."""
_GAP = "…"


class Piece(msgspec.Struct, frozen=True):
    """A run of words: the same in both, only in the earlier text, or only in the later one."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order. The "same" and "removed" ones spell ``before``, up to spacing."""
    old, new = before.split(), after.split()
    if len(old) + len(new) > MOST_WORDS:
        return tuple(piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(old[i:j])))
            continue
        if j > i:
            pieces.append(Piece("removed", " ".join(old[i:j])))
        if m > k:
            pieces.append(Piece("added", " ".join(new[k:m])))
    return tuple(pieces)


def sides(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of the earlier and of the later text, each with long runs that stayed cut down to their ends."""
    kept = [_cut(piece, place == 0, place == len(pieces) - 1) for place, piece in enumerate(pieces)]
    return tuple(p for p in kept if p.kind != "added"), tuple(p for p in kept if p.kind != "removed")


def _cut(piece: Piece, is_first: bool, is_last: bool) -> Piece:
    words = piece.text.split()
    if piece.kind != "same" or len(words) <= 3 * _AROUND:
        return piece
    head = [] if is_first else words[:_AROUND]
    tail = [] if is_last else words[-_AROUND:]
    return Piece("same", " ".join((*head, _GAP, *tail)))
