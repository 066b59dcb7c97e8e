"""Who answers for the study (``protocolSection.sponsorCollaboratorsModule``, ``oversightModule``)."""

from __future__ import annotations

import msgspec

from plaintrial.record.part import Part


class Sponsor(Part, frozen=True):
    """A sponsor or collaborator and its class (INDUSTRY, NIH, OTHER ...)."""

    name: str | None = None
    sponsor_class: str | None = msgspec.field(default=None, name="class")


class ResponsibleParty(Part, frozen=True):
    """The person or body responsible for the record."""

    type: str | None = None
    investigator_full_name: str | None = None
    investigator_title: str | None = None
    investigator_affiliation: str | None = None
    old_name_title: str | None = None
    old_organization: str | None = None


class SponsorCollaborators(Part, frozen=True):
    """``sponsorCollaboratorsModule``."""

    responsible_party: ResponsibleParty = ResponsibleParty()
    lead_sponsor: Sponsor = Sponsor()
    collaborators: tuple[Sponsor, ...] = ()


class Oversight(Part, frozen=True):
    """``oversightModule``."""

    oversight_has_dmc: bool | None = None
    is_fda_regulated_drug: bool | None = None
    is_fda_regulated_device: bool | None = None
    is_unapproved_device: bool | None = None
    is_us_export: bool | None = msgspec.field(default=None, name="isUsExport")
