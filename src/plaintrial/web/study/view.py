"""A study's page, whole: the one function that turns what the mirror holds into what the template prints."""

from __future__ import annotations

from datetime import datetime

import msgspec
from markupsafe import Markup

from plaintrial.mirror.queries import StudyPage
from plaintrial.record import Study
from plaintrial.record.markup import inline as one_line
from plaintrial.web.rich import inline, rich
from plaintrial.web.study.details import Detail, details_of
from plaintrial.web.study.enum_words import PHASES, PURPOSE_TAGS, TYPE_TAGS, word
from plaintrial.web.study.facts import Fact, facts_of
from plaintrial.web.study.other import OtherField, other_fields
from plaintrial.web.study.outcomes import Outcomes, outcomes_of
from plaintrial.web.study.papers import Papers, papers_of
from plaintrial.web.study.places import ALL_PLACES, Asked, Places, places_of
from plaintrial.web.study.plan import Plan, plan_of
from plaintrial.web.study.reading import NO_READING, Reading
from plaintrial.web.study.status import StatusView, has_contacts, names_only_leaders, status_view
from plaintrial.web.study.team import Team, team_of
from plaintrial.web.study.terms import Terms, terms_of
from plaintrial.web.study.timeline import Moment, in_words, moments
from plaintrial.web.study.timeline_svg import drawn
from plaintrial.web.study.trust import Trust, trust_of
from plaintrial.web.study.who import ages, healthy, sex_answer
from plaintrial.web.texts import said as _
from plaintrial.web.words import joined, sentence_case


class Joining(msgspec.Struct, frozen=True):
    """Who can join: three answers from the record's fields, and the registrant's criteria."""

    ages: str
    sex: str
    healthy: str
    criteria: Markup


class When(msgspec.Struct, frozen=True):
    """The timeline: the picture and its table twin."""

    picture: Markup
    moments: tuple[Moment, ...]


class StudyView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a study prints. Empty parts are empty, and the template leaves their sections out."""

    nct_id: str
    title: Markup
    plain_title: str
    acronym: str
    kinds: tuple[str, ...]
    status: StatusView
    facts: tuple[Fact, ...]
    reading: Reading
    summary: Markup
    description: Markup
    joining: Joining
    plan: Plan
    outcomes: Outcomes
    places: Places
    when: When
    terms: Terms
    has_contacts: bool
    only_leaders: bool
    team: Team
    papers: Papers
    details: tuple[Detail, ...]
    other: tuple[OtherField, ...]
    trust: Trust
    has_results: bool
    registry_url: str


def study_view(
    page: StudyPage, now: datetime, *, asked: Asked = ALL_PLACES, reading: Reading = NO_READING
) -> StudyView:
    """The page of a study as of ``now``. Pure."""
    study = page.study
    places = places_of(study.places.locations, study.status.overall_status, asked)
    return StudyView(
        nct_id=study.nct_id,
        title=inline(study.title),
        plain_title=one_line(study.title),
        acronym=_acronym(study),
        kinds=_kinds(study),
        status=status_view(study),
        facts=facts_of(study, places.short),
        reading=reading,
        summary=rich(study.description.brief_summary, 3),
        description=rich(study.description.detailed_description, 3),
        joining=_joining(study),
        plan=plan_of(study, asked=bool(reading.of("asks"))),
        outcomes=outcomes_of(study),
        places=places,
        when=_when(study, now),
        terms=terms_of(study),
        has_contacts=has_contacts(study),
        only_leaders=names_only_leaders(study),
        team=team_of(study),
        papers=papers_of(study),
        details=details_of(study),
        other=other_fields(study.raw),
        trust=trust_of(page),
        has_results=study.has_results,
        registry_url=f"https://clinicaltrials.gov/study/{study.nct_id}",
    )


def _acronym(study: Study) -> str:
    acronym = study.identification.acronym or ""
    return "" if acronym and acronym.casefold() in study.title.casefold() else acronym


def _kinds(study: Study) -> tuple[str, ...]:
    """Words for the tags: the purpose (else the type), and the phase."""
    purpose = study.design.design_info.primary_purpose
    kind = word(PURPOSE_TAGS, purpose) if purpose in PURPOSE_TAGS else word(TYPE_TAGS, study.design.study_type)
    phases = [word(PHASES, phase) for phase in study.design.phases]
    named = [phase for phase in phases if phase]
    shorter = [named[0], *(phase.removeprefix(_("Phase ")) for phase in named[1:])] if named else []
    return tuple(text for text in (kind, joined(shorter)) if text)


def _joining(study: Study) -> Joining:
    wanted = study.eligibility
    return Joining(
        sentence_case(ages(wanted)), sex_answer(wanted), healthy(wanted), rich(wanted.eligibility_criteria, 4)
    )


def _when(study: Study, now: datetime) -> When:
    given = moments(study.status, now.date())
    return When(drawn(given, now.date(), _("Timeline. %s") % in_words(given)), given)
