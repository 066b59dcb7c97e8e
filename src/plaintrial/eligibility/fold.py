"""Criteria text in one plain alphabet, one byte a character, so that every offset stays the registrant's own.

Rules read the folded bytes; people read the registry's text. Folding lowers case, drops accents, gives every
"greater or equal" one byte, blanks markdown's escapes and what cannot be seen, and repairs mojibake. Characters
are never added or taken away: ``len(fold(text)) == len(text)``, whatever the text holds.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

GE = "\xbb"
LE = "\xab"
PLUS_MINUS = "\xb1"
DEGREE = "\xb0"
SQUARED = "\xb2"
CUBED = "\xb3"
LETTER = "\xff"  # a letter of an alphabet that no rule reads
BULLET = "\x95"

_SINGLE = {
    "\xa4": "\xa4",
    "£": LE,
    **dict.fromkeys("≥≧⩾≽⪰﹥＞", GE),
    **dict.fromkeys("≤≦⩽≼⪯﹤＜", LE),
    "＞": ">",
    "＜": "<",
    "﹥": ">",
    "﹤": "<",
    "˃": ">",
    "˂": "<",
    "›": ">",
    "‹": "<",
    "±": PLUS_MINUS,
    **dict.fromkeys("°º˚", DEGREE),
    "℃": "c",
    "²": SQUARED,
    "³": CUBED,
    **dict.fromkeys("×✕⨯✖χ", "x"),
    **dict.fromkeys("⋅·∙•●○◦▪■□▫‣⁃§➢➤►▶✓✔❖◆◇♦⚫⬤∗★☆→⇒※«»¢¨①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", BULLET),
    **dict.fromkeys("‐‑‒–—―−﹣－⁻~～〜", "-"),
    **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("（【［", "("),
    **dict.fromkeys("）】］", ")"),
    **dict.fromkeys("；;", ";"),
    **dict.fromkeys("，、", ","),
    **dict.fromkeys("。．", "."),
    "：": ":",
    "％": "%",
    "／": "/",
    "⁄": "/",
    "…": ".",
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    "İ": "i",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "Æ": "a",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "œ": "o",
    "Œ": "o",
    "đ": "d",
    "Đ": "d",
    "µ": "u",
    "μ": "u",
    "®": " ",
    "™": " ",
    "©": " ",
}
# A text read in the wrong encoding once: three characters for one.
_MOJIBAKE = {"â‰¥": "≥  ", "â‰¤": "≤  ", "â€“": "-  ", "â€”": "-  ", "â€™": "'  ", "Â±": "± ", "Âµ": "µ ", "Â°": "° "}
_ENTITIES = {"&gt;": ">   ", "&lt;": "<   ", "&ge;": "≥   ", "&le;": "≤   ", "&amp;": "&    ", "&nbsp;": "      "}
# "mM" is millimolar, "mm" is a length: told apart before lower case hides it.
_MOLAR = {f"mM{after}": f"m\xa4{after}" for after in " ,;.)/\n"}
_ERRORS = "plaintrial.eligibility.fold"


def fold(text: str) -> bytes:
    """Return the folded text: one byte for each code point of ``text``. Linear in its length."""
    if "&" in text:
        text = _replace_all(text, _ENTITIES)
    if "â" in text or "Â" in text:
        text = _replace_all(text, _MOJIBAKE)
    if "mM" in text:
        text = _replace_all(text, _MOLAR)
    folded = text.encode("ascii", _ERRORS)
    if b"\r" in folded:
        folded = folded.replace(b"\r\n", b" \n")
    return folded.translate(_BYTES)


def _fold_run(error: UnicodeError) -> tuple[bytes, int]:
    """Codec error handler: a run of characters outside ASCII as folded bytes, one each."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    return "".join(map(_fold_one, run)).encode("latin-1"), error.end


def _replace_all(text: str, table: dict[str, str]) -> str:
    for before, after in table.items():
        text = text.replace(before, after)
    return text


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    """One character as one character of the folded alphabet."""
    known = _SINGLE.get(char)
    if known is not None:
        return known
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", char)[:1]
    if plain.isascii() and plain.isprintable() and plain != "\\":
        return plain
    return LETTER if plain.isalpha() else " "


def _fold_byte(byte: int) -> int:
    if byte in b"\n\r\x0b\x0c":
        return 10
    if byte < 32 or byte in b"\\\x7f":
        return 32
    return bytes((byte,)).lower()[0]


_BYTES = bytes(map(_fold_byte, range(256)))
codecs.register_error(_ERRORS, _fold_run)
