"""A patient's text in clauses, and which of them say that something is absent or another person's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_ENDS = frozenset(".;\n?!")
_ABSENT = (
    ("denies",), ("denied",), ("denying",), ("no",), ("without",), ("never",), ("not", "have"), ("negative", "for"),
    ("absence", "of"), ("rules", "out"), ("ruled", "out"), ("free", "of"), ("non",), ("neither",), ("nor",),
    ("has", "not", "had"), ("did", "not"), ("does", "not"), ("unremarkable", "for"), ("don't",), ("doesn't",),
    ("didn't",), ("hasn't",), ("haven't",), ("isn't",), ("wasn't",), ("do", "not", "have"), ("not", "had"), ("cannot",),
    ("rule", "out"), ("unlikely",), ("negative",), ("nonsmoker",),
)  # fmt: skip
_OTHERS = (
    ("family", "history"), ("family", "hx"), ("fh",), ("mother",), ("father",), ("brother",), ("sister",),
    ("grandmother",), ("grandfather",), ("uncle",), ("aunt",), ("sibling",), ("siblings",), ("parents",), ("husband",),
    ("wife",), ("spouse",), ("partner",), ("son",), ("sons",), ("daughter",), ("daughters",), ("brothers",),
    ("sisters",), ("cousin",), ("cousins",), ("uncles",), ("aunts",), ("nephew",), ("niece",), ("relative",),
    ("relatives",), ("grandparents",), ("mom",), ("dad",),
)  # fmt: skip
_TURNS = frozenset(
    {"but", "however", "although", "except", "presents", "presented", "presenting", "reports", "complains"}
)
_LONGEST_REACH = 12
"""Words after "no" or "denies" that it still speaks of."""


class Clause(NamedTuple):
    """A stretch of the text that is said of the patient."""

    text: str
    first: bool


def affirmed(text: str) -> list[Clause]:
    """The parts of a text that say what the patient has, in order; ``first``: in its first sentence."""
    found: list[Clause] = []
    for number, sentence in enumerate(_sentences(text.replace("’", "'"))):
        found.extend(Clause(part, number == 0) for part in _affirmed(sentence) if part)
    return found


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for i, c in enumerate(text):
        if c in _ENDS and (c != "." or text[i + 1 : i + 2] in ("", " ", "\n", "\t")):
            yield text[begin:i]
            begin = i + 1
    yield text[begin:]


def _affirmed(sentence: str) -> Iterator[str]:
    """The sentence without what stands after a word of absence or a relative, up to where it turns."""
    words = sentence.split()
    bare = [word.strip(",:()[]\"'").lower() for word in words]
    kept: list[str] = []
    silent = 0
    for i, word in enumerate(words):
        if bare[i] in _TURNS:
            silent = 0
        if _begins(bare, i, _ABSENT):
            silent = _LONGEST_REACH
        elif _begins(bare, i, _OTHERS):
            silent = len(words)
        if silent:
            silent -= 1
            if kept:
                yield " ".join(kept)
                kept = []
        else:
            kept.append(word)
    yield " ".join(kept)


def _begins(words: list[str], at: int, starts: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(words[at : at + len(start)]) == start for start in starts)
