"""What of a study decides whether a wish fits it. Pure; ``stems`` makes words as the site's search has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

import msgspec

from plaintrial.conditions import study_conditions, vocabulary
from plaintrial.eligibility.screening.registry_fields import age_limit
from plaintrial.mirror.card import whole_day
from plaintrial.places import place_site
from plaintrial.record import Study
from plaintrial.record.sites import Site

Stems = Callable[[str], tuple[str, ...]]
_OWN_STATUS = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "AVAILABLE"})
"""Statuses under which a site's own may differ: a site of a study that takes nobody takes nobody."""


class SiteFact(msgspec.Struct, frozen=True, array_like=True):
    """A site: its point in degrees (None when unknown), country and status in the registry's words."""

    point: tuple[float, float] | None
    country: str
    status: str


class Facts(msgspec.Struct, frozen=True):
    """A study. ``conditions`` holds broader ones too; ages are in years, ``oldest`` None for no limit."""

    nct_id: str
    conditions: frozenset[str]
    words: frozenset[str]
    treatments: frozenset[str]
    sponsor: frozenset[str]
    status: str
    sites: tuple[SiteFact, ...]
    youngest: float | None
    oldest: float | None
    sex: str
    healthy: bool | None
    phases: tuple[str, ...]
    study_type: str
    has_results: bool
    first_posted: date | None


def facts_of(study: Study, stems: Stems) -> Facts:
    """The facts of a record."""
    who, status = study.eligibility, study.status
    treatments = _words(_treatments(study), stems)
    sponsor = _words([study.sponsors.lead_sponsor.name, *(c.name for c in study.sponsors.collaborators)], stems)
    return Facts(
        nct_id=study.nct_id,
        conditions=_conditions(study),
        words=_words(_texts(study), stems) | treatments | sponsor,
        treatments=treatments,
        sponsor=sponsor,
        status=status.overall_status or "",
        sites=tuple(_site(site, status.overall_status or "") for site in study.places.locations),
        youngest=age_limit(who.minimum_age),
        oldest=age_limit(who.maximum_age),
        sex=who.sex or "",
        healthy=who.healthy_volunteers,
        phases=study.design.phases,
        study_type=study.design.study_type or "",
        has_results=study.has_results,
        first_posted=whole_day(status.study_first_post_date_struct.date or status.study_first_submit_date),
    )


def _texts(study: Study) -> Iterable[str | None]:
    named = study.identification
    yield from (named.brief_title, named.official_title, named.acronym, study.description.brief_summary)
    yield from study.conditions.conditions
    yield from study.conditions.keywords
    yield from (mesh.term for mesh in study.derived.condition_browse_module.meshes)


def _treatments(study: Study) -> Iterable[str | None]:
    for intervention in study.arms.interventions:
        yield intervention.name
        yield from intervention.other_names


def _words(texts: Iterable[str | None], stems: Stems) -> frozenset[str]:
    return _stemmed(" \n ".join(text for text in texts if text), stems)


@lru_cache(maxsize=4_096)
def _stemmed(text: str, stems: Stems) -> frozenset[str]:
    """Two versions of a study mostly have the same texts, and follow one another."""
    return frozenset(stems(text))


def _conditions(study: Study) -> frozenset[str]:
    named = study.identification
    titles = tuple(title for title in (named.brief_title, named.official_title) if title)
    return conditions_of(study.conditions.conditions, study.conditions.keywords, titles)


@lru_cache(maxsize=16_384)
def conditions_of(conditions: tuple[str, ...], keywords: tuple[str, ...], titles: tuple[str, ...]) -> frozenset[str]:
    """Concept ids that terms name, with every broader one: two versions of a study mostly have the same terms."""
    found: set[str] = set()
    for match in study_conditions(conditions, keywords, titles):
        if match.id:
            found |= {match.id, *vocabulary().ancestors(match.id)}
    return frozenset(found)


def _site(site: Site, overall: str) -> SiteFact:
    placed = place_site(site)
    point = None if placed is None or placed.sure == "rough" else (placed.lat, placed.lon)
    status = (site.status or overall) if overall in _OWN_STATUS else overall
    return SiteFact(point, site.country or "", status)
