"""When two spellings say the same thing.

A registry rewrites its records without a change of the study: markdown escapes, HTML entities, bullets, white space,
Unicode forms, quotes and dashes, upper and lower case, ``>=`` for ``≥``, ``1,000`` for ``1000``, the order of lists
and keys. Texts are compared by ``key_of``, whole values by ``same``; the record itself is never altered.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

import re2

from plaintrial.record.clean_text import clean, unescaped

BULLETS = "•●▪◦‣·➢➤►✓✔■○▫□⁃∙❖"
_MARKER = re2.compile(
    rf"(?m)^[ \t]*(?:(?:[*\-–—+~oO]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,5}})[.)])[ \t]+|[*{BULLETS}][ \t]*)+"
)
"""A list's bullet, number or letter at the start of a line."""

_LINE_ENDS = re2.compile(r"[ \t]+\n")
_NUMBERING = re2.compile(r"(?:^|\s)(?:\(?(?:\d{1,2}|[a-zA-Z])[.)](?:\s+|$))+")
"""A list's number or letter anywhere in a text whose lines were joined."""

_AMPERSANDS = re2.compile(r"(?i)&(?:amp;)+")

_BEFORE_DECOMPOSING = str.maketrans(
    {
        **{raised: f"^{digit}" for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
        **dict.fromkeys("™®©"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("“”„«»‟", '"'),
        **dict.fromkeys("‘’‚‛´ʼ′", "'"),
        **dict.fromkeys(BULLETS, " "),
        **dict.fromkeys("≥⩾≧", " > = "),
        **dict.fromkeys("≤⩽≦", " < = "),
        "×": "x",
        "ı": "i",
    }
)
_COMBINING = dict.fromkeys(range(0x300, 0x370))
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("'\\`"),
        **dict.fromkeys(';:!?"()[]{}*_|~#-‐', " "),
        **{char: f" {char} " for char in "<>=+%/^±"},
        "&": " and ",
    }
)
_MAX_DEPTH = 60


def words_of(text: str, listed: bool = True) -> list[str]:
    """The words, numbers and comparison signs of a text, folded so that spelling does not matter.

    ``listed``: take a bullet, number or letter at the start of a line for a list's, which says nothing.
    """
    shown = _unescaped(text)
    if not shown.isascii():
        shown = shown.translate(_BEFORE_DECOMPOSING)
    if listed:
        shown = _without_markers(shown.strip())
    if not shown.isascii():
        shown = unicodedata.normalize("NFKD", shown).translate(_COMBINING)
    pieces = shown.casefold().translate(_PUNCTUATION).split()
    return [word for piece in pieces for word in _pointed(piece)]


def _without_markers(text: str) -> str:
    if "\n" in text:
        text = _LINE_ENDS.sub("\n", text)
    elif not _may_begin_with_a_marker(text[:7]):
        return text
    return str(_MARKER.sub(" ", text))


def _may_begin_with_a_marker(head: str) -> bool:
    """Quick, for most names and titles begin with a word."""
    return not head[:2].isalpha() or "." in head or ")" in head


def _unescaped(text: str) -> str:
    """The text with its escapes undone, also those that were escaped again each time it was passed on."""
    shown = clean(text)
    return unescaped(_AMPERSANDS.sub("&", shown) if "&" in shown else shown)


def _pointed(piece: str) -> tuple[str, ...]:
    """A word without the full stops and commas that are not part of a number."""
    if "." not in piece and "," not in piece:
        return (piece,)
    bare = piece.strip(".,")
    if bare.replace(".", "").replace(",", "").isdigit():
        return (_plain_number(bare),)
    return tuple(part for part in bare.replace(".", "").split(",") if part)


def _plain_number(number: str) -> str:
    groups = number.split(".")[0].split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        number = number.replace(",", "")
    if number.count(".") == 1:
        number = number.rstrip("0").rstrip(".")
    return number


def key_of(text: str) -> str:
    """A text's key: equal for texts that differ only in spelling. White space between words does not count."""
    return _short_key(text) if len(text) <= 300 else _key(text)


def _key(text: str, listed: bool = True) -> str:
    parts: list[str] = []
    digit_before = False
    for word in words_of(text, listed):
        if digit_before and word[0].isdigit():
            parts.append("~")
        parts.append(word)
        digit_before = word[-1].isdigit()
    return "".join(parts)


_short_key = lru_cache(maxsize=8192)(_key)


def normal(value: Any, depth: int = 0) -> Hashable:
    """A value without what does not matter: spelling, order of lists and keys, empty parts."""
    if isinstance(value, str):
        return key_of(value) or None
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e300 else str(value)
    if depth > _MAX_DEPTH:
        return repr(value)
    return _normal_group(value, depth + 1)


def _normal_group(value: Any, depth: int) -> Hashable:
    if isinstance(value, Mapping):
        return frozenset((k, n) for k, v in value.items() if (n := normal(v, depth)) is not None) or None
    if isinstance(value, list | tuple):
        return frozenset(Counter(n for v in value if (n := normal(v, depth)) is not None).items()) or None
    return str(value)


def _folded(text: str) -> str:
    """Only case, form and white space folded: mangled letters, in capitals or decomposed, cannot be mended."""
    return " ".join(unicodedata.normalize("NFKD", text).casefold().split())


def _numbered_alike(before: str, after: str) -> bool:
    """Whether what looks like a list's numbers in the one text is all in the other, which may have more of them."""
    one, other = (Counter(" ".join(_NUMBERING.findall(text)).split()) for text in (before, after))
    return one <= other or other <= one


def _same_but_for_lines(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but where their lines break, and in the numbers of their lists."""
    if _folded(before) == _folded(after):
        return True
    before, after = clean(before), clean(after)
    if _key(before, False) == _key(after, False):
        return True
    if before.strip().count("\n") == after.strip().count("\n") or not _numbered_alike(before, after):
        return False
    return _key(_NUMBERING.sub(" ", before), False) == _key(_NUMBERING.sub(" ", after), False)


def same(before: Any, after: Any) -> bool:
    """Whether two values say the same thing. Two texts do also when only their lines are broken otherwise."""
    if before == after:
        return True
    if isinstance(before, str) and isinstance(after, str):
        return key_of(before) == key_of(after) or _same_but_for_lines(before, after)
    return normal(before) == normal(after)
