"""A study as a document of the index. Pure.

Weights start from the registry's own (its ConditionSearch area: Condition .95, BriefTitle .60, OfficialTitle .55,
ConditionMeshTerm .50, ConditionAncestorTerm .40, Keyword .30, NCTId .20). They are written into ``text`` by repeating a
part as often as it weighs, which is BM25F: one list of postings a word instead of ten, so that broad words stay quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from plaintrial.mirror.card import whole_day
from plaintrial.record import Study
from plaintrial.record.derived import MeshTerm
from plaintrial.record.outcomes import Outcome
from plaintrial.search.ages import OLDEST, days_of, range_tokens, upper_bound, whole_years
from plaintrial.search.broader import broader
from plaintrial.search.ids import id_tokens
from plaintrial.search.named import named_of, packed_named
from plaintrial.search.shown import packed, shown_of
from plaintrial.search.sites import cell_tokens, placed_sites
from plaintrial.search.words import analysed, whole

WEIGHTS = {"condition": 9, "title": 6, "official": 5, "mesh": 5, "ancestor": 4, "keyword": 3, "intervention": 5}
"""Times a part stands in ``text``; summary, criteria, outcomes, sponsor and arms stand there once."""
JOINED = {
    "design": ("status", "type", "phase"),
    "who": ("age_group", "sex", "healthy", "funder", "results"),
    "when": ("posted", "changed"),
    "ages": ("age",),
}
"""Facets that are counted together, by the field that joins them."""
COUNTED = (*JOINED, "countries")
"""Fields of one value a study that facets are counted from: counting few joined values is quicker than many single."""
BETWEEN, AND = "|", "+"
BETWEEN_COUNTRIES = "\n"
NOT_SAID = "NOT_STATED"
_GROUPS = (("CHILD", 0, 18), ("ADULT", 18, 65), ("OLDER_ADULT", 65, 180))
NUMBER_BITS = 27
"""Room for the 8 digits of a study's number."""

Document = dict[str, Any]


def document_of(study: Study, before: bytes | None = None) -> Document:
    """The fields of a study, by their names in the schema, each a list or a number.

    ``before``: what an earlier version of it named, see ``named_of``.
    """
    named = named_of(study, before)
    about = [concept for concept, _ in named.about]
    sites = placed_sites(study)
    shown = shown_of(study, named.about, sites)
    parts = _parts(study, [name for _, name in named.about])
    fields = _texts(parts)
    fields |= _stemmed(fields)
    fields |= _facets(study)
    fields |= _dates(study)
    fields |= counted({**fields, **_years(study)}, shown.countries)
    fields |= {
        "nct": [study.nct_id],
        "number": number_of(study.nct_id),
        "id": id_tokens(study),
        "concept": about,
        "said": [concept for concept in dict.fromkeys([*named.said, *named.within]) if concept not in about],
        "below": _with_broader([*about, *named.said]),
        "drug": drug_tokens(study),
        "cell": cell_tokens(sites),
        "open_sites": [degrees for site in sites if site.open and site.point for degrees in site.point],
        "shown": [packed(shown)],
        "named": [packed_named(named)],
    }
    return fields


def _with_broader(concepts: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for concept in concepts:
        found.add(concept)
        found |= broader(concept)
    return sorted(found)


_day = lru_cache(maxsize=65536)(whole_day)


def drug_tokens(study: Study) -> list[str]:
    """What is tried, as tokens to tell whether two studies try the same: names and the registry's headings."""
    names = [intervention.name or "" for intervention in study.arms.interventions]
    names += [other for intervention in study.arms.interventions for other in intervention.other_names]
    names += [mesh.term or "" for mesh in study.derived.intervention_browse_module.meshes]
    return sorted({folded for name in names if (folded := " ".join(name.lower().split()))})


def _parts(study: Study, concept_names: Sequence[str]) -> dict[str, list[str]]:
    named, derived = study.identification, study.derived
    return {
        "title": _said([named.brief_title, named.acronym]),
        "official": _said([named.official_title]),
        "condition": _said([*study.conditions.conditions, *concept_names]),
        "keyword": _said(study.conditions.keywords),
        "mesh": _terms(derived.condition_browse_module.meshes),
        "ancestor": _terms(derived.condition_browse_module.ancestors),
        "intervention": _interventions(study),
        "sponsor": _said([study.sponsors.lead_sponsor.name, *(c.name for c in study.sponsors.collaborators)]),
        "summary": _said([study.description.brief_summary]),
        "criteria": _said([study.eligibility.eligibility_criteria, study.eligibility.study_population]),
        "rest": _rest(study),
    }


def _said(texts: Iterable[str | None]) -> list[str]:
    """Each text once, without case."""
    return list({text.lower(): whole(text) for text in texts if text}.values())


def _terms(meshes: Iterable[MeshTerm]) -> list[str]:
    return _said(mesh.term for mesh in meshes)


def _interventions(study: Study) -> list[str]:
    browse = study.derived.intervention_browse_module
    names = [name for i in study.arms.interventions for name in (i.name, *i.other_names)]
    return _said([*names, *(mesh.term for mesh in (*browse.meshes, *browse.ancestors))])


def _rest(study: Study) -> list[str]:
    outcomes: list[Outcome] = [*study.outcomes.primary_outcomes, *study.outcomes.secondary_outcomes]
    arms = [arm.description for arm in study.arms.arm_groups]
    return _said([study.description.detailed_description, *(outcome.measure for outcome in outcomes), *arms])


def _texts(parts: dict[str, list[str]]) -> Document:
    weighed = [text for name, texts in parts.items() for text in texts * WEIGHTS.get(name, 1)]
    named = ("title", "official", "condition", "keyword", "mesh", "ancestor")
    fields: Document = {name: parts[name] for name in ("title", "intervention", "sponsor", "summary")}
    fields["title"] = [*parts["title"], *parts["official"]]
    fields["condition"] = [*parts["condition"], *parts["mesh"], *parts["keyword"]]
    fields["names"] = _said(text for name in named for text in parts[name])
    fields["text"] = weighed
    return fields


def _stemmed(fields: Document) -> Document:
    """The same texts as words of the index between blanks, and how often each word stands in a field."""
    words = {text: analysed(text) for texts in fields.values() for text in dict.fromkeys(texts)}
    joined = {text: " ".join(found) for text, found in words.items()}
    return {
        "stemmed": {name: [joined[text] for text in texts] for name, texts in fields.items()},
        "times": {name: _times(Counter(texts), words) for name, texts in fields.items()},
    }


def _times(texts: Counter[str], words: dict[str, list[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, repeats in texts.items():
        if repeats == 1:
            found.update(words[text])
        else:
            for word in words[text]:
                found[word] += repeats
    return found


def _facets(study: Study) -> Document:
    who, design = study.eligibility, study.design
    youngest, oldest = days_of(who.minimum_age) or 0, upper_bound(who.maximum_age)
    return {
        "status": [study.status.overall_status or NOT_SAID],
        "phase": list(design.phases) or [NOT_SAID],
        "type": [design.study_type or NOT_SAID],
        "age": range_tokens(youngest, oldest),
        "youngest": max(youngest, 0),
        "oldest": max(min(oldest, OLDEST), 0),
        "age_group": list(who.std_ages) or _age_groups(youngest, oldest),
        "sex": [who.sex or "ALL"],
        "healthy": [{True: "yes", False: "no", None: NOT_SAID}[who.healthy_volunteers]],
        "funder": [study.sponsors.lead_sponsor.sponsor_class or NOT_SAID],
        "results": ["yes" if study.has_results else "no"],
    }


def counted(facets: Document, countries: Sequence[str]) -> Document:
    """The values that facets are counted from, see ``COUNTED``."""
    joined = {name: BETWEEN.join(AND.join(facets[facet]) for facet in of) for name, of in JOINED.items()}
    return {**joined, "countries": BETWEEN_COUNTRIES.join(countries)}


def _years(study: Study) -> Document:
    """Facets that are counted and not filtered by: the years of two dates, and the first and last year of age."""
    status, who = study.status, study.eligibility
    first, last = (days_of(who.minimum_age) or 0, upper_bound(who.maximum_age))
    return {
        "posted": [_year(_first_shown(study))],
        "changed": [_year(_day(status.last_update_post_date_struct.date))],
        "age": ["{}-{}".format(*whole_years(first, last))],
    }


def _year(day: date | None) -> str:
    return str(day.year) if day else NOT_SAID


def _first_shown(study: Study) -> date | None:
    return _day(study.status.study_first_post_date_struct.date or study.status.study_first_submit_date)


def _age_groups(youngest: int, oldest: int) -> list[str]:
    oldest = min(oldest, OLDEST)
    return [name for name, first, end in _GROUPS if youngest < end * 365.25 and oldest >= first * 365.25]


def _dates(study: Study) -> Document:
    status = study.status
    first = _first_shown(study)
    last = _day(status.last_update_post_date_struct.date)
    ends = _day(status.primary_completion_date_struct.date or status.completion_date_struct.date)
    return {
        "newest": sort_key(first, study.nct_id),
        "changed": sort_key(last, study.nct_id),
        "closing": sort_key(ends, study.nct_id),
    }


def sort_key(day: date | None, nct_id: str) -> int:
    """A number that sorts by day, then by the study's number: no two studies have the same. No day sorts first."""
    return ((day.toordinal() if day else 0) << NUMBER_BITS) | number_of(nct_id)


def number_of(nct_id: str) -> int:
    """The number of a study: its id's 8 digits; 0 for another text."""
    digits = nct_id[-8:]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
