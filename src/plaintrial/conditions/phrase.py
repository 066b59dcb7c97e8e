"""Find a concept's name in a run of words: whole, without its modifiers, or as the longest parts that are names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from plaintrial.conditions.keys import FILLERS, bag
from plaintrial.conditions.match import Why
from plaintrial.conditions.narrowing import narrowing
from plaintrial.conditions.negation import negated
from plaintrial.conditions.spelling import Token, plain, word_key
from plaintrial.conditions.variants import NOUNS, close_variants, eponyms, variants
from plaintrial.conditions.vocabulary import Vocabulary
from plaintrial.conditions.wordlists import generic, modifiers

LONGEST = 9
"""Words in the longest name looked for inside a term."""
RELATING = frozenset({"to", "with", "due", "by", "for", "from", "after", "during", "without"})
"""Words that part what stands before from what stands after: "secondary to cancer" is not "secondary cancer"."""


class Hit(NamedTuple):
    """A row found for words[first:last]; `why` None where it was found under its name as it stands."""

    row: int
    key: str
    first: int
    last: int
    why: Why | None


class PhraseFinder:
    """Looks runs of words up in a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._owner = vocabulary.owner

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """The names in the words: the whole if it is one, else the parts that say most."""
        hit = self.whole(tokens)
        if hit:
            return [] if negated(tokens, 0, len(tokens)) else [hit]
        narrows = narrowing(tokens)
        found = self.parts(tokens, narrows)
        if all(hit.why == "modifier" for hit in found) and found:
            return found
        trimmed = self._without(tokens, narrows)
        return [trimmed] if trimmed else found

    def whole(self, tokens: Sequence[Token]) -> Hit | None:
        """All the words as one name, as they stand or in a usual variant ("tumour" for "neoplasm")."""
        keys = [token.key for token in tokens]
        key = bag(keys)
        row = self._owner.get(key)
        if row is not None:
            return Hit(row, key, 0, len(tokens), None)
        for other in variants(keys):
            row = self._owner.get(other)
            if row is not None and row not in self._vocabulary.topics:
                return Hit(row, other, 0, len(tokens), "stem")
        return self._eponym(keys)

    def _eponym(self, keys: Sequence[str]) -> Hit | None:
        for key in eponyms(keys):
            row = self._owner.get(key)
            if row is not None and self._named_after(row, keys):
                return Hit(row, key, 0, len(keys), "stem")
        return None

    def _named_after(self, row: int, keys: Sequence[str]) -> bool:
        """Whether the concept's name begins with a person's name that is one of the words."""
        first = self._vocabulary.rows.names[row].partition(" ")[0]
        return first[:2].istitle() and word_key(plain(first)) in keys

    def _without(self, tokens: Sequence[Token], narrows: Sequence[bool]) -> Hit | None:
        """The name left when every word that only narrows or dates it is dropped."""
        kept = [i for i, narrow in enumerate(narrows) if not narrow]
        if not kept or len(kept) == len(tokens):
            return None
        hit = self.whole([tokens[i] for i in kept])
        if hit is None or self._too_general(hit.key) or negated(tokens, kept[0], kept[-1] + 1):
            return None
        return Hit(hit.row, hit.key, kept[0], kept[-1] + 1, "modifier")

    def parts(self, tokens: Sequence[Token], narrows: Sequence[bool]) -> list[Hit]:
        """The longest names inside the words, none overlapping; left-over words make them "modifier" or "parent"."""
        found = [hit for begin, end in self._known_runs(tokens) for hit in self._longest(tokens, begin, end)]
        found.sort(key=lambda hit: hit.first)
        used = {i for hit in found for i in range(hit.first, hit.last)}
        why: Why = "modifier" if all(narrows[i] for i in range(len(tokens)) if i not in used) else "parent"
        return [hit._replace(why=why) for hit in found]

    def _known_runs(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Stretches without a word that no name has: no name reaches across one."""
        begin = 0
        for i, token in enumerate(tokens):
            if token.key not in self.known_words and token.key not in FILLERS:
                if begin < i:
                    yield begin, i
                begin = i + 1
        if begin < len(tokens):
            yield begin, len(tokens)

    def _longest(self, tokens: Sequence[Token], begin: int, end: int) -> Iterator[Hit]:
        for size in range(min(LONGEST, end - begin), 0, -1):
            for first in range(begin, end - size + 1):
                hit = self._window(tokens, first, first + size)
                if hit:
                    yield hit
                    yield from self._longest(tokens, begin, first)
                    yield from self._longest(tokens, first + size, end)
                    return

    def _window(self, tokens: Sequence[Token], first: int, last: int) -> Hit | None:
        keys = [token.key for token in tokens[first:last]]
        if keys[0] in FILLERS or keys[-1] in FILLERS or not RELATING.isdisjoint(keys):
            return None
        for key in (bag(keys), *close_variants(keys)):
            row = self._owner.get(key)
            if row is not None and self._may_stand_inside(row, key) and not negated(tokens, first, last):
                return Hit(row, key, first, last, None)
        return None

    def _may_stand_inside(self, row: int, key: str) -> bool:
        return row not in self._vocabulary.topics and not self._too_general(key)

    def _too_general(self, key: str) -> bool:
        return key in generic() or len(key) < 4 or (" " not in key and key in modifiers())

    @property
    def other_words(self) -> frozenset[str]:
        """Words MeSH knows that no name here has: drugs, organs, methods."""
        return self._vocabulary.other_words

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of every name."""
        return frozenset(word for key in self._owner for word in key.split()).union(NOUNS)
