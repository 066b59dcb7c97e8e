"""Bytes of a ClinicalTrials.gov v2 record -> ``Reading``: the study, its canonical content and its addresses. Pure."""

from __future__ import annotations

from typing import Any

import msgspec

from plaintrial.ground.errors import RecordRefused
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.record import Study, study_of
from plaintrial.record.canonical import address, canonical, decode, study_hash


class Parsed(msgspec.Struct, frozen=True):
    """A record ready to be kept: ``content`` is canonical JSON, ``address`` its SHA-256.

    ``study_hash`` addresses the record without ``derivedSection``: two records with the same one are one version.
    """

    study: Study
    content: bytes
    address: str
    study_hash: str


def parse(data: bytes) -> Parsed:
    """Parse one record. ``RecordRefused`` says why it cannot be taken in."""
    return parse_decoded(decode(data))


def parse_decoded(raw: Any) -> Parsed:
    """The same for a record already decoded with ``record.canonical.decode``."""
    if not isinstance(raw, dict):
        raise RecordRefused("not a study record: expected a JSON object")
    study = study_of(raw)
    if not study.nct_id:
        raise RecordRefused("not a study record: protocolSection.identificationModule.nctId is missing")
    if canonical_nct_id(study.nct_id) != study.nct_id:
        raise RecordRefused(f"{study.nct_id[:40]!r} is not an id of the form NCT01234567")
    content = canonical(raw)
    return Parsed(study, content, address(content), study_hash(raw))
