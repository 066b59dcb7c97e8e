"""Two texts side by side, word by word: what stayed, what was removed, what was added."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

import msgspec

MOST_WORDS = 4_000
"""Beyond this many words in both texts together, the texts are shown whole: comparing takes quadratic time."""


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
