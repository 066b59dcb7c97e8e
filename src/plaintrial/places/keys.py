"""Keys under which place names are filed: no accents, no capitals, no punctuation, one spelling of "saint"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST = 200
"""Characters of a text that are read; no place name is longer."""

# fmt: off
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ħ": "h", "Ħ": "h", "ŋ": "n", "ə": "a", "Ə": "a",
    "'": "", "’": "", "‘": "", "`": "", "´": "", "ʼ": "", "ʻ": "", "ʹ": "", "ʿ": "", "ʾ": "", ".": " ",
})
_WORDS = {"saint": "st", "sainte": "st", "ste": "st", "sankt": "st", "mount": "mt", "fort": "ft"}
# fmt: on


@lru_cache(maxsize=65536)
def place_key(text: str) -> str:
    """The key of a name, from its first 200 characters; "" where it has no letter and no digit.

    "Saint-Étienne", "St. Etienne" and "ST ETIENNE" have the same key. Other scripts keep their letters.
    """
    if text.isascii():
        plain = text[:LONGEST].translate(_LETTERS).lower()
    else:
        plain = _without_marks(unicodedata.normalize("NFKD", text[:LONGEST].translate(_LETTERS)).lower())
    spaced = "".join(char if char.isalnum() or _joins(char) else " " for char in plain)
    return " ".join(_WORDS.get(word, word) for word in spaced.split())


def _without_marks(text: str) -> str:
    """Accents of Latin, Greek and Cyrillic letters go; signs that carry vowels in other scripts stay."""
    kept = "".join(char for char in text if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", kept)


def _joins(char: str) -> bool:
    """A vowel sign belongs to its word."""
    return char > "\u036f" and unicodedata.category(char)[0] == "M"
