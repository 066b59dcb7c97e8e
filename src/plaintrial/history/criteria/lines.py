"""A criteria text whose lines were joined or broken otherwise, given the lines of the other version again.

A registry, or an export, may drop every line break. Items can then not be cut alike in both versions, so the breaks
of the one text are carried over to the other, word by word. Only white space is replaced, one character for one, so
that spans stay right.
"""

from __future__ import annotations

from collections.abc import Sequence

import re2
from rapidfuzz.distance import Indel

from plaintrial.history.sameness import BULLETS

PARAGRAPH = "\x0b"
"""Stands for an empty line where there is room for one character only."""
_WORD = re2.compile(r"\S+")
_MOST_WORDS = 20_000
_MARKS = frozenset("*-" + BULLETS)


def with_like_lines(before: str, after: str) -> tuple[str, str]:
    """Both texts, the one with fewer line breaks given those of the other. Lengths do not change."""
    breaks = before.strip().count("\n"), after.strip().count("\n")
    if max(breaks) < 3 or min(breaks) > 0.9 * max(breaks):
        return before, after
    if breaks[0] < breaks[1]:
        return _broken_like(before, after), after
    return before, _broken_like(after, before)


def _broken_like(text: str, lined: str) -> str:
    words, others = list(_WORD.finditer(text)), list(_WORD.finditer(lined))
    if not words or len(words) + len(others) > _MOST_WORDS:
        return text
    chars = list(text)
    _break_at_bullets(chars, words, lined)
    said, other_said = ([_plain(match.group()) for match in side] for side in (words, others))
    for edit in Indel.opcodes(other_said, said):
        if edit.tag == "equal":
            for at in range(edit.src_start, edit.src_end):
                start = words[edit.dest_start + at - edit.src_start].start()
                gap = lined[others[at - 1].end() if at else 0 : others[at].start()]
                if "\n" in gap and start:
                    chars[start - 1] = PARAGRAPH if gap.count("\n") > 1 else "\n"
    return "".join(chars)


def _plain(word: str) -> str:
    """A word for comparing; all bullets and list numbers are the same one."""
    if word in _MARKS or (len(word) <= 3 and word[:-1].isdigit() and word[-1] in ".)"):
        return "*"
    return word.casefold()


def _break_at_bullets(chars: list[str], words: Sequence[re2._Match], lined: str) -> None:
    """Bullets that always begin a line in the one text begin one in the other, where something was put in."""
    marks = {mark for mark in _MARKS if f"{mark} " in lined and f" {mark} " not in lined.replace("\n ", "\n")}
    for word in words:
        if word.group() in marks and word.start():
            chars[word.start() - 1] = "\n"
