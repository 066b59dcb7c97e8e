"""How many syllables an English word has: rules, and a list of words that break them.

The rules count groups of vowels, then mend: silent e and es and ed, syllabic -le, hiatus as in "dia", "io", "ea" of
"create", the y of "playing". Measured against a pronouncing dictionary by ``bench/plain_syllables.py``.
"""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.pattern import Pattern
from plaintrial.plain.wordlists import rows

_VOWELS = frozenset("aeiouy")
_SPLIT = Pattern(
    "ia|io|iu|ua|uo|eo|yi|ao[^u]|uu|ciat|tiat|[^tcsgr]ien[^d]|rien[^d]|iet|uen[ct]|uel$|inear|[^gq]uid|uity"
    "|eal$|ea$|creat|aic$|^coo[prd]|^react|^pre[aei]|^deact|[eo]ing$|i?er$|i?est$|sm$|thm$|nuclea|ismic|uing$|iing"
)
"""Where vowels that stand together, or an ending, make one syllable more; ``_ONE_SOUND`` takes some back."""

_ONE_SOUND = Pattern(
    "[tcsg]ia(?:[^t]|$)|[tcsgx]io|[gq]ua|[gq]uo|quet|lion|nion$|geo[nu]|suad|guen|quen|yi$|[^i]er$|[^i]est$|[^aeiou]uare?$"
    "|^(?:tea|sea|pea|plea|flea|deal|heal|meal|seal|steal|reveal|appeal|ideal|conceal)$|^pre[aei]ch"
)
_BY_LETTER = {"w": 3}


_EXCEPTIONS = {word: int(count) for word, count in rows("syllables.tsv")}


@lru_cache(maxsize=65_536)
def syllables(word: str) -> int:
    """Syllables of one word (letters, perhaps apostrophes and hyphens); at least 1.

    Capitals without vowels ("MRI", "DNA") are spelled out; a number counts as one syllable a digit.
    """
    parts = [part for part in word.replace("’", "'").replace("/", "-").split("-") if part]
    return max(1, sum(_of_part(part) for part in parts))


def _of_part(part: str) -> int:
    letters = "".join(char for char in part if char.isalpha())
    digits = sum(char.isdigit() for char in part)
    if not letters:
        return digits
    if letters.isupper() and 1 < len(letters) <= 5 and not _can_be_said(letters.lower()):
        return digits + sum(_BY_LETTER.get(char.lower(), 1) for char in letters)
    return digits + _of_word(letters.lower())


def _can_be_said(letters: str) -> bool:
    """Whether capitals are said as a word ("AIDS", "COPD" is not): vowels and consonants take turns."""
    return letters in _EXCEPTIONS or (len(letters) > 3 and sum(char in _VOWELS for char in letters) >= 2)


def _of_word(word: str) -> int:
    known = _known(word)
    return known if known is not None else max(1, _groups(word) + _corrections(word))


def _known(word: str) -> int | None:
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if word.endswith("'s"):
        return _known(word[:-2])
    if word.endswith("s") and word[:-1] in _EXCEPTIONS and not word.endswith(("ses", "ces", "xes", "zes", "ges")):
        return _EXCEPTIONS[word[:-1]]
    return None


def _groups(word: str) -> int:
    groups = 0
    previous = False
    for place, char in enumerate(word):
        vowel = char in _VOWELS and not (char == "y" and place == 0)
        if char == "u" and place and word[place - 1] == "q":
            vowel = False
        groups += vowel and not previous
        previous = vowel
    return groups


def _corrections(word: str) -> int:
    stem = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is", "es")) else word
    return _silent_letters(stem) + _SPLIT.count(stem) - _ONE_SOUND.count(stem)


def _silent_letters(word: str) -> int:
    """Letters that are vowels in writing only: the last e, the e of -es and -ed, of "safely", the a of "-ically"."""
    if word.endswith(("que", "gue")) or (word.endswith("e") and len(word) > 2 and word[-2] not in _VOWELS):
        return 0 if _syllabic_l(word) else -1
    if word.endswith("es") and len(word) > 3 and word[-3] not in _VOWELS:
        spoken = word[-3] in "sxzcg" or word.endswith(("shes", "ches"))
        return 0 if spoken or _syllabic_l(word[:-1]) else -1
    if word.endswith("ed") and len(word) > 3 and word[-3] not in "aeiouytd":
        return 0 if _syllabic_l(word[:-1]) else -1
    inner = word.endswith(("ely", "eless", "eness", "ement", "eful", "etime", "ewhere", "eline", "ically", "estyle"))
    return -1 if inner and len(word) > 5 and not word.endswith(("lement", "eement")) else 0


def _syllabic_l(word: str) -> bool:
    return word.endswith("le") and len(word) > 3 and word[-3] not in "aeiouylr"
