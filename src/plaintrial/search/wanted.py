"""From what was understood to the rows it finds, and what ranks them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plaintrial.search.phrases import said_in_a_row
from plaintrial.search.picked import Picked, all_but, any_one, every_one
from plaintrial.search.ranking import Ranks, Together, by_token, by_word
from plaintrial.search.reader import Reader
from plaintrial.search.sets.joined import Sets
from plaintrial.search.understood import Part, Understood

EXACT, KIND_OF = 3.0, 1.0
"""A study of the very condition before one of a kind of it; both beside the words themselves."""
IDLE = 0.3
_ID = 20.0


class Wanted(NamedTuple):
    """The studies that the words find, None for all, and what ranks them."""

    picked: Picked | None
    ranks: tuple[Ranks, ...] = ()


def wanted(understood: Understood, reader: Reader, known: dict[Part, Wanted] | None = None) -> Wanted:
    """Studies that have every part that is needed (``some``: any of them), ranked by all parts; and of that title.

    ``known``: what parts find, as far as it was looked up before; what is looked up is added.
    """
    if not understood.parts:
        return Wanted(None)
    known = {} if known is None else known
    for part in understood.needed:
        if part not in known:
            known[part] = _finds(part, reader)
    needed = [known[part] for part in understood.needed]
    asked = [*needed, *(known[part] for part in understood.parts if part.loose and part in known)]
    ranks = [rank for each in asked for rank in each.ranks]
    ranks += [rank for part in understood.parts for rank in _ranks(part, reader.sets)]
    found = [_picked(each, reader) for each in needed]
    size = reader.sets.size
    picked = _without(any_one(found, size) if understood.some else _every_one(found, reader), understood.parts, reader)
    if not understood.title:
        return Wanted(picked, tuple(ranks))
    titled = by_token(reader.sets, "id", understood.title, _ID)
    return Wanted(any_one([picked, titled.said.picked], size), (*ranks, titled))


def _picked(wanted: Wanted, reader: Reader) -> Picked:
    return reader.sets.everything if wanted.picked is None else wanted.picked


def _every_one(found: Sequence[Picked], reader: Reader) -> Picked:
    return every_one(found or [reader.sets.everything])


def _without(picked: Picked, parts: Iterable[Part], reader: Reader) -> Picked:
    """Rows but those of parts that a study must not have."""
    for part in parts:
        if part.out:
            picked = all_but(picked, _picked(_either(part, reader), reader))
    return picked


def _either(part: Part, reader: Reader) -> Wanted:
    ways = [[_finds(each, reader) for each in way if each.needed] for way in part.ways]
    found = [
        _without(_every_one([_picked(each, reader) for each in found], reader), way, reader)
        for way, found in zip(part.ways, ways, strict=True)
    ]
    ranks = tuple(rank for found in ways for each in found for rank in each.ranks)
    return Wanted(any_one(found, reader.sets.size), ranks)


def _finds(part: Part, reader: Reader) -> Wanted:
    sets = reader.sets
    if part.kind == "either":
        return _either(part, reader)
    if part.kind == "id":
        return _ranked_token(sets, "id", part.text, _ID)
    if part.kind == "condition":
        return _condition(part, reader)
    if part.kind == "phrase":
        found = said_in_a_row(part.stems, reader)
        return Wanted(Picked(sets.size, rows=found.rows), (found,))
    if part.kind == "treatment":
        ways = [_in_one_field(sets, field, said) for said in _said(part) for field in ("intervention", "title")]
        return Wanted(any_one([way.picked for way in ways], sets.size), tuple(ways))
    field = "sponsor" if part.kind == "sponsor" else "text"
    return Wanted(any_one([_all_words(sets, field, said) for said in _said(part)], sets.size))


def _said(part: Part) -> list[tuple[str, ...]]:
    """All ways to say a part, each with its words."""
    return [part.stems, *(other.stems for other in part.also)]


def _ranked_token(sets: Sets, field: str, token: str, weight: float) -> Wanted:
    ranking = by_token(sets, field, token, weight)
    return Wanted(ranking.said.picked, (ranking,))


def _all_words(sets: Sets, field: str, stems: Sequence[str]) -> Picked:
    return every_one([sets.saying(field, stem).picked for stem in dict.fromkeys(stems)] or [sets.everything])


def _in_one_field(sets: Sets, field: str, stems: Sequence[str]) -> Together:
    """Rows that have all the words in a field, ranked by them."""
    ranks = tuple(by_word(sets, field, stem) for stem in dict.fromkeys(stems))
    return Together(every_one([rank.said.picked for rank in ranks]), ranks)


def _condition(part: Part, reader: Reader) -> Wanted:
    """The condition, kinds of it, studies that mention it; and the words as typed, unless they are a name of it.

    Mentions were read from names of all spellings, so that names of one condition find the same studies.
    """
    sets = reader.sets
    named = all(reader.frequency("names", stem) for stem in part.stems) or bool(part.meant)
    found: list[Picked] = []
    ranks: list[Ranks] = []
    if part.stems and not part.sure:
        found.append(_all_words(sets, "names" if named else "text", part.stems))
    for meant in part.meant:
        ranks.append(by_token(sets, "concept", meant.concept, EXACT))
        kind_of = by_token(sets, "below", meant.concept, KIND_OF)
        ranks.append(kind_of)
        # Studies of the condition itself are among those of it or a kind of it.
        found += [kind_of.said.picked, sets.labelled("said", meant.concept).picked]
    return Wanted(any_one(found, sets.size), tuple(ranks))


def _ranks(part: Part, sets: Sets) -> list[Ranks]:
    if part.ways and not part.out:
        return [rank for leaf in part.leaves for rank in _ranks(leaf, sets)]
    if part.out or part.kind in ("id", "sponsor"):
        return []
    weight = IDLE if part.idle else 1.0
    stems = dict.fromkeys(stem for said in _said(part) for stem in said)
    return [by_word(sets, "text", stem, weight) for stem in stems]
