"""What the index keeps of a study to show a result, say why it is one, and measure how far its sites are."""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.mirror.card import whole_day
from plaintrial.record import Study
from plaintrial.search.ages import days_of
from plaintrial.search.sites import PlacedSite, Sites, in_columns

_MOST_NAMED = 8


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """A study without its sites."""

    nct_id: str
    title: str
    status: str
    study_type: str
    phases: tuple[str, ...]
    conditions: tuple[str, ...]
    interventions: tuple[str, ...]
    sponsor: str
    funder: str
    sex: str
    minimum_age: str | None
    maximum_age: str | None
    healthy: bool | None
    enrollment: int | None
    countries: tuple[str, ...]
    has_results: bool
    purpose: str
    start: str | None
    completion: str | None
    first_posted: date | None
    last_update: date | None
    concepts: tuple[tuple[str, str], ...]


class Shown(Sketch, frozen=True, array_like=True):
    """A study as a result shows it. Enums are the registry's own words; ages are the record's ("18 Years")."""

    sites: Sites

    @property
    def youngest_days(self) -> int:
        """The lowest age in days."""
        return days_of(self.minimum_age) or 0


def shown_of(study: Study, concepts: tuple[tuple[str, str], ...], sites: tuple[PlacedSite, ...]) -> Shown:
    """What to keep of a study. ``concepts``: id and name of what it is about."""
    status, design, who = study.status, study.design, study.eligibility
    ends = status.primary_completion_date_struct.date or status.completion_date_struct.date
    return Shown(
        nct_id=study.nct_id,
        title=study.title,
        status=status.overall_status or "",
        study_type=design.study_type or "",
        phases=design.phases,
        conditions=study.conditions.conditions[:_MOST_NAMED],
        interventions=tuple(i.name for i in study.arms.interventions if i.name)[:_MOST_NAMED],
        sponsor=study.sponsors.lead_sponsor.name or "",
        funder=study.sponsors.lead_sponsor.sponsor_class or "",
        sex=who.sex or "",
        minimum_age=who.minimum_age,
        maximum_age=who.maximum_age,
        healthy=who.healthy_volunteers,
        enrollment=design.enrollment_info.known_count,
        countries=tuple(dict.fromkeys(site.country for site in sites if site.country)),
        has_results=study.has_results,
        purpose=design.design_info.primary_purpose or "",
        start=status.start_date_struct.date,
        completion=ends,
        first_posted=whole_day(status.study_first_post_date_struct.date),
        last_update=whole_day(status.last_update_post_date_struct.date),
        concepts=concepts,
        sites=in_columns(sites),
    )


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Shown)
_sketches = msgspec.msgpack.Decoder(Sketch)


def packed(shown: Shown) -> bytes:
    """As the index keeps it."""
    return _encoder.encode(shown)


def unpacked(data: bytes) -> Shown:
    """As it was."""
    return _decoder.decode(data)


def sketched(data: bytes) -> Sketch:
    """As it was, but for its sites."""
    return _sketches.decode(data)


def told(shown: Shown) -> dict[str, object]:
    """By name, its sites one by one, for who reads it as JSON."""
    said = {name: getattr(shown, name) for name in Sketch.__struct_fields__}
    sites = [{"city": s.city, "country": s.country, "lat": s.lat, "lon": s.lon, "open": s.open} for s in shown.sites]
    return {**said, "sites": sites}
