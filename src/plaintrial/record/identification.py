"""Who the study is: ids, titles, organisation (``protocolSection.identificationModule``)."""

from __future__ import annotations

import msgspec

from plaintrial.record.part import Part


class SecondaryId(Part, frozen=True):
    """An id the study has elsewhere: a funder's, another registry's."""

    id: str | None = None
    type: str | None = None
    domain: str | None = None
    link: str | None = None


class Organization(Part, frozen=True):
    """The organisation that registered the study."""

    full_name: str | None = None
    organization_class: str | None = msgspec.field(default=None, name="class")


class Identification(Part, frozen=True):
    """``identificationModule``."""

    nct_id: str = ""
    nct_id_aliases: tuple[str, ...] = ()
    org_study_id_info: SecondaryId = SecondaryId()
    secondary_id_infos: tuple[SecondaryId, ...] = ()
    organization: Organization = Organization()
    brief_title: str | None = None
    official_title: str | None = None
    acronym: str | None = None
