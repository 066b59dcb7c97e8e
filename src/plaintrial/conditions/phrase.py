"""Find the names of conditions in a run of words: whole, without its modifiers, or as the parts that are names."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.conditions.hit import Hit
from plaintrial.conditions.inside import Inside
from plaintrial.conditions.match import Why
from plaintrial.conditions.names import Names
from plaintrial.conditions.narrowing import narrowing
from plaintrial.conditions.negation import negated
from plaintrial.conditions.spelling import Token
from plaintrial.conditions.vocabulary import Vocabulary


class PhraseFinder:
    """Looks runs of words up in a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names = Names(vocabulary)

    def whole(self, tokens: Sequence[Token]) -> Hit | None:
        """All the words as one name, as they stand or in a usual variant."""
        named = self.names.whole([token.key for token in tokens])
        return Hit(named.row, named.key, 0, len(tokens), named.why) if named else None

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """The names in the words: the whole if it is one, else the parts that say most."""
        hit = self.whole(tokens)
        if hit:
            return [] if negated(tokens, 0, len(tokens)) else [hit]
        narrows = narrowing(tokens)
        found = self._parts(tokens, narrows, states=False)
        if found and found[0].why == "modifier":
            return found
        trimmed = self._without(tokens, narrows)
        return [trimmed] if trimmed else found or self._parts(tokens, narrows, states=True)

    def _without(self, tokens: Sequence[Token], narrows: Sequence[bool]) -> Hit | None:
        """The name left when every word that only narrows or dates it is dropped."""
        kept = [i for i, narrow in enumerate(narrows) if not narrow]
        if not kept or len(kept) == len(tokens):
            return None
        named = self.names.whole([tokens[i].key for i in kept])
        if named is None or self.names.too_general(named.row, named.key) or negated(tokens, kept[0], kept[-1] + 1):
            return None
        return Hit(named.row, named.key, kept[0], kept[-1] + 1, "modifier")

    def _parts(self, tokens: Sequence[Token], narrows: Sequence[bool], *, states: bool) -> list[Hit]:
        """The names inside the words; left-over words that tell more than a modifier make them "parent"."""
        found = Inside(self.names, tokens, narrows, states=states).hits()
        used = {i for hit in found for i in range(hit.first, hit.last)}
        why: Why = "modifier" if all(narrows[i] for i in range(len(tokens)) if i not in used) else "parent"
        return [hit._replace(why=why) for hit in found if why == "modifier" or not self.names.is_broad(hit.key)]
