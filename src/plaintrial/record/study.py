"""The study: the whole record, typed, frozen and lossless."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.ground.errors import RecordRefused
from plaintrial.record.arms import ArmsInterventions
from plaintrial.record.derived import Derived
from plaintrial.record.design import Design
from plaintrial.record.eligibility import Eligibility
from plaintrial.record.identification import Identification
from plaintrial.record.outcomes import Outcomes
from plaintrial.record.part import Part
from plaintrial.record.references import Documents, IpdSharing, References
from plaintrial.record.sites import ContactsLocations
from plaintrial.record.sponsor import Oversight, SponsorCollaborators
from plaintrial.record.status import Status


class Description(Part, frozen=True):
    """``descriptionModule``."""

    brief_summary: str | None = None
    detailed_description: str | None = None


class ConditionsKeywords(Part, frozen=True):
    """``conditionsModule``: the registrant's own words."""

    conditions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


class ProtocolSection(Part, frozen=True):
    """``protocolSection``: the 13 modules a registrant fills in."""

    identification_module: Identification = Identification()
    status_module: Status = Status()
    sponsor_collaborators_module: SponsorCollaborators = SponsorCollaborators()
    oversight_module: Oversight = Oversight()
    description_module: Description = Description()
    conditions_module: ConditionsKeywords = ConditionsKeywords()
    design_module: Design = Design()
    arms_interventions_module: ArmsInterventions = ArmsInterventions()
    outcomes_module: Outcomes = Outcomes()
    eligibility_module: Eligibility = Eligibility()
    contacts_locations_module: ContactsLocations = ContactsLocations()
    references_module: References = References()
    ipd_sharing_statement_module: IpdSharing = IpdSharing()


class Record(Part, frozen=True):
    """The typed part of a v2 record. ``Study`` joins it to the raw record."""

    protocol_section: ProtocolSection = ProtocolSection()
    derived_section: Derived = Derived()
    document_section: Documents = Documents()
    has_results: bool = False


class Study(msgspec.Struct, frozen=True):
    """A study record: typed parts by the registry's names, and ``raw``, the record as it came.

    Treat ``raw`` as read-only. ``raw["resultsSection"]`` and ``raw["annotationSection"]`` are not typed.
    """

    record: Record
    raw: dict[str, Any]

    @property
    def nct_id(self) -> str:
        """The registry's id."""
        return self.identification.nct_id

    @property
    def title(self) -> str:
        """The brief title, else the official one, else the id."""
        return self.identification.brief_title or self.identification.official_title or self.nct_id

    @property
    def identification(self) -> Identification:
        """Ids and titles."""
        return self.record.protocol_section.identification_module

    @property
    def status(self) -> Status:
        """Overall status and dates."""
        return self.record.protocol_section.status_module

    @property
    def sponsors(self) -> SponsorCollaborators:
        """Lead sponsor and collaborators."""
        return self.record.protocol_section.sponsor_collaborators_module

    @property
    def oversight(self) -> Oversight:
        """Oversight."""
        return self.record.protocol_section.oversight_module

    @property
    def description(self) -> Description:
        """Summary and detailed description."""
        return self.record.protocol_section.description_module

    @property
    def conditions(self) -> ConditionsKeywords:
        """The registrant's conditions and keywords."""
        return self.record.protocol_section.conditions_module

    @property
    def design(self) -> Design:
        """Type, phases, design, enrolment."""
        return self.record.protocol_section.design_module

    @property
    def arms(self) -> ArmsInterventions:
        """Arms and interventions."""
        return self.record.protocol_section.arms_interventions_module

    @property
    def outcomes(self) -> Outcomes:
        """Outcomes."""
        return self.record.protocol_section.outcomes_module

    @property
    def eligibility(self) -> Eligibility:
        """Who can join."""
        return self.record.protocol_section.eligibility_module

    @property
    def places(self) -> ContactsLocations:
        """Sites, contacts, officials."""
        return self.record.protocol_section.contacts_locations_module

    @property
    def references(self) -> References:
        """Papers and links."""
        return self.record.protocol_section.references_module

    @property
    def ipd_sharing(self) -> IpdSharing:
        """The data-sharing statement."""
        return self.record.protocol_section.ipd_sharing_statement_module

    @property
    def documents(self) -> Documents:
        """Documents uploaded with the record."""
        return self.record.document_section

    @property
    def derived(self) -> Derived:
        """What the registry derived: MeSH terms, data version."""
        return self.record.derived_section

    @property
    def has_results(self) -> bool:
        """Whether results are posted."""
        return self.record.has_results


# What msgspec knows of a type it learns when it is first asked: two threads that ask at once end the process.
msgspec.json.Decoder(Record)


def study_of(raw: Mapping[str, Any]) -> Study:
    """The study in a decoded v2 record; ``RecordRefused`` when a field is of another type than documented."""
    try:
        record = msgspec.convert(raw, Record)
    except msgspec.ValidationError as error:
        raise RecordRefused(f"not a v2 record: {error}") from error
    return Study(record, dict(raw))
