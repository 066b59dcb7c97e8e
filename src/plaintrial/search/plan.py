"""A search worked out against one reader: the rows found, counts, facets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

import msgspec
import numpy as np

from plaintrial.search.asked import Asked, without
from plaintrial.search.facets import FILTER_OF, Counts, counted, shaped
from plaintrial.search.filters import Filter, filters_of
from plaintrial.search.found import Count
from plaintrial.search.picked import Picked
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Flags, Rows
from plaintrial.search.understand import understand
from plaintrial.search.understood import Part, Understood
from plaintrial.search.wanted import Wanted, wanted

Answer = TypeVar("Answer")
_MOST_REMEMBERED = 2000
_MANY_PARTS = 5
"""From so many on, a text is a description: leaving out one word at a time would help nobody."""
_FEW = 5
"""Fewer studies than this leave somebody who described a case with too little to read."""
_BOUND_TO_STATUSES = ("near", "countries")


class Plan:
    """One search over one reader."""

    def __init__(
        self,
        asked: Asked,
        reader: Reader,
        like: Plan | None = None,
        loose: str | None = None,
        known: dict[Part, Wanted] | None = None,
    ) -> None:
        """``like``: a plan of the same words, which need not be read again; ``loose``: the one filter it has more.
        ``known``: what parts of the text find, from a plan of some of the same words."""
        self.asked = asked
        self.reader = reader
        self.understood: Understood = like.understood if like else understand(asked, reader)
        self.known: dict[Part, Wanted] = {} if known is None else known
        self.words: Wanted = like.words if like else wanted(self.understood, reader, self.known)
        if like is None and self.words.picked is not None:
            if not len(self.words.picked):
                self._read_more_loosely()
            elif len(self.words.picked) < _FEW:
                self._add_to_few()
        self.filters = filters_of(asked, reader) if like is None else self._kept(like, loose)
        self._passed: dict[str, Flags] = {}
        if like is not None:
            self._passed = {
                name: like.passes(name) for name in self.filters if self.filters[name] is like.filters[name]
            }

    def _read_more_loosely(self) -> None:
        """No study has all that is asked for: then of the conditions named, those that say most of the rest; where no
        condition is named, or no study has all of those, what has any part.

        A word that no study says is not passed over: it may be what matters, and is told (``loosen``).
        """
        needed = self.understood.needed
        if not all(self._found_by(part) for part in needed) and len(needed) < _MANY_PARTS:
            return
        others = [part for part in needed if not part.of_conditions]
        if others and len(others) < len(needed):
            self._loosen(others)
        if len(needed) > 1 and not len(self.found_by_words):
            self._read_as(msgspec.structs.replace(self.understood, some=True))

    def _add_to_few(self) -> None:
        """Few studies have all of a condition and several words, mostly by chance: others of the condition are added.

        A treatment, a phrase or a sponsor is not passed over.
        """
        needed, few = self.understood.needed, len(self.found_by_words)
        words = [part for part in needed if part.kind == "word"]
        if len(words) > 1 and any(part.of_conditions for part in needed):
            self._loosen(words)
            self.understood = msgspec.structs.replace(self.understood, few=len(self.found_by_words) > few)

    def _loosen(self, some: Iterable[Part]) -> None:
        loose = {part: msgspec.structs.replace(part, loose=True) for part in some}
        self.known |= {loose[part]: self.known[part] for part in loose}
        parts = tuple(loose.get(part, part) for part in self.understood.parts)
        self._read_as(msgspec.structs.replace(self.understood, parts=parts))

    def _found_by(self, part: Part) -> bool:
        picked = self.known[part].picked
        return picked is None or len(picked) > 0

    def _read_as(self, understood: Understood) -> None:
        self.understood = understood
        self.words = wanted(understood, self.reader, self.known)

    def _kept(self, like: Plan, loose: str | None) -> dict[str, Filter]:
        """The other plan's filters but one. Those on place are made anew without statuses, which they are bound to."""
        if loose == "statuses" and any(name in like.filters for name in _BOUND_TO_STATUSES):
            anew = filters_of(self.asked, self.reader)
            return {n: anew[n] if n in _BOUND_TO_STATUSES else like.filters[n] for n in like.filters if n != loose}
        return {name: one for name, one in like.filters.items() if name != loose}

    @property
    def found_by_words(self) -> Picked:
        """What the words find, before any filter."""
        return self.reader.sets.everything if self.words.picked is None else self.words.picked

    def passes(self, name: str) -> Flags:
        """What passes a filter: a flag for each row that the words find, or for every row where they find many."""
        if name not in self._passed:
            found, one = self.found_by_words, self.filters[name]
            self._passed[name] = one.whole() if found.wide else one.of(found.rows)
        return self._passed[name]

    def rows_but(self, left_out: str | None = None) -> Rows:
        """Rows that the words and every filter find; without one filter, where that is named."""
        found = self.found_by_words
        flags = [self.passes(name) for name in self.filters if name != left_out]
        if not flags:
            return found.rows
        if found.wide:
            return np.asarray(np.logical_and.reduce([found.flags, *flags]).nonzero()[0])
        return found.rows.compress(np.logical_and.reduce(flags))

    @cached_property
    def rows(self) -> Rows:
        """Rows that the words and every filter find, in no order that tells anything."""
        return self.rows_but()

    def loosened(self, name: str) -> Plan:
        """The same without one filter."""
        return Plan(self.loosened_asked(name), self.reader, self, name)

    def loosened_asked(self, name: str) -> Asked:
        """What is asked for without one filter."""
        return without(self.asked, name)

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """How many studies the words find; then with the first filter, the first two, and so on."""
        found = self.found_by_words
        counts = [len(found)]
        left: Flags | None = found.flags if found.wide else None
        for name in self.filters:
            left = self.passes(name) if left is None else left & self.passes(name)
            counts.append(int(np.count_nonzero(left)))
        return tuple(counts)

    @property
    def total(self) -> int:
        """How many studies all of it finds."""
        return len(self.rows)

    def facets(self) -> dict[str, tuple[Count, ...]]:
        """Counts of every facet under all filters but its own, so that other values can be chosen beside.

        Those of searches without words are remembered with the reader: they count the most, and are asked for often.
        """
        if self.words.picked is not None:
            return shaped(self._counted(), self.asked)
        key = ("facets", *((name, self._value(name)) for name in self.filters))
        return shaped(self._remembered(key, self._counted), self.asked)

    def _counted(self) -> dict[str, Counts]:
        bound = {facet for facet, name in FILTER_OF.items() if name in self.filters}
        counts = counted(self.reader, self.rows, [facet for facet in FILTER_OF if facet not in bound], self.asked)
        for facet in bound:
            counts |= counted(self.reader, self._freed(FILTER_OF[facet]), [facet], self.asked)
        return counts

    def _freed(self, name: str) -> Rows:
        if name == "statuses" and any(other in self.filters for other in _BOUND_TO_STATUSES):
            return self.loosened(name).rows
        return self.rows_but(name)

    def _value(self, name: str) -> tuple[object, ...]:
        asked = self.asked
        bound_to_statuses = {"near": (asked.near, asked.within_km), "countries": asked.countries}
        if name in bound_to_statuses:
            return (*bound_to_statuses[name], asked.statuses)
        return (getattr(asked, name),)

    def _remembered(self, key: object, make: Callable[[], Answer]) -> Answer:
        kept: dict[object, Answer] = self.reader.remembered.setdefault("plans", {})
        answer = kept.get(key)
        if answer is None:
            if len(kept) >= _MOST_REMEMBERED:
                kept.clear()
            answer = kept[key] = make()
        return answer
