"""Who runs the study. Names of people are shown only with the contacts, to a reader who asks."""

from __future__ import annotations

import msgspec

from plaintrial.record import Study
from plaintrial.record.markup import inline as one_line
from plaintrial.record.sponsor import Sponsor
from plaintrial.web.study.enum_words import ROLES, SPONSOR_CLASSES, word


class Body(msgspec.Struct, frozen=True):
    """An organisation and what kind it is."""

    name: str
    kind: str


class Leader(msgspec.Struct, frozen=True):
    """A leading person's role and where they work."""

    role: str
    place: str


class Team(msgspec.Struct, frozen=True):
    """The section."""

    lead: Body | None
    partners: tuple[Body, ...]
    leaders: tuple[Leader, ...]


def team_of(study: Study) -> Team:
    """Sponsor, partners and leaders."""
    sponsors = study.sponsors
    return Team(
        lead=_body(sponsors.lead_sponsor),
        partners=tuple(body for partner in sponsors.collaborators if (body := _body(partner))),
        leaders=tuple(
            Leader(word(ROLES, official.role), one_line(official.affiliation))
            for official in study.places.overall_officials
            if official.affiliation
        ),
    )


def _body(sponsor: Sponsor) -> Body | None:
    if not sponsor.name:
        return None
    known = sponsor.sponsor_class in SPONSOR_CLASSES
    return Body(one_line(sponsor.name), word(SPONSOR_CLASSES, sponsor.sponsor_class) if known else "")
