"""All rule families' words in one automaton: a text is read once, whatever the number of families."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
import re2

from plaintrial.eligibility.pattern import folded_pattern, without_groups
from plaintrial.eligibility.rule import Rule, Term


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
    measure: bool


class Lexicon:
    """Finds the terms of all families. Where spellings overlap, the longest one is read."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        entries = [
            Entry(rule.family, term, is_measure)
            for rule in rules
            for terms, is_measure in ((rule.words, False), (rule.measures, True))
            for term in terms
        ]
        sources = [_open_ended(entry.term.pattern) for entry in entries]
        self._entries = entries
        self._found = folded_pattern(rb"\b(?:%s)\b" % b"|".join(sources), longest=True)
        self._set = _full_match_set(sources)
        self._of = lru_cache(maxsize=1 << 15)(self._resolve)

    def find(self, folded: bytes, limit: int) -> list[Hit]:
        """Return the first ``limit`` terms found, in order, not overlapping."""
        of = self._of
        hits = []
        for match in islice(self._found.finditer(folded), limit):
            start, end = match.span()
            entries = of(folded[start:end])
            if entries:
                hits.append(Hit(start, end, entries, entries[-1].measure))
        return hits

    def _resolve(self, written: bytes) -> tuple[Entry, ...]:
        found = self._set.Match(written)
        return tuple(self._entries[n] for n in sorted(found)) if found else ()


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
