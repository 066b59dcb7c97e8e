"""Short ways to write the queries that the index understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import tantivy

Query: TypeAlias = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Terms:
    """Queries over one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def one(self, field: str, value: str) -> Query:
        """Documents with a token in a field."""
        return tantivy.Query.term_query(self._schema, field, value, "basic")

    def word(self, field: str, stem: str) -> Query:
        """The same, ranked by how often it stands there."""
        return tantivy.Query.term_query(self._schema, field, stem, "freq")

    def any_of(self, field: str, values: Sequence[str]) -> Query:
        """Documents with any of some tokens; none for no tokens. Does not rank."""
        if len(values) == 1:
            return still(self.one(field, values[0]))
        return tantivy.Query.term_set_query(self._schema, field, list(values)) if values else nothing()

    def phrase(self, field: str, stems: Sequence[str]) -> Query:
        """Documents with these words in a row."""
        if len(stems) == 1:
            return self.word(field, stems[0])
        return tantivy.Query.phrase_query(self._schema, field, list(stems))

    def all_words(self, field: str, stems: Iterable[str]) -> Query:
        """Documents with each of these words in a field."""
        return every([self.word(field, stem) for stem in dict.fromkeys(stems)])

    def at_least(self, field: str, number: int) -> Query:
        """Documents whose number is no less."""
        return tantivy.Query.range_query(self._schema, field, tantivy.FieldType.Unsigned, lower_bound=number)


def everything() -> Query:
    """Every document."""
    return tantivy.Query.all_query()


def nothing() -> Query:
    """No document."""
    return tantivy.Query.empty_query()


def every(queries: Sequence[Query], ranking: Sequence[Query] = ()) -> Query:
    """Documents that all of the queries find; ``ranking`` only adds to their rank. All documents for no queries."""
    if len(queries) == 1 and not ranking:
        return queries[0]
    needed = [(_MUST, query) for query in queries or [still(everything())]]
    return tantivy.Query.boolean_query([*needed, *((_SHOULD, query) for query in ranking)])


def either(queries: Sequence[Query]) -> Query:
    """Documents that one of the queries finds."""
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(_SHOULD, query) for query in queries]) if queries else nothing()


def highest(queries: Sequence[Query]) -> Query:
    """Documents that one of the queries finds, ranked by the one that ranks them highest."""
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(list(queries))


def but_not(query: Query, other: Query) -> Query:
    """Documents that the first query finds and the other does not."""
    return tantivy.Query.boolean_query([(_MUST, query), (_NOT, other)])


def still(query: Query) -> Query:
    """The same documents, none ranked by it."""
    return tantivy.Query.const_score_query(query, 0.0)


def weighed(query: Query, weight: float) -> Query:
    """The same documents, ranked by it so much more."""
    return tantivy.Query.boost_query(query, weight)
