"""Terms of the glossary that stand in a plain sentence, with what they mean: for readers, beside the sentence."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.plain.common_words import is_common
from plaintrial.plain.glossary import GLOSSARY, Entry

_AROUND = '()[]{}.,;:!?"“”‘’«»*'
_SHORTEST = 3


class Explained(msgspec.Struct, frozen=True):
    """A term as it stands in a text from ``start`` to ``end``, the glossary's ``term`` and its ``plain`` words."""

    start: int
    end: int
    term: str
    plain: str


def is_worth_explaining(entry: Entry) -> bool:
    """Whether most readers would not know the term."""
    words = entry.term.split(" ")
    return len(entry.term) >= _SHORTEST and entry.kind != "research" and not all(map(is_common, words))


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in filter(is_worth_explaining, GLOSSARY):
        words = tuple(entry.term.split(" "))
        found.setdefault(words[0], []).append((words, entry))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


_TERMS = _by_first_word()


def explained_in(text: str) -> Iterator[Explained]:
    """The longest terms of ``text`` in order. Not those whose plain words the text says itself."""
    spans = list(_words(text))
    lower = [text[start:end].lower().replace("’", "'") for start, end in spans]
    at = 0
    while at < len(spans):
        found = _term_at(lower, at)
        at += found[0] if found else 1
        if found and found[1].short.lower() not in text.lower():
            start, end = spans[at - found[0]][0], spans[at - 1][1]
            yield Explained(start, end, found[1].term, found[1].plain)


def _term_at(lower: list[str], at: int) -> tuple[int, Entry] | None:
    for words, entry in _TERMS.get(lower[at], ()):
        if tuple(lower[at : at + len(words)]) == words:
            return len(words), entry
    return None


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand, the marks around them left out."""
    start = 0
    for chunk in text.split(" "):
        bare = chunk.strip(_AROUND)
        if bare:
            at = start + chunk.index(bare)
            yield at, at + len(bare)
        start += len(chunk) + 1
