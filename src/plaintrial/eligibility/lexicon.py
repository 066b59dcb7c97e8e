"""All rule families' words in a few automata: a text is read a few times, whatever the number of families."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import re2

from plaintrial.eligibility.pattern import folded_pattern, without_groups
from plaintrial.eligibility.rule import Rule, Term

STEPS = frozenset(("roman", "points"))
"""Kinds of measures whose values may be steps of a scale."""
_SHELVES = 6  # one automaton of all words outgrows its memory and is six times as slow; measured


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A term and the family that owns it."""

    family: str
    term: Term
    measure: bool


class Hit(msgspec.Struct, gc=False):
    """A term's spelling at ``start:end``. A spelling that two families know has both entries."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    words: tuple[Entry, ...]  # those of them that are no measure
    measure: bool
    scale: bool  # whether a measure of it has steps: "NYHA class", "stage"


class Lexicon:
    """Finds the terms of all families. Where spellings overlap, the longer one is read."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._shelves = [_Shelf(some) for some in _shared_out(rules) if some]

    def find(self, folded: bytes, limit: int) -> list[Hit]:
        """Return the terms found, in order, not overlapping; no more than ``limit`` on each shelf."""
        hits = [hit for shelf in self._shelves for hit in shelf.find(folded, limit)]
        hits.sort(key=_place)
        kept: list[Hit] = []
        began = upto = 0
        for hit in hits:
            start, end = hit.start, hit.end
            if start >= upto:
                kept.append(hit)
                began, upto = start, end
            elif start == began and end == upto:
                kept[-1] = _both(kept[-1], hit)
            elif end > upto and end - start > upto - began:
                kept[-1] = hit
                began, upto = start, end
        return kept


def _shared_out(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules in lots of about the same size of words."""
    lots: list[list[Rule]] = [[] for _ in range(_SHELVES)]
    sizes = [0] * _SHELVES
    for rule in sorted((rule for rule in rules if rule.words or rule.measures), key=_size, reverse=True):
        smallest = sizes.index(min(sizes))
        lots[smallest].append(rule)
        sizes[smallest] += _size(rule)
    return lots


def _size(rule: Rule) -> int:
    return sum(len(term.pattern) for term in (*rule.words, *rule.measures))


def _both(one: Hit, other: Hit) -> Hit:
    """One spelling that stands on two shelves."""
    return Hit(
        one.start,
        one.end,
        one.entries + other.entries,
        one.words + other.words,
        one.measure or other.measure,
        one.scale or other.scale,
    )


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


class _Shelf:
    """The words of some families in one automaton."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._entries = [
            Entry(rule.family, term, is_measure)
            for rule in rules
            for terms, is_measure in ((rule.words, False), (rule.measures, True))
            for term in terms
        ]
        sources = [_open_ended(entry.term.pattern) for entry in self._entries]
        self._found = folded_pattern(rb"\b(?:%s)\b" % b"|".join(sources), longest=True)
        self._set = _full_match_set(sources)
        self._of = lru_cache(maxsize=1 << 14)(self._resolve)

    def find(self, folded: bytes, limit: int) -> list[Hit]:
        of = self._of
        return [
            Hit(start, end, *known)
            for start, end in self._found.spans(folded, limit)
            if (known := of(folded[start:end])) is not None
        ]

    def _resolve(self, written: bytes) -> tuple[tuple[Entry, ...], tuple[Entry, ...], bool, bool] | None:
        found = self._set.Match(written)
        if not found:
            return None
        entries = tuple(self._entries[n] for n in sorted(found))
        words = tuple(entry for entry in entries if not entry.measure)
        scale = any(entry.measure and not entry.term.kinds.isdisjoint(STEPS) for entry in entries)
        return entries, words, len(words) < len(entries), scale


def _open_ended(source: bytes) -> bytes:
    """A closing bracket may stay outside of the match, so that a word's end is always at a word."""
    return without_groups(source.replace(rb"\)?", rb"\)").replace(rb"\)", rb"\)?"))


def _full_match_set(sources: list[bytes]) -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 256 << 20
    options.longest_match = True
    matches = re2.Set.FullMatchSet(options)
    for source in sources:
        matches.Add(source)
    matches.Compile()
    return matches
