"""Lists that share a word: "breast and ovarian cancer", "hepatitis B and C", "type 1 and type 2 diabetes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plaintrial.conditions.spelling import Token


def completed(pieces: Sequence[Sequence[Token]], at: int) -> Iterator[list[Token]]:
    """The piece with the words it may share: the last piece's ends after it, the first piece's beginnings before."""
    piece = list(pieces[at])
    last, first = pieces[-1], pieces[0]
    if at < len(pieces) - 1:
        for size in (1, 2, 3):
            if size < len(last):
                yield [*piece, *last[-size:]]
    if at > 0:
        for size in (1, 2, 3):
            if size <= len(first):
                yield [*first[:size], *piece]
