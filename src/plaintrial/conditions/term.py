"""Read one registrant's term: which concepts it names, where, and which of its short forms stay open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plaintrial.conditions.abbreviations import Short, looks_short, short_forms
from plaintrial.conditions.hit import Hit
from plaintrial.conditions.keys import bag_of
from plaintrial.conditions.match import Why
from plaintrial.conditions.naming import natural
from plaintrial.conditions.narrowing import narrowing
from plaintrial.conditions.negation import negated, nobody_ill
from plaintrial.conditions.phrase import PhraseFinder
from plaintrial.conditions.reason import reason
from plaintrial.conditions.segments import brackets, comma_pieces, pieces_of
from plaintrial.conditions.shared_head import completed
from plaintrial.conditions.spelling import Token, words
from plaintrial.conditions.typo import Speller
from plaintrial.conditions.vocabulary import Vocabulary
from plaintrial.conditions.wordlists import modifiers

LONGEST = 2_000
"""Characters of a term that are read: a registry's terms and titles have at most 600."""


class Found(NamedTuple):
    """A row named by text[start:end], the key it was found under, and why."""

    row: int
    key: str
    start: int
    end: int
    why: Why


class Reading(NamedTuple):
    """What one term says: concepts found, and short forms that need the record to be told apart."""

    found: tuple[Found, ...]
    open: tuple[Short, ...]


class TermReader:
    """Reads terms against one vocabulary; the same term is read once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.finder = PhraseFinder(vocabulary)
        self._speller = Speller(self.finder)
        self.read = lru_cache(maxsize=65536)(self._read)

    def _read(self, text: str) -> Reading:
        text = text[:LONGEST]
        tokens = words(text)
        if not tokens:
            return Reading((), ())
        shorts = short_forms(self.vocabulary, text)
        whole = self._whole(text, tokens, shorts)
        if whole is not None:
            return self._parted(text, whole, ())
        found: list[Found] = []
        for piece in self._bracketless(text, tokens) if not _is_short(text, shorts) else ():
            found.extend(self._piece(text, piece))
        used = [s for s in shorts if not (_inside(s, found) or _is_negated(s, tokens) or _is_grade(s, tokens))]
        found.extend(Found(s.rows[0], "", s.start, s.end, "abbreviation") for s in used if s.sure)
        found = _explained(found, tokens, used)
        return self._parted(text, self._tidy(found), [s for s in used if not s.sure])

    def _parted(self, text: str, found: Sequence[Found], shorts: Sequence[Short]) -> Reading:
        """What is sure, and what the record has to tell: open short forms and names with several meanings."""
        several = self.vocabulary.several.names
        named = [each for each in found if each.key in several and several[each.key][0] == each.row]
        if not named:
            return Reading(tuple(found), tuple(shorts))
        opened = [
            Short(text[f.start : f.end], f.start, f.end, tuple(several[f.key]), False, True, True, f.why, f.key)
            for f in named
        ]
        return Reading(tuple(each for each in found if each not in named), (*shorts, *opened))

    def _whole(self, text: str, tokens: list[Token], shorts: list[Short]) -> tuple[Found, ...] | None:
        """The term as one name; None where it has to be taken apart."""
        if nobody_ill(tokens) and bag_of(tokens) not in self.vocabulary.owner:
            return ()
        if _is_short(text, shorts):
            return None
        hit = self.finder.whole(tokens)
        if hit is None or negated(tokens, 0, len(tokens)):
            return None
        parted = comma_pieces(text, tokens)
        if len(parted) > 1 and not self._is_name(text, tokens, [hit]) and self._all_names(parted):
            return None
        return (self._found(text, tokens, hit),)

    def _row(self, tokens: Sequence[Token]) -> int | None:
        row = self.vocabulary.owner.get(bag_of(tokens))
        return None if row in self.vocabulary.procedures else row

    def _bracketless(self, text: str, tokens: list[Token]) -> list[list[Token]]:
        """The words outside brackets, then those of each bracket."""
        spans = brackets(text) if "(" in text or "[" in text else []
        inside = [[t for t in tokens if start <= t.start < end] for start, end in spans]
        outside = [t for t in tokens if not any(start <= t.start < end for start, end in spans)]
        return [piece for piece in (outside, *inside) if piece]

    def _piece(self, text: str, tokens: list[Token]) -> list[Found]:
        if nobody_ill(tokens):
            return []
        hits = self.finder.find(tokens)
        parted = comma_pieces(text, tokens)
        if len(parted) > 1 and not self._is_name(text, tokens, hits) and self._all_names(parted):
            return [found for i in range(len(parted)) for found in self._part(text, parted, i)]
        if len(hits) == 1 and hits[0].why != "parent":
            return [self._found(text, tokens, hits[0])]
        strong = pieces_of(text, tokens)
        if len(strong) == 1 and (hits or len(parted) == 1):
            return self._or_respelt(text, tokens, hits)
        parted = strong if len(strong) > 1 else parted
        return [found for i in range(len(parted)) for found in self._part(text, parted, i)]

    def _is_name(self, text: str, tokens: list[Token], hits: list[Hit]) -> bool:
        """Whether the words as they stand are one concept's name: its own, or one that is only inverted."""
        if len(hits) != 1 or hits[0].why:
            return False
        found = self._found(text, tokens, hits[0])
        if found.why == "word_order":
            turned = self._reason(found.row, natural(text[found.start : found.end]))
            return turned == "exact" and len(pieces_of(text, tokens)) == 1
        return found.why == "exact" or (found.why == "synonym" and self._has_its_comma(found, text, tokens))

    def _has_its_comma(self, found: Found, text: str, tokens: list[Token]) -> bool:
        """Whether the name is written with the comma: "anxiety depression" is one, "Anxiety, Depression" are two."""
        labels = (label[1:].casefold() for label in self.vocabulary.labels[found.row].split("\x1f"))
        return len(pieces_of(text, tokens)) == 1 and text[found.start : found.end].casefold() in labels

    def _all_names(self, parted: Sequence[list[Token]]) -> bool:
        """Whether every piece is the name of another condition."""
        rows = {self._row(piece) for piece in parted} - {None}
        return len(rows) == len(parted)

    def _part(self, text: str, parted: Sequence[list[Token]], at: int) -> list[Found]:
        tokens = parted[at]
        if nobody_ill(tokens):
            return []
        is_short = looks_short(text[tokens[0].start : tokens[-1].end])
        if not is_short and self.finder.whole(tokens) is None and (shared := self._shared(parted, at)):
            return [shared]
        hits = self.finder.find(tokens)
        commas = [] if hits else comma_pieces(text, tokens)
        if len(commas) > 1:
            return [found for i in range(len(commas)) for found in self._part(text, commas, i)]
        return self._or_respelt(text, tokens, hits)

    def _shared(self, parted: Sequence[list[Token]], at: int) -> Found | None:
        """The piece completed by the word it shares with its neighbours: "breast" of "breast and ovarian cancer"."""
        tokens = parted[at]
        for candidate in completed(parted, at):
            row = self._row(candidate)
            if row is not None:
                return Found(row, bag_of(candidate), tokens[0].start, tokens[-1].end, "modifier")
        return None

    def _or_respelt(self, text: str, tokens: list[Token], hits: list[Hit]) -> list[Found]:
        """The hits; a slip corrected first where it leaves a word that no name has."""
        if not hits or hits[0].why == "parent":
            hit = self._speller.find(tokens)
            if hit:
                return [Found(hit.row, hit.key, tokens[0].start, tokens[-1].end, "typo")]
        return [self._found(text, tokens, hit) for hit in hits]

    def _found(self, text: str, tokens: Sequence[Token], hit: Hit) -> Found:
        start, end = tokens[hit.first].start, tokens[hit.last - 1].end
        why = hit.why or self._reason(hit.row, text[start:end])
        return Found(hit.row, hit.key, start, end, why)

    def _reason(self, row: int, words: str) -> Why:
        why = reason(self.vocabulary, row, words)
        return "abbreviation" if looks_short(words) and " " not in words and why != "exact" else why

    def _tidy(self, found: list[Found]) -> tuple[Found, ...]:
        """Each concept once, and none that is only a broader form of another the term names."""
        first: dict[int, Found] = {}
        for each in sorted(found, key=lambda f: f.start):
            first.setdefault(each.row, each)
        if len(first) < 2:
            return tuple(first.values())
        above = {row for each in first for row in self.vocabulary.hierarchy.ancestors(each)}
        return tuple(f for f in first.values() if f.row not in above or f.why != "parent")


def _is_short(text: str, shorts: Sequence[Short]) -> bool:
    """Whether the term is one reviewed short form and nothing else."""
    return len(shorts) == 1 and shorts[0].reviewed and shorts[0].text == text.strip()


def _explained(found: list[Found], tokens: Sequence[Token], shorts: Sequence[Short]) -> list[Found]:
    """A "parent" is a "modifier" after all where the rest of the term is other conditions and narrowing words."""
    spans = [(f.start, f.end) for f in found] + [(s.start, s.end) for s in shorts]
    told = [any(start <= token.start < end for start, end in spans) for token in tokens]
    if not all(known or narrow for known, narrow in zip(told, narrowing(tokens), strict=True)):
        return found
    return [f._replace(why="modifier") if f.why == "parent" else f for f in found]


def _inside(short: Short, found: Sequence[Found]) -> bool:
    return any(f.start <= short.start and short.end <= f.end for f in found)


def _is_grade(short: Short, tokens: Sequence[Token]) -> bool:
    """Whether the short form is a grade: the "IA" of "stage IA"."""
    graded = (t for t, narrow in zip(tokens, narrowing(tokens), strict=True) if narrow and t.key not in modifiers())
    return not short.sure and any(token.start == short.start for token in graded)


def _is_negated(short: Short, tokens: Sequence[Token]) -> bool:
    covered = [i for i, t in enumerate(tokens) if short.start <= t.start < short.end]
    return bool(covered) and negated(tokens, covered[0], covered[-1] + 1)
