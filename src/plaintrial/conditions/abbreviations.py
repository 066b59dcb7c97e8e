"""Short forms in a term: which words are some, and what they may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plaintrial.conditions.keys import FILLERS, label_key
from plaintrial.conditions.match import Why
from plaintrial.conditions.vocabulary import Vocabulary
from plaintrial.conditions.wordlists import everyday_words

EDGES = " \t\n,;/|()[]{}+&:\"'.’"
LONGEST = 9
_TELLING = 4
"""Letters of a short form that no list of ours has and yet is told by itself, where a term says nothing else."""


class Short(NamedTuple):
    """A short form, or a name with several meanings, at [start, end) of a text, and the rows it may stand for.

    `sure`: it has one meaning. `reviewed`: it stands in our list; the sources' own lists hold many that are rare.
    `likely`: its first meaning holds where nothing else is said. `why` and `key`: how a name was found, "" for no name.
    `everyday`: it is written as a word of everyday English is ("He"), so it counts only where the record bears it out.
    """

    text: str
    start: int
    end: int
    rows: tuple[int, ...]
    sure: bool
    reviewed: bool
    likely: bool = False
    why: Why = "abbreviation"
    key: str = ""
    everyday: bool = False


def short_forms(vocabulary: Vocabulary, text: str) -> list[Short]:
    """The words of a text that are known short forms and are written as one."""
    shouted = _shouted(text)
    return [s for start, end in _raw_words(text) if (s := _short(vocabulary, text, start, end, shouted))]


def _short(vocabulary: Vocabulary, text: str, start: int, end: int, shouted: bool) -> Short | None:
    word = text[start:end]
    if not 2 <= len(word) <= LONGEST:
        return None
    reviewed, rows = vocabulary.short.get(word.upper(), (False, []))
    if not rows or not (looks_short(word) or (reviewed and _stands_out(vocabulary, word, rows, text))):
        return None
    if shouted and not reviewed:
        return None
    if word.lower() in everyday_words() and not looks_short(word):
        return Short(word, start, end, tuple(rows), sure=False, reviewed=reviewed, everyday=True)
    rows = _broadest(vocabulary, tuple(rows)) if len(rows) > 1 and not reviewed else rows
    alone = len(word) >= _TELLING and word == text.strip()
    sure = len(rows) == 1 and (reviewed or len(word) > _TELLING or alone)
    return Short(word, start, end, tuple(rows), sure, reviewed, word.upper() in vocabulary.several.likely)


def _broadest(vocabulary: Vocabulary, rows: tuple[int, ...]) -> list[int]:
    """The one meaning that the others are kinds of, alone; all of them where there is none."""
    above = vocabulary.hierarchy.ancestors
    broad = next((row for row in rows if all(row == each or row in above(each) for each in rows)), None)
    return list(rows) if broad is None else [broad]


def _stands_out(vocabulary: Vocabulary, word: str, rows: list[int], text: str) -> bool:
    """Whether small letters are the short form all the same: a long one, or all there is to the text ("ms")."""
    if len(word) >= 4 and (len(rows) == 1 or word.upper() in vocabulary.several.likely):
        return True
    return word == text.strip() and word not in FILLERS and label_key(word) not in vocabulary.several.names


def looks_short(word: str) -> bool:
    """Whether a word is written as a short form: two capitals or more, and no fewer than small letters."""
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals >= sum(c.islower() for c in word)


def _shouted(text: str) -> bool:
    """Whether the whole text is in capitals, so that capitals say nothing."""
    return text.isupper() and (len(text) > LONGEST or " " in text.strip())


_APART = str.maketrans(dict.fromkeys(EDGES, "\n"))


def _raw_words(text: str) -> Iterator[tuple[int, int]]:
    end = -1
    for word in text.translate(_APART).split("\n"):
        begin = end + 1
        end = begin + len(word)
        if word:
            yield begin, end
