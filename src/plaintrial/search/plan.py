"""A search worked out against one reader: queries, counts, facets. Counts are remembered with the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import msgspec

from plaintrial.search.asked import Asked, without
from plaintrial.search.facets import FILTER_OF, counted, shaped
from plaintrial.search.filters import filters_of
from plaintrial.search.found import Count
from plaintrial.search.reader import Reader
from plaintrial.search.terms import Query, Terms, every, still
from plaintrial.search.understand import understand
from plaintrial.search.understood import Understood
from plaintrial.search.wanted import wanted

Answer = TypeVar("Answer")
_MOST_REMEMBERED = 2000
_MANY_PARTS = 5
"""From so many on, a text is a description: leaving out one word at a time would help nobody."""


class Plan:
    """One search over one reader."""

    def __init__(self, asked: Asked, reader: Reader, like: Plan | None = None, loose: str | None = None) -> None:
        """``like``: a plan of the same words, which need not be read again; ``loose``: the one filter it has more."""
        self.asked = asked
        self.reader = reader
        self.terms: Terms = like.terms if like else Terms(reader.schema)
        self.understood: Understood = like.understood if like else understand(asked, reader)
        self.words: Query = like.words if like else wanted(self.understood, self.terms, reader)
        if like is None and len(self.understood.needed) >= _MANY_PARTS and not self.count(self.words):
            self.understood = msgspec.structs.replace(self.understood, some=True)
            self.words = wanted(self.understood, self.terms, reader)
        self.filters = filters_of(asked, self.terms) if loose is None else self._kept(like, loose)

    def _kept(self, like: Plan | None, loose: str) -> dict[str, Query]:
        """The other plan's filters but one. Those on place are made anew without statuses, which they are bound to."""
        if like is None or loose == "statuses":
            return filters_of(self.asked, self.terms)
        return {name: query for name, query in like.filters.items() if name != loose}

    @cached_property
    def query(self) -> Query:
        """Studies that the words and every filter find, ranked by the words."""
        return every([self.words, *self.filters.values()])

    def loosened(self, name: str) -> Plan:
        """The same without one filter."""
        return Plan(self.loosened_asked(name), self.reader, self, name)

    def loosened_asked(self, name: str) -> Asked:
        """What is asked for without one filter."""
        return without(self.asked, name)

    def count_up_to(self, filters: int) -> int:
        """How many studies the words and the first so many filters find."""
        names = list(self.filters)[:filters]
        # A filter on place is bound to the statuses asked for, so the key holds every filter that is on.
        key = ("count", self._words_key, *((name, self._value(name)) for name in names))
        return self._remembered(key, lambda: self.count(every([self.words, *(self.filters[n] for n in names)])))

    def count(self, query: Query) -> int:
        """How many studies a query finds."""
        return int(self.reader.searcher.search(still(query), 1).count or 0)  # type: ignore[attr-defined]

    @property
    def total(self) -> int:
        """How many studies all of it finds."""
        return self.count_up_to(len(self.filters))

    def facets(self) -> dict[str, tuple[Count, ...]]:
        """Counts of every facet under all filters but its own, so that other values can be chosen beside."""
        key = ("facets", self._words_key, *((name, self._value(name)) for name in self.filters))
        return shaped(self._remembered(key, self._counted), self.asked)

    def _counted(self) -> dict[str, Counter[str]]:
        bound = {facet for facet, name in FILTER_OF.items() if name in self.filters}
        counts = counted(self.reader, still(self.query), [facet for facet in FILTER_OF if facet not in bound])
        for facet in bound:
            freed = self.loosened(FILTER_OF[facet])
            counts |= counted(self.reader, still(freed.query), [facet])
        return counts

    @cached_property
    def _words_key(self) -> bytes:
        return msgspec.msgpack.encode((self.understood.parts, self.understood.some))

    def _value(self, name: str) -> tuple[object, ...]:
        asked = self.asked
        bound_to_statuses = {"near": (asked.near, asked.within_km), "countries": asked.countries}
        if name in bound_to_statuses:
            return (*bound_to_statuses[name], asked.statuses)
        return (getattr(asked, name),)

    def _remembered(self, key: object, make: Callable[[], Answer]) -> Answer:
        kept: dict[object, Answer] = self.reader.remembered.setdefault("plans", {})
        if (found := kept.get(key)) is not None:
            return found
        if len(kept) >= _MOST_REMEMBERED:
            kept.clear()
        return kept.setdefault(key, make())
