"""A registry's text made fit to show: derived text only, the record itself is never changed.

Mended here: UTF-8 once read as Windows-1252 (``â‰¥`` for ``≥``), Word's Symbol letters, control characters, bidi
overrides, towers of combining marks. Escapes of markdown (``\\<55``) and HTML entities are undone by ``unescaped``.
Linear time on any text.
"""

from __future__ import annotations

import unicodedata
from html.entities import name2codepoint

import re2

_LEADS = {"Â": 2, "Ã": 2, "Î": 2, "Ï": 2, "â": 3, "ï": 3}
"""First letters of mangled characters and how many bytes each began."""

_SYMBOL_FONT = {
    0xF061: "α", 0xF062: "β", 0xF064: "δ", 0xF067: "γ", 0xF06B: "κ", 0xF06D: "µ", 0xF0A3: "≤", 0xF0B3: "≥",
    0xF0B0: "°", 0xF0B1: "±", 0xF0B4: "×", 0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF0A8: "•",
}  # fmt: skip
"""Word's Symbol and Wingdings fonts, in the private use area."""

_OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_ZERO_WIDTH = [0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
_CONTROLS = [code for code in [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)] if code != 0x0A]
_SHOWN: dict[int, str | None] = {
    **dict.fromkeys([*_CONTROLS, *_OVERRIDES, *_ZERO_WIDTH]),
    **_SYMBOL_FONT,
    0x09: " ",
    0x0B: "\n",
    0x0C: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xA0: " ",
}
_ENTITIES = {
    "amp": "&", "lt": "<", "gt": ">", "gte": "≥", "ge": "≥", "lte": "≤", "le": "≤", "quot": '"', "apos": "'",
    "nbsp": " ", "#39": "'", "#34": '"', "#60": "<", "#62": ">", "#38": "&", "deg": "°", "micro": "µ",
}  # fmt: skip
_LONGEST_ENTITY = 9
"""HTML 4 has none of more than 8 letters, "thetasym"; the semicolon comes after it."""
_TIMES_ESCAPED = 4
""" "&amp;gt;" and "&amp;amp;#39;" are met in records."""
_MARKS_KEPT = 4
_TO_CLEAN = re2.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2069}\x{feff}\x{f000}-\x{f0ff}]"
    r"|[ÂÃâÎÏï]"
    r"|\pM"
)
"""Text without any of these needs nothing done to it."""


def clean(text: str) -> str:
    """``text`` without what breaks a page: mojibake mended, controls and overrides gone. Line ends become LF."""
    if text.isascii() and text.isprintable():
        return text
    try:
        if _TO_CLEAN.search(text) is None:
            return text
    except UnicodeEncodeError:  # a lone surrogate, taken out below
        pass
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_towers(_mended(lines).translate(_SHOWN))


def unescaped(text: str) -> str:
    """``text`` with markdown's backslash escapes and the common HTML entities undone."""
    shown = _without_backslashes(text) if "\\" in text else text
    for _ in range(_TIMES_ESCAPED):
        shown = _without_entities(shown) if "&" in shown else shown
    return shown


def _mended(text: str) -> str:
    for _ in range(2):  # some records were mangled twice
        if not any(lead in text for lead in _LEADS):
            break
        text = _mended_once(text)
    return text


def _mended_once(text: str) -> str:
    parts: list[str] = []
    at = 0
    while at < len(text):
        width = _LEADS.get(text[at], 1)
        mended = _as_utf8(text[at : at + width]) if width > 1 else None
        parts.append(mended if mended is not None else text[at])
        at += width if mended is not None else 1
    return "".join(parts)


def _as_utf8(run: str) -> str | None:
    try:
        return b"".join(_byte_of(char) for char in run).decode("utf-8")
    except UnicodeError:
        return None


def _byte_of(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _without_towers(text: str) -> str:
    if not any(ord(char) > 0x2FF for char in text):
        return text
    kept: list[str] = []
    height = 0
    for char in text:
        height = height + 1 if unicodedata.combining(char) else 0
        if height <= _MARKS_KEPT:
            kept.append(char)
    return "".join(kept)


def _without_backslashes(text: str) -> str:
    head, *rest = text.split("\\")
    parts = [head]
    literal = False
    for piece in rest:
        if literal:
            parts.append(piece)
            literal = False
        elif piece == "":
            parts.append("\\")
            literal = True
        else:
            parts.append(piece if _escapable(piece[0]) else "\\" + piece)
    return "".join(parts)


def _escapable(char: str) -> bool:
    return char.isascii() and not char.isalnum() and char > " "


def _without_entities(text: str) -> str:
    head, *rest = text.split("&")
    parts = [head]
    for piece in rest:
        name, semicolon, tail = piece[:_LONGEST_ENTITY].partition(";")
        known = _entity(name) if semicolon else None
        parts.append("&" + piece if known is None else known + tail + piece[_LONGEST_ENTITY:])
    return "".join(parts)


def _entity(name: str) -> str | None:
    """The character an entity stands for: a common name in any case, a name of HTML 4, a number; None for others."""
    known = _ENTITIES.get(name.lower())
    if known is not None:
        return known
    code = name2codepoint.get(name, 0) or _number_of(name)
    return chr(code).translate(_SHOWN) if 0x20 <= code <= 0x10FFFF else None


def _number_of(name: str) -> int:
    """The code point of ``#233`` or ``#xE9``; 0 for what is no number."""
    if not name.startswith("#"):
        return 0
    digits, base = (name[2:], 16) if name[1:2] in ("x", "X") else (name[1:], 10)
    allowed = "0123456789abcdefABCDEF" if base == 16 else "0123456789"
    return int(digits, base) if digits and all(char in allowed for char in digits) else 0
