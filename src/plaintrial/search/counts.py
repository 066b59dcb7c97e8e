"""Counts that pages show beside searches: conditions and countries that have studies, studies by year, treatments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np

from plaintrial.search.asked import Asked
from plaintrial.search.cells import cell_name
from plaintrial.search.document import sort_key
from plaintrial.search.facet_values import facet_values
from plaintrial.search.facets import counted
from plaintrial.search.no_treatment import treats
from plaintrial.search.order import first_found
from plaintrial.search.plan import Plan
from plaintrial.search.reader import Reader
from plaintrial.search.shown import Shown

FIRST_YEAR = 1999
"""The registry opened in the year after."""


class YearCount(msgspec.Struct, frozen=True):
    """Studies that the registry first showed in a year: all of them, and those of each phase (registry's words).

    A study of two phases counts in both, and once in ``total``.
    """

    year: int
    total: int
    phases: dict[str, int]


class Treatment(msgspec.Struct, frozen=True):
    """What some studies try, as most of them write it, and how many do."""

    name: str
    count: int


def concept_counts(reader: Reader) -> dict[str, int]:
    """How many studies name each condition itself, by concept id; conditions without studies are not there."""
    return _kept(reader, "concept")


def wider_counts(reader: Reader) -> dict[str, int]:
    """How many studies are of each condition or a kind of it, by concept id."""
    return _kept(reader, "below")


def country_counts(reader: Reader) -> dict[str, int]:
    """How many studies each country has, by the registry's word for it."""
    key = "country counts"
    if key not in reader.remembered:
        reader.remembered[key] = dict(counted(reader, reader.sets.everything.rows, ["country"], Asked())["country"])
    found: dict[str, int] = reader.remembered[key]
    return found


def _kept(reader: Reader, field: str) -> dict[str, int]:
    """A field's tokens with their frequencies, remembered with the reader."""
    key = ("tokens", field)
    if key not in reader.remembered:
        reader.remembered[key] = dict(reader.searcher.terms_with_prefix(field, ""))
    found: dict[str, int] = reader.remembered[key]
    return found


def open_cells(reader: Reader, level: int) -> dict[str, int]:
    """How many studies have a site that takes people now in each cell of a level (see ``cells.LEVELS``)."""
    owners, points = reader.sets.open_sites(reader.sets.everything.rows)
    size = 1 << level
    columns = np.minimum((points[:, 1].astype(float) + 180) / 360 * size, size - 1).astype(np.int64)
    rows = np.minimum((points[:, 0].astype(float) + 90) / 180 * size, size - 1).astype(np.int64)
    cells = np.unique((owners.astype(np.int64) << 2 * level) | (columns << level) | rows) & (size * size - 1)
    each, counts = np.unique(cells, return_counts=True)
    named = (cell_name(level, cell >> level, cell & (size - 1)) for cell in each.tolist())
    return dict(zip(named, counts.tolist(), strict=True))


def by_year(asked: Asked, reader: Reader, last: int) -> tuple[YearCount, ...]:
    """How many of the studies found the registry first showed in each year to ``last``, oldest first.

    Years before the first study are left out. Studies without a first day count in none.
    """
    rows = Plan(asked, reader).rows
    starts = np.array([sort_key(date(year, 1, 1), "") for year in range(FIRST_YEAR, last + 2)], np.uint64)
    year = np.searchsorted(starts, reader.sets.order["newest"][rows], side="right") - 1
    within = (year >= 0) & (year <= last - FIRST_YEAR)
    rows, year = rows[within], year[within]
    phases = facet_values("phase", reader)
    codes = reader.sets.codes[phases.field][rows]
    of_phase = {name: year[phases.codes_with((name,))[codes]] for name in phases.names}
    totals = np.bincount(year, minlength=last - FIRST_YEAR + 1).tolist()
    split = {name: np.bincount(years, minlength=len(totals)).tolist() for name, years in of_phase.items()}
    counts = [
        YearCount(FIRST_YEAR + i, total, {name: each[i] for name, each in split.items() if each[i]})
        for i, total in enumerate(totals)
    ]
    first = next((i for i, each in enumerate(counts) if each.total), len(counts))
    return tuple(counts[first:])


def treatments(asked: Asked, reader: Reader, *, looked_at: int = 200, most: int = 12) -> tuple[Treatment, ...]:
    """What the first ``looked_at`` studies found try, most studies first; dummy treatments are left out."""
    return ranked_treatments(first_found(Plan(asked, reader), looked_at), most)


def ranked_treatments(studies: Iterable[Shown], most: int) -> tuple[Treatment, ...]:
    """The treatments of some studies, counted once a study; of several spellings the most frequent is shown."""
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for study in studies:
        for key, name in {name.casefold(): name for name in study.interventions}.items():
            if treats(key):
                counts[key] += 1
                spellings.setdefault(key, Counter())[name] += 1
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]
    return tuple(Treatment(spellings[key].most_common(1)[0][0], count) for key, count in ranked)
