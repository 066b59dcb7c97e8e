"""The facts of a study that lists show, read from its record. Pure."""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.record import Study

_MOST_NAMED = 12


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a study. Enums are the registry's own words."""

    title: str
    overall_status: str = ""
    study_type: str = ""
    phases: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    site_count: int = 0
    enrollment: int | None = None
    last_update: date | None = None


def card_of(study: Study) -> Card:
    """The card of a study."""
    sites = study.places.locations
    return Card(
        title=study.title,
        overall_status=study.status.overall_status or "",
        study_type=study.design.study_type or "",
        phases=study.design.phases,
        conditions=study.conditions.conditions[:_MOST_NAMED],
        countries=tuple(dict.fromkeys(site.country for site in sites if site.country))[:_MOST_NAMED],
        site_count=len(sites),
        enrollment=study.design.enrollment_info.known_count,
        last_update=whole_day(study.status.last_update_post_date_struct.date),
    )


def whole_day(raw: str | None) -> date | None:
    """The first day a registry date may mean; None when it is no date."""
    read = read_partial_date(raw)
    return read.earliest() if read else None


def words_of(study: Study) -> str:
    """What the simple text box looks through: titles, conditions, keywords, treatments, sponsor, ids. Lower case."""
    named = study.identification
    parts = [
        named.nct_id,
        named.brief_title,
        named.official_title,
        named.acronym,
        named.org_study_id_info.id,
        study.sponsors.lead_sponsor.name,
        *study.conditions.conditions,
        *study.conditions.keywords,
        *(treatment.name for treatment in study.arms.interventions),
        *(mesh.term for mesh in study.derived.condition_browse_module.meshes),
    ]
    return "\n".join(dict.fromkeys(part.lower() for part in parts if part))
