"""The modules that say who runs a study, what it is called and where it stands."""

from __future__ import annotations

import datetime
from typing import Any

from .authored import Authored

Module = dict[str, Any]


def given(**fields: Any) -> Module:
    """A module without the fields nobody filled in, as the registry leaves them out."""
    return {key: value for key, value in fields.items() if value is not None}


def dated(text: str | None) -> Module | None:
    """`2026-03 ESTIMATED` as the registry's date struct; the type may be absent."""
    if text is None:
        return None
    date, _, kind = text.partition(" ")
    return given(date=date, type=kind or None)


def identification(study: Authored) -> Module:
    """Ids and titles."""
    return given(
        nctId=study["id"],
        nctIdAliases=study.get("aliases"),
        orgStudyIdInfo={"id": study["org_id"]},
        secondaryIdInfos=_secondary_ids(study),
        organization=_organization(study),
        briefTitle=study["title"],
        officialTitle=study.get("official"),
        acronym=study.get("acronym"),
    )


def _secondary_ids(study: Authored) -> list[Module] | None:
    if "secondary_ids" not in study:
        return None
    return [given(id=row[0], type=row[1], domain=row[2] if len(row) > 2 else None) for row in study["secondary_ids"]]


def status(study: Authored) -> Module:
    """The status, every date, and why it stopped."""
    submitted, checked, posted = study["first"]
    results = study.get("results", {}).get("dates", [None, None, None])
    updated_on, updated_posted = last_update(study)
    return given(
        statusVerifiedDate=study.get("verified", updated_on[:7]),
        overallStatus=study["status"],
        delayedPosting=study.get("delayed_posting"),
        lastKnownStatus=study.get("last_known"),
        whyStopped=study.get("why"),
        expandedAccessInfo=_expanded_access(study),
        startDateStruct=dated(study.get("start")),
        primaryCompletionDateStruct=dated(study.get("primary_completion")),
        completionDateStruct=dated(study.get("completion")),
        studyFirstSubmitDate=submitted,
        studyFirstSubmitQcDate=checked,
        studyFirstPostDateStruct=_posted(posted),
        resultsFirstSubmitDate=results[0],
        resultsFirstSubmitQcDate=results[1],
        resultsFirstPostDateStruct=results[2] and _posted(results[2]),
        lastUpdateSubmitDate=updated_on,
        lastUpdatePostDateStruct=_posted(updated_posted),
    )


def last_update(study: Authored) -> tuple[str, str]:
    """When the last update was submitted and posted: as written, or a few days before it was seen."""
    if "updated" in study:
        return study["updated"][0], study["updated"][1]
    seen = datetime.date.fromisoformat(study["seen"])
    return str(seen - datetime.timedelta(days=5)), str(seen - datetime.timedelta(days=1))


def _posted(date: str) -> Module:
    # The registry began to publish true posting dates on 18 January 2017; earlier ones are its estimates.
    return {"date": date, "type": "ACTUAL" if date >= "2017-01-18" else "ESTIMATED"}


def _expanded_access(study: Authored) -> Module:
    if "expanded_access" not in study:
        return {"hasExpandedAccess": False}
    nct_id, state = study["expanded_access"]
    return {"hasExpandedAccess": True, "nctId": nct_id, "statusForNctId": state}


def sponsors(study: Authored) -> Module:
    """Lead sponsor, collaborators and who answers for the record."""
    return given(
        responsibleParty=_responsible(study.get("party", ["SPONSOR"])),
        leadSponsor=_body(study["sponsor"]),
        collaborators=[_body(row) for row in study["collaborators"]] if "collaborators" in study else None,
    )


def _organization(study: Authored) -> Module:
    body = _body(study["sponsor"])
    return {"fullName": study.get("organization", body.pop("name"))} | body


def _body(row: list[str]) -> Module:
    return dict(zip(("name", "class"), row, strict=False))


def _responsible(row: list[str]) -> Module | None:
    if not row:
        return None
    if len(row) == 1:
        return {"type": row[0]}
    if row[0] == "OLD":
        return {"oldNameTitle": row[1], "oldOrganization": row[2]}
    kind, name, title, place = row
    return {
        "type": kind,
        "investigatorFullName": name,
        "investigatorTitle": title,
        "investigatorAffiliation": place,
    }


def oversight(study: Authored) -> Module:
    """Whether a monitoring committee and the FDA watch over it."""
    drug, device, unapproved = [*study.get("fda", []), None, None, None][:3]
    return given(
        oversightHasDmc=study.get("dmc"),
        isFdaRegulatedDrug=drug,
        isFdaRegulatedDevice=device,
        isUnapprovedDevice=unapproved,
    )
