"""A search typed in French or Spanish, put so that English records are found: names of illnesses, and words around.

The names are those of ``plain/languages/data`` and ``data/typed.tsv``. What is in no list stays as it is typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plaintrial.conditions import vocabulary
from plaintrial.plain.languages.labels import read_labels
from plaintrial.web.languages import language_code
from plaintrial.web.own_lists import CODES, rows

_LONGEST = 9
_QUOTES = '"“”„«»'
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_ELIDED = "'"
"""The token of "l'", "d'", "j'" and the like."""
_ARTICLES = frozenset({"le", "la", "les", "el", "los", "las", _ELIDED})
_SHORTEST_ALONE = 5
"""Letters of one word that is read as French or Spanish on an English page: "asthme", but not "tea"."""

Key = tuple[str, ...]


class Typed(NamedTuple):
    """``conditions``: ids of the illnesses that a text names; ``rest``: its other words, in English where known."""

    conditions: tuple[str, ...]
    rest: str


class _Token(NamedTuple):
    key: str
    start: int
    end: int


def typed(text: str) -> Typed:
    """A search's text, read in the language of the page. On an English page only a whole name counts."""
    code = language_code()
    if any(quote in text for quote in _QUOTES):
        return Typed((), text)
    if code not in CODES:
        return _whole(text)
    return _read(text, _conditions(code), _words(code))


def named(text: str) -> str | None:
    """The id of the illness whose French or Spanish name a text is; None for none."""
    key = _key(text)
    return next((found for code in _codes() if (found := _conditions(code).get(key))), None)


def _codes() -> tuple[str, ...]:
    """The languages, the page's own first."""
    here = language_code()
    return tuple(sorted(CODES, key=lambda code: code != here))


def _whole(text: str) -> Typed:
    key = _key(text)
    plain = len(key) == 1 and text.isascii() and len(key[0]) < _SHORTEST_ALONE
    found = None if plain or not key or vocabulary().lookup(text) else named(text)
    return Typed((found,), "") if found else Typed((), text)


def _read(text: str, conditions: dict[Key, str], words: dict[Key, str]) -> Typed:
    tokens = list(_tokens(text))
    ids: list[str] = []
    rest: list[str] = []
    at = copied = 0
    while at < len(tokens):
        size, found, word = _longest(tokens, at, conditions, words)
        if size:
            rest.append(_between(text[copied : tokens[at].start]))
            rest.append(word)
            ids += [found] if found else []
            copied = tokens[at + size - 1].end
        at += size or 1
    rest.append(_between(text[copied:]) if copied else text)
    left = " ".join(" ".join(rest).split())
    return Typed(tuple(dict.fromkeys(ids)), left)


def _between(text: str) -> str:
    """What stands between known words, without marks at its ends."""
    return text.strip(" ,;:.!?()-")


def _longest(
    tokens: list[_Token], at: int, conditions: dict[Key, str], words: dict[Key, str]
) -> tuple[int, str | None, str]:
    """How many tokens from here are a known name, the illness it means, or the English words for it."""
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        key = tuple(token.key for token in tokens[at : at + size])
        if key in conditions:
            return size, conditions[key], ""
        if key in words:
            return size, None, words[key]
    return 0, None, ""


def _tokens(text: str) -> Iterator[_Token]:
    """Runs of letters and digits, without accents and capitals."""
    start = None
    for at, sign in enumerate(f"{text} "):
        if sign.isalnum() or unicodedata.combining(sign):
            start = at if start is None else start
        elif start is not None:
            elided = sign in "'’" and at - start <= len("qu")
            yield _Token(_ELIDED, start, at + 1) if elided else _Token(_folded(text[start:at]), start, at)
            start = None


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold().translate(_LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _key(name: str) -> Key:
    return tuple(token.key for token in _tokens(name))


@cache
def _conditions(code: str) -> dict[Key, str]:
    """Names in a language, and the ids of the illnesses they mean; not those that are English names as well."""
    found: dict[Key, str] = {}
    for english, label in read_labels("conditions", code).known.items():
        found.setdefault(_bare(label.words), _id(english))
    for english, names in _rows("typed", code):
        found |= {_key(name): _id(english) for name in names}
    return {key: meant for key, meant in found.items() if key and meant not in ("", _id(" ".join(key)))}


def _id(english: str) -> str:
    """The id of an illness; "" for none that is known."""
    concept = vocabulary().lookup(english)
    return concept.id if concept else ""


@cache
def _words(code: str) -> dict[Key, str]:
    """Other words of a language, and the English ones; "" for one that is left out."""
    treatments = read_labels("treatments", code).known.items()
    found = {key: english for english, label in reversed(treatments) if (key := _bare(label.words))}
    found |= {_key(name): english for english, names in _rows("words", code) for name in names}
    return found | {(_ELIDED,): ""}


def _rows(name: str, code: str) -> Iterator[tuple[str, list[str]]]:
    for english, words in rows("plaintrial.web.finding", name, code):
        yield english, [each for each in words.split("; ") if each]


def _bare(words: str) -> Key:
    """A label without its article and without what stands in brackets."""
    key = _key(words.partition(" (")[0])
    return key[1:] if key and key[0] in _ARTICLES else key
