"""How hard a text is to read: the Flesch-Kincaid grade and how many words most readers do not know.

Grade = 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975, "Derivation of new
readability formulas for Navy enlisted personnel"). A grade of 7 is about 12 years of age.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from plaintrial.plain.common_words import is_common
from plaintrial.plain.syllables import syllables

_AROUND = " \t\n.,;:!?()[]{}\"'“”‘’«»…*·•/-–—"
_APART = str.maketrans(dict.fromkeys("—–…", " "))
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’)]»"
_ABBREVIATED = frozenset(("e.g.", "i.e.", "etc.", "vs.", "dr.", "st.", "mr.", "mrs.", "no.", "approx.", "inc.", "u.s."))


class Readability(msgspec.Struct, frozen=True, gc=False):
    """``fkgl``: the grade, one decimal. ``uncommon``: words (each time they are used) most readers do not know."""

    fkgl: float
    words: int
    sentences: int
    uncommon: int = 0


def _chunks(text: str) -> list[str]:
    return (text if text.isascii() else text.translate(_APART)).split()


def words_of(text: str) -> list[str]:
    """The words and numbers of a text; "18-year-old" and "1.5" are one each."""
    return [word for chunk in _chunks(text) if (word := chunk.strip(_AROUND))]


def count_sentences(text: str) -> int:
    """Sentences of a text: at least 1 where there is any word."""
    inner = text[:-1]
    if not ("." in inner or "!" in inner or "?" in inner or "…" in inner):  # nearly always: one sentence
        return int(any(map(str.isalnum, text)))
    sentences = 0
    open_words = False
    for chunk in text.split():
        bare = chunk.rstrip(_CLOSING)
        open_words = open_words or any(char.isalnum() for char in bare)
        if open_words and bare.endswith(_ENDS) and bare.lower() not in _ABBREVIATED:
            sentences += 1
            open_words = False
    return sentences + open_words


def grade(words: int, sentences: int, syllable_count: int) -> float:
    """The Flesch-Kincaid grade of counts; 0.0 for no words."""
    if not words or not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59


@lru_cache(maxsize=16_384)
def counts(text: str) -> tuple[int, int, int, int]:
    """Words, sentences, syllables and uncommon words of a text."""
    summed = sum(map(_weight, _chunks(text)))
    return summed & _MASK, count_sentences(text), summed >> _BITS & _MASK, summed >> 2 * _BITS


_BITS = 28
_MASK = (1 << _BITS) - 1


@lru_cache(maxsize=65_536)
def _weight(chunk: str) -> int:
    """A word (1), its syllables and whether it is uncommon, in one number: numbers are summed fast."""
    word = chunk.strip(_AROUND)
    return 1 | syllables(word) << _BITS | (not is_common(word)) << 2 * _BITS if word else 0


def hardness(text: str) -> float:
    """The grade of one text, not rounded."""
    words, sentences, syllable_count, _ = counts(text)
    return grade(words, sentences, syllable_count)


def readability(texts: Iterable[str]) -> Readability:
    """How hard ``texts`` are, read one after the other."""
    counted = list(map(counts, texts))
    words, sentences, syllable_count, uncommon = map(sum, zip(*counted, strict=True)) if counted else (0, 0, 0, 0)
    return Readability(round(grade(words, sentences, syllable_count), 1), words, sentences, uncommon)
