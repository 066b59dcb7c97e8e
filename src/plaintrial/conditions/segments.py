"""A term cut where one condition ends and the next begins, each piece knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plaintrial.conditions.spelling import Token

STRONG = frozenset(";/|+&\n•")
"""Marks that part conditions; a comma does not always ("Lupus Erythematosus, Systemic")."""
PARTING = frozenset({"and", "or", "with", "versus", "vs", "plus", "&"})


def pieces_of(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """The words parted at strong marks and at "and", "or", "with"."""
    return list(_parted(text, tokens, STRONG))


def comma_pieces(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """The words parted at commas as well."""
    return list(_parted(text, tokens, STRONG | {","}))


def _parted(text: str, tokens: Sequence[Token], marks: frozenset[str]) -> Iterator[list[Token]]:
    piece: list[Token] = []
    end = 0
    for token in tokens:
        if piece and (token.key in PARTING or not marks.isdisjoint(text[end : token.start])):
            yield piece
            piece = []
        if token.key not in PARTING:
            piece.append(token)
        end = token.end
    if piece:
        yield piece


def brackets(text: str) -> list[tuple[int, int]]:
    """Where the outermost bracketed parts stand, brackets included; an unclosed one goes to the end."""
    found: list[tuple[int, int]] = []
    depth = begin = 0
    for i, character in enumerate(text):
        if character in "([{":
            begin = begin if depth else i
            depth += 1
        elif character in ")]}" and depth:
            depth -= 1
            if not depth:
                found.append((begin, i + 1))
    return [*found, (begin, len(text))] if depth else found
