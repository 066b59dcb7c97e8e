"""From what registrants typed to concepts, with the reason and the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from plaintrial.conditions.abbreviations import Short
from plaintrial.conditions.match import Match, Where, Why
from plaintrial.conditions.record_words import expansions
from plaintrial.conditions.segments import brackets
from plaintrial.conditions.term import Found, Reading, TermReader
from plaintrial.conditions.vocabulary import Vocabulary, vocabulary


@lru_cache(maxsize=1)
def term_reader() -> TermReader:
    """The reader over the shipped vocabulary."""
    return TermReader(vocabulary())


def normalise(terms: Sequence[str], *, context: str = "", known_mesh: Iterable[str] = ()) -> list[Match]:
    """The concepts some terms of one study name, in the terms' order.

    `context` is more of the record's text (titles, keywords) and `known_mesh` headings the registry gave: both only
    tell apart what a short form may mean. A short form that stays open comes as a Match without id.
    """
    return read_terms(terms, "condition", Evidence(term_reader(), [*terms, *sentences(context)], known_mesh))


def sentences(text: str) -> list[str]:
    """A longer text cut into sentences, so that each is read on its own."""
    return [part for line in text.splitlines() for part in line.split(". ") if part]


class Evidence:
    """What a record tells about its short forms."""

    def __init__(self, reader: TermReader, texts: Sequence[str], known_mesh: Iterable[str]) -> None:
        self._reader = reader
        self._texts = texts
        self._mesh = frozenset(known_mesh)

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._reader.vocabulary

    @cached_property
    def _said(self) -> dict[str, int]:
        """Short forms the record itself spells out."""
        return expansions(self._reader.finder, self._texts)

    @cached_property
    def _named(self) -> frozenset[int]:
        """Rows the record names, and all they are a kind of."""
        rows = {f.row for text in self._texts for f in self._reader.read(text).found if f.why != "parent"}
        return frozenset(rows).union(*(self._vocabulary.hierarchy.ancestors(row) for row in rows))

    def settle(self, short: Short) -> int | None:
        """The one row the record speaks of among those a short form may stand for; None where it does not say.

        A narrower condition speaks for the broader one: "relapsing multiple sclerosis" tells what "MS" is.
        """
        said = self._said.get(short.text.upper())
        if said is not None:
            return said
        mesh = self._vocabulary.rows.mesh
        likely = [row for row in short.rows if row in self._named or (mesh[row] and mesh[row] in self._mesh)]
        return likely[0] if len(likely) == 1 else None


def read_terms(terms: Sequence[str], where: Where, evidence: Evidence) -> list[Match]:
    """Every term's concepts, with the part of the record they stand in."""
    reader = term_reader()
    matches: list[Match] = []
    for term in terms:
        matches += _sure(term, where)
        reading = reader.read(term)
        if reading.open:
            matches += _settled(reader, term, reading, where, evidence)
    return matches


@lru_cache(maxsize=1 << 15)
def _sure(term: str, where: Where) -> tuple[Match, ...]:
    """What a term names by itself, whatever else the record says."""
    reader = term_reader()
    return tuple(_match(reader.vocabulary, term, found, where) for found in reader.read(term).found)


def _settled(reader: TermReader, term: str, reading: Reading, where: Where, evidence: Evidence) -> Iterator[Match]:
    """What the term's open short forms name by what the record says, and those that stay open."""
    taken = {found.row for found in reading.found}
    for short in reading.open:
        row = evidence.settle(short)
        if _spelled_out(term, short, reading) or row in taken:
            continue
        if row is not None:
            yield _read_as(reader.vocabulary, term, short, row, where)
        elif short.likely:
            if short.rows[0] in taken:
                continue
            others = tuple(reader.vocabulary.rows.ids[each] for each in short.rows[1:])
            likeliest = _read_as(reader.vocabulary, term, short, short.rows[0], where)
            yield msgspec.structs.replace(likeliest, ambiguous=others)
        elif not short.everyday and (short.reviewed or short.text == term.strip()):
            yield _open(reader.vocabulary, term, short, where)


def _read_as(vocabulary: Vocabulary, term: str, short: Short, row: int, where: Where) -> Match:
    """A short form or a name with several meanings, read as one of them."""
    named = Found(row, short.key if row == short.rows[0] else "", short.start, short.end, short.why)
    return _match(vocabulary, term, named, where)


def _spelled_out(term: str, short: Short, reading: Reading) -> bool:
    """Whether the short form stands in a bracket after what it abbreviates: it then adds nothing."""
    for start, end in brackets(term):
        if start <= short.start < end:
            return any(f.end <= start and term[f.start].lower() == short.text[0].lower() for f in reading.found)
    return False


def _open(vocabulary: Vocabulary, term: str, short: Short, where: Where) -> Match:
    """A short form that stays open; those that are rare are named only where the term says nothing else."""
    ids = tuple(vocabulary.rows.ids[each] for each in short.rows)
    return Match(term, None, None, short.text, "ambiguous", (short.start, short.end), ids, where)


def _match(vocabulary: Vocabulary, term: str, found: Found, where: Where) -> Match:
    rows = vocabulary.rows
    own = rows.mesh[found.row]
    mesh = vocabulary.other_headings.get(found.key) or (own if own.startswith("D") else rows.near.get(found.row)) or own
    why: Why = found.why
    return Match(
        term, rows.ids[found.row], mesh or None, rows.names[found.row], why, (found.start, found.end), (), where
    )
