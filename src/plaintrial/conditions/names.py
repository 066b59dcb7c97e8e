"""Look the names of conditions up: what a run of word keys is called by, and what may be found inside longer terms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from plaintrial.conditions.companions import Companions
from plaintrial.conditions.keys import JOINING, bag, label_key
from plaintrial.conditions.match import Why
from plaintrial.conditions.spelling import plain, words
from plaintrial.conditions.variants import NOUNS, close_variants, eponyms, variants
from plaintrial.conditions.vocabulary import Vocabulary
from plaintrial.conditions.wordlists import broad, modifiers, vague

SHORTEST = 4
"""Letters of the shortest name found inside a longer term; an everyday name ("flu") may be shorter."""


class Named(NamedTuple):
    """A row, the key it was found under, and how, None where the key is a name as it stands."""

    row: int
    key: str
    why: Why | None


class Names:
    """The keys of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._owner = vocabulary.owner
        self._topics = vocabulary.topics
        self._vague, self._broad = vague(), broad()
        self._narrowing = modifiers()

    def filed(self, keys: Sequence[str]) -> Named | None:
        """The row whose name the words are as they stand; words joined by "and" only where the name has it too."""
        key = bag(keys)
        row = self._owner.get(key)
        if row is None or (not JOINING.isdisjoint(keys) and key not in self.vocabulary.joined_keys):
            return None
        return Named(row, key, None)

    def whole(self, keys: Sequence[str]) -> Named | None:
        """The row whose name the words are, as they stand or in a usual variant ("tumour" for "neoplasm")."""
        found = self.filed(keys)
        if found or not JOINING.isdisjoint(keys):
            return found
        for other in variants(keys):
            row = self._owner.get(other)
            if row is not None and row not in self._topics:
                return Named(row, other, "stem")
        return self._eponym(keys)

    def _eponym(self, keys: Sequence[str]) -> Named | None:
        for key in eponyms(keys):
            row = self._owner.get(key)
            if row is not None and self._named_after(row, keys):
                return Named(row, key, "stem")
        return None

    def _named_after(self, row: int, keys: Sequence[str]) -> bool:
        """Whether the concept's name begins with a person's name that is the first of the words."""
        if not self.vocabulary.rows.ids[row].startswith("MONDO"):
            return False
        name = self.vocabulary.rows.names[row]
        return len(keys[0]) >= SHORTEST and name[:2].istitle() and words(plain(name))[0].key == keys[0]

    def inside(self, keys: Sequence[str], *, joined: bool, states: bool) -> Named | None:
        """The row the words name when more words stand around them.

        `joined`: an "and" or "with" stood between them. `states`: states and behaviours count too.
        """
        owner = self._owner
        for key in keys if len(keys) == 1 else chain((bag(keys),), close_variants(keys)):
            row = owner.get(key)
            if row is None or self.too_general(row, key) or not self._counts(row, states):
                continue
            if not joined or key in self.vocabulary.joined_keys:
                return Named(row, key, None)
        return None

    def _counts(self, row: int, states: bool) -> bool:
        return row not in self._topics or (states and row not in self.vocabulary.procedures)

    def too_general(self, row: int, key: str) -> bool:
        """Whether a name says too little to be picked out of a longer term."""
        if len(key) < SHORTEST:
            return label_key(self.vocabulary.lay_names.get(row, "")) != key
        return key in self._vague or (" " not in key and key in self._narrowing)

    def is_broad(self, key: str) -> bool:
        """Whether a name counts inside a longer term only where the other words narrow it."""
        return key in self._broad

    @cached_property
    def companions(self) -> Companions:
        """Which words stand together in a name."""
        return Companions(self._owner)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every name."""
        return frozenset(word for key in self._owner for word in key.split()).union(NOUNS)
