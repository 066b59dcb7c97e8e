"""Counts that pages show beside searches: conditions and countries that have studies, studies by year, treatments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from plaintrial.search.asked import Asked
from plaintrial.search.document import AND, BETWEEN, JOINED, NOT_SAID, sort_key
from plaintrial.search.order import shown_at
from plaintrial.search.plan import Plan
from plaintrial.search.reader import Reader
from plaintrial.search.shown import Shown
from plaintrial.search.sites import OPEN
from plaintrial.search.terms import still

FIRST_YEAR = 1999
"""The registry opened in the year after."""
_PHASE_AT = JOINED["design"].index("phase")
_MOST_DESIGNS = 1000


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
    return _kept(reader, "country")


def _kept(reader: Reader, field: str) -> dict[str, int]:
    """A field's tokens with their frequencies, remembered with the reader."""
    key = ("tokens", field)
    if key not in reader.remembered:
        reader.remembered[key] = dict(reader.searcher.terms_with_prefix(field, ""))
    found: dict[str, int] = reader.remembered[key]
    return found


def open_cells(reader: Reader, level: int) -> dict[str, int]:
    """How many studies have a site that takes people now in each cell of a level (see ``cells.LEVELS``)."""
    found: Counter[str] = Counter()
    for letter in sorted(OPEN):
        for token, count in reader.searcher.terms_with_prefix("cell", f"{letter}{level:x}"):
            found[token.removeprefix(letter)] += count
    return dict(found)


def by_year(asked: Asked, reader: Reader, last: int) -> tuple[YearCount, ...]:
    """How many of the studies found the registry first showed in each year to ``last``, oldest first.

    Years before the first study are left out. Studies without a first day count in none.
    """
    wanted = {"years": {"range": {"field": "newest", "ranges": _ranges(last)}, "aggs": {"design": _DESIGN}}}
    answer = reader.searcher.aggregate(still(Plan(asked, reader).query), wanted)
    buckets = {str(bucket["key"]): bucket for bucket in answer["years"]["buckets"]}
    years = [_year(year, buckets.get(str(year))) for year in range(FIRST_YEAR, last + 1)]
    first = next((i for i, each in enumerate(years) if each.total), len(years))
    return tuple(years[first:])


_DESIGN = {"terms": {"field": "design", "size": _MOST_DESIGNS}}


def _ranges(last: int) -> list[dict[str, object]]:
    starts = [float(sort_key(date(year, 1, 1), "")) for year in range(FIRST_YEAR, last + 2)]
    return [{"key": str(FIRST_YEAR + i), "from": starts[i], "to": starts[i + 1]} for i in range(last - FIRST_YEAR + 1)]


def _year(year: int, bucket: dict[str, object] | None) -> YearCount:
    if bucket is None:
        return YearCount(year, 0, {})
    phases: Counter[str] = Counter()
    for design in bucket["design"]["buckets"]:  # type: ignore[index]
        for phase in str(design["key"]).split(BETWEEN)[_PHASE_AT].split(AND):
            phases[phase] += int(design["doc_count"])
    return YearCount(year, int(str(bucket["doc_count"])), dict(phases))


def treatments(asked: Asked, reader: Reader, *, looked_at: int = 200, most: int = 12) -> tuple[Treatment, ...]:
    """What the first ``looked_at`` studies found try, most studies first; dummy treatments are left out."""
    hits = reader.searcher.search(Plan(asked, reader).query, looked_at, count=False).hits
    plan = Plan(asked, reader)
    return ranked_treatments((shown_at(plan, address) for _, address in hits), most)


def ranked_treatments(studies: Iterable[Shown], most: int) -> tuple[Treatment, ...]:
    """The treatments of some studies, counted once a study; of several spellings the most frequent is shown."""
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for study in studies:
        for key, name in {name.casefold(): name for name in study.interventions}.items():
            if not _is_dummy(key):
                counts[key] += 1
                spellings.setdefault(key, Counter())[name] += 1
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]
    return tuple(Treatment(spellings[key].most_common(1)[0][0], count) for key, count in ranked)


def _is_dummy(key: str) -> bool:
    return key == NOT_SAID.lower() or any(word in key for word in ("placebo", "sham", "control", "standard of care"))
