"""The list of conditions that have studies, from A to Z, under their medical and their everyday names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

import msgspec

from plaintrial.conditions import slug, vocabulary
from plaintrial.conditions.keys import label_key
from plaintrial.plain.languages import ENGLISH
from plaintrial.web.conditions.names import common_name
from plaintrial.web.languages import spoken
from plaintrial.web.words import capital_first

OTHER = "0-9"
A_PAGE = 100
_NOBODYS = frozenset({"MESH:D035583"})
"""Rare disease: a word that records carry beside the name of the disease."""
_BRANCH = 150
"""A condition with more kinds than this stands for a branch of medicine."""


class Entry(msgspec.Struct, frozen=True):
    """A name in the list, the condition it leads to, and how many studies that has. ``see``: the name it goes by.

    ``ours``: the name is our own in the page's language, not the English one.
    """

    name: str
    slug: str
    count: int
    see: str = ""
    ours: bool = False


class Index(msgspec.Struct, frozen=True):
    """One letter's page. ``letters``: those that have entries."""

    letter: str
    letters: tuple[str, ...]
    entries: tuple[Entry, ...]
    page: int
    pages: int


def letter_of(name: str) -> str:
    """The letter a name stands under: A to Z, or ``OTHER``."""
    first = normalize("NFKD", name[:1]).encode("ascii", "ignore").decode().upper()
    return first if first.isalpha() else OTHER


def entries(named: Iterable[str], counts: Mapping[str, int]) -> list[Entry]:
    """An entry for each of these conditions (ids), one more where the everyday name is another; procedures left out."""
    known = vocabulary()
    found: list[Entry] = []
    for each in named:
        row = known.row_of.get(each)
        if row is None or row in known.procedures:
            continue
        concept = known.at(row)
        name, everyday = capital_first(concept.readable), capital_first(concept.lay_name or "")
        if everyday and _alike(everyday, name):
            found.append(Entry(everyday, slug(each), counts.get(each, 0)))
            continue
        found.append(Entry(name, slug(each), counts.get(each, 0)))
        if everyday:
            found.append(Entry(everyday, slug(each), counts.get(each, 0), name))
    once = {(entry.name, entry.slug): entry for entry in map(_here, reversed(found))}
    return sorted(once.values(), key=lambda entry: normalize("NFKD", entry.name).casefold())


def _here(entry: Entry) -> Entry:
    """The entry under its name in the page's language, where we have one: it stands under that name's letter."""
    said = None if spoken() is ENGLISH else spoken().heading(entry.name)
    return msgspec.structs.replace(entry, name=said, ours=True) if said else entry


def _alike(everyday: str, name: str) -> bool:
    """Whether two names are one in other spelling, or with a word more in brackets: "leukaemia" and "leukemia"."""
    return label_key(everyday.partition(" (")[0]) == label_key(name)


def one_letter(all_entries: Sequence[Entry], letter: str, page: int) -> Index:
    """The page of a letter; the first letter there is for one that has none, the last page for one past the end.

    Without a letter, only which letters there are.
    """
    letters = tuple(sorted({letter_of(entry.name) for entry in all_entries}, key=lambda each: (each == OTHER, each)))
    if not letter:
        return Index("", letters, (), 1, 1)
    chosen = letter if letter in letters else next(iter(letters), "")
    here = [entry for entry in all_entries if letter_of(entry.name) == chosen]
    pages = max(1, -(-len(here) // A_PAGE))
    page = min(max(page, 1), pages)
    return Index(chosen, letters, tuple(here[(page - 1) * A_PAGE : page * A_PAGE]), page, pages)


def most_studied(named: Mapping[str, int], most: int) -> tuple[Entry, ...]:
    """Conditions (ids) that most studies name themselves, under their everyday names.

    What stands for a whole branch of medicine ("heart disorder"), what is no disease, and what only an index of
    diseases calls so ("AIDS related complex") is left out: nobody looks for studies by it.
    """
    known = vocabulary()
    found: list[Entry] = []
    for each, count in sorted(named.items(), key=lambda item: (-item[1], item[0])):
        row = known.row_of.get(each)
        if row is None or row in known.topics or len(known.descendants(each)) > _BRANCH:
            continue
        concept = known.at(row)
        if not concept.lay_name or each in _NOBODYS:
            continue
        found.append(Entry(common_name(concept), slug(each), count))
        if len(found) == most:
            break
    return tuple(found)
