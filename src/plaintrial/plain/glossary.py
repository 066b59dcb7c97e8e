"""The glossary: medical and research words, and the plain words we say instead. One file, ``data/glossary.tsv``.

``use`` says how far an entry goes: "swap" may replace the term in a name or a sentence, "name" only where it is the
whole name, "explain" never replaces it and is shown beside it. Entries with brackets or commas never go into running
text, whatever their section.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress, count

import msgspec

from plaintrial.plain.wordlists import lines

_CLAUSES = ("how ", "whether ", "what ", "share of ", "time ", "sign", "things that", "thing that")
"""Plain words that are no noun of the term's kind: fit for a whole name, not in the middle of a sentence."""


class Entry(msgspec.Struct, frozen=True):
    """``term`` in lower case, the ``plain`` words, ``kind`` ("condition", "procedure" ...) and ``use``."""

    term: str
    plain: str
    kind: str
    use: str

    @property
    def short(self) -> str:
        """The plain words without what follows a comma or stands in brackets."""
        return self.plain.split(" (")[0].split(", ")[0]

    @property
    def in_prose(self) -> bool:
        """Whether the plain words may stand in the middle of a sentence."""
        bare = "(" not in self.plain and ", " not in self.plain
        return self.use == "swap" and bare and not self.plain.startswith(_CLAUSES)


def _read() -> tuple[Entry, ...]:
    entries: list[Entry] = []
    kind = use = ""
    for line in lines("glossary.tsv"):
        if line.startswith("["):
            kind, use = line.strip("[]").split(" ")
        else:
            term, plain = line.split("\t")
            entries.append(Entry(term, plain, kind, use))
    return tuple(entries)


GLOSSARY = _read()
_BY_TERM = {entry.term: entry for entry in GLOSSARY}
_COUNTED = frozenset(("condition", "procedure", "body"))
"""Kinds whose terms are nouns, and so have a plural."""


@lru_cache(maxsize=16_384)
def entry_of(term: str) -> Entry | None:
    """The entry for a term in any case, with its plural; None when there is none."""
    folded = " ".join(term.lower().replace("’", "'").replace("–", "-").split())
    known = _BY_TERM.get(folded)
    if known is not None or not folded.endswith("s"):
        return known
    single = _BY_TERM.get(folded[:-1]) or _BY_TERM.get(folded[:-3] + "y" if folded.endswith("ies") else folded)
    if single is None or single.kind not in _COUNTED:
        return None
    return Entry(folded, plural(single.plain), single.kind, single.use)


def plural(phrase: str) -> str:
    """The plural of a noun phrase: the word before "of", "in", "from" and their like takes it."""
    words = phrase.split(" ")
    head = next((n for n, word in enumerate(words) if (n and word in _LINKS) or word.startswith("(")), len(words)) - 1
    words[head] = _plural_word(words[head])
    return " ".join(words)


_LINKS = frozenset(
    ("of", "in", "from", "with", "that", "after", "for", "to", "on", "without", "between", "behind", "by", "around")
)


def _plural_word(word: str) -> str:
    bare = word.rstrip(",")
    tail = word[len(bare) :]
    if bare.endswith(("s", "tion)", ")")):
        return word
    if bare.endswith("y") and bare[-2:-1] not in "aeiou":
        return bare[:-1] + "ies" + tail
    return bare + ("es" if bare.endswith(("x", "ch", "sh", "z")) else "s") + tail


class _Begun(msgspec.Struct, frozen=True):
    """Terms that begin with the same word, the longest first, with what to say instead; their second words.

    ``alone``: whether the word is a term by itself.
    """

    choices: tuple[tuple[tuple[str, ...], str], ...]
    seconds: frozenset[str]
    alone: bool


def _by_first_word(entries: Iterable[Entry]) -> dict[str, _Begun]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries:
        if entry.in_prose:
            words = tuple(entry.term.split(" "))
            found.setdefault(words[0], []).append((words, entry.plain))
            last = words[-1]
            if entry.kind in _COUNTED and not last.endswith("s"):
                many = (*words[:-1], _plural_word(last))
                found.setdefault(many[0], []).append((many, plural(entry.plain)))
    return {first: _begun(choices) for first, choices in found.items()}


def _begun(choices: list[tuple[tuple[str, ...], str]]) -> _Begun:
    seconds = frozenset(words[1] for words, _ in choices if len(words) > 1)
    longest_first = sorted(choices, key=lambda choice: -len(choice[0]))
    return _Begun(tuple(longest_first), seconds, any(len(words) == 1 for words, _ in choices))


_PROSE = _by_first_word(GLOSSARY)
_NAMES = _by_first_word(entry for entry in GLOSSARY if entry.kind in _COUNTED)


def is_body_part(term: str) -> bool:
    """Whether a term is a part of the body, and so may describe the word after it: "renal failure"."""
    known = _BY_TERM.get(term)
    return known is not None and known.kind == "body"


def in_terms(words: frozenset[str]) -> frozenset[str]:
    """Those of ``words`` that a term of running text holds, and so may be taken out with it."""
    return frozenset(word for begun in _PROSE.values() for term, _ in begun.choices for word in term) & words


def bringing(words: frozenset[str]) -> frozenset[str]:
    """First words of the terms of running text for which one of ``words`` is said."""
    return frozenset(
        term[0] for begun in _PROSE.values() for term, plain in begun.choices if not words.isdisjoint(plain.split(" "))
    )


def starts_of_terms(words: list[str], *, in_name: bool = False) -> list[int]:
    """The places of lower-case words at which ``swap_at`` may find something."""
    terms = _NAMES if in_name else _PROSE
    last = len(words) - 1
    found = []
    for place in compress(count(), map(terms.__contains__, words)):
        term = terms[words[place]]
        if term.alone or (place < last and words[place + 1] in term.seconds):
            found.append(place)
    return found


def swap_at(words: list[str], place: int, *, in_name: bool = False) -> tuple[int, str] | None:
    """The longest term that begins at ``place`` of lower-case words: how many it takes, and what to say instead.

    ``in_name``: only conditions, procedures and parts of the body, not the words of research prose.
    """
    begun = (_NAMES if in_name else _PROSE).get(words[place])
    for term, plain in begun.choices if begun is not None else ():
        if len(term) == 1 or tuple(words[place : place + len(term)]) == term:
            return len(term), plain
    return None
