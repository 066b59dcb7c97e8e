"""Papers, links, documents and data sharing."""

from __future__ import annotations

from plaintrial.record.part import Part


class Retraction(Part, frozen=True):
    """A notice that a paper was withdrawn."""

    pmid: str | None = None
    source: str | None = None


class Reference(Part, frozen=True):
    """A paper."""

    pmid: str | None = None
    type: str | None = None
    citation: str | None = None
    retractions: tuple[Retraction, ...] = ()


class SeeAlsoLink(Part, frozen=True):
    """A page the registrant points to."""

    label: str | None = None
    url: str | None = None


class AvailIpd(Part, frozen=True):
    """Participant-level data that can be had."""

    id: str | None = None
    type: str | None = None
    url: str | None = None
    comment: str | None = None


class References(Part, frozen=True):
    """``referencesModule``."""

    references: tuple[Reference, ...] = ()
    see_also_links: tuple[SeeAlsoLink, ...] = ()
    avail_ipds: tuple[AvailIpd, ...] = ()


class IpdSharing(Part, frozen=True):
    """``ipdSharingStatementModule``."""

    ipd_sharing: str | None = None
    description: str | None = None
    info_types: tuple[str, ...] = ()
    time_frame: str | None = None
    access_criteria: str | None = None
    url: str | None = None


class LargeDoc(Part, frozen=True):
    """A document uploaded with the record: protocol, analysis plan, consent form."""

    type_abbrev: str | None = None
    has_protocol: bool | None = None
    has_sap: bool | None = None
    has_icf: bool | None = None
    label: str | None = None
    date: str | None = None
    upload_date: str | None = None
    filename: str | None = None
    size: int | None = None


class LargeDocuments(Part, frozen=True):
    """``documentSection.largeDocumentModule``."""

    no_sap: bool | None = None
    large_docs: tuple[LargeDoc, ...] = ()


class Documents(Part, frozen=True):
    """``documentSection``."""

    large_document_module: LargeDocuments = LargeDocuments()
