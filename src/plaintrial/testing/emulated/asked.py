"""The parameters of ``/studies``: which there are, and what one request asks for."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from plaintrial.testing.emulated.essie import Test, test_of
from plaintrial.testing.emulated.fields import Path, path_of
from plaintrial.testing.emulated.holdings import Held
from plaintrial.testing.emulated.reply import Refused

_CONDITION = ("Condition", "BriefTitle", "OfficialTitle", "ConditionMeshTerm", "ConditionAncestorTerm", "Keyword",
              "NCTId")  # fmt: skip
_SPONSORS = ("LeadSponsorName", "CollaboratorName")
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "query.cond": _CONDITION,
    "query.term": (),
    "query.intr": ("InterventionName", "InterventionOtherName", "InterventionMeshTerm", "BriefTitle"),
    "query.titles": ("BriefTitle", "OfficialTitle", "Acronym"),
    "query.outc": ("PrimaryOutcomeMeasure", "SecondaryOutcomeMeasure"),
    "query.spons": _SPONSORS,
    "query.lead": _SPONSORS[:1],
    "query.locn": ("LocationFacility", "LocationCity", "LocationState", "LocationCountry"),
    "query.id": ("NCTId", "NCTIdAlias", "OrgStudyId", "SecondaryId", "Acronym"),
    "query.patient": (*_CONDITION, "EligibilityCriteria", "BriefSummary"),
}
_FILTERS = ("overallStatus", "ids", "advanced", "geo", "synonyms")
_FILTER_NAMES = tuple(f"{kind}.{name}" for kind in ("filter", "postFilter") for name in _FILTERS)
_KNOWN = frozenset((*_SEARCHED, *_FILTER_NAMES, "aggFilters", "fields", "sort", "countTotal", "pageSize", "pageToken",
                    "format", "markupFormat", "geoDecay"))  # fmt: skip
_NOT_EMULATED = frozenset(("aggFilters", "geoDecay", *(n for n in _FILTER_NAMES if n.endswith(("geo", "synonyms")))))

STATUSES = frozenset((
    "ACTIVE_NOT_RECRUITING", "COMPLETED", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING", "RECRUITING", "SUSPENDED",
    "TERMINATED", "WITHDRAWN", "AVAILABLE", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE",
    "APPROVED_FOR_MARKETING", "WITHHELD", "UNKNOWN",
))  # fmt: skip
_DEFAULT_PAGE, _LARGEST_PAGE = 10, 1000
_FREE = frozenset(("pageToken", "pageSize", "countTotal"))


class Asked(msgspec.Struct, frozen=True):
    """One request for studies. ``key`` is the same for two requests that a page token may pass between."""

    tests: tuple[Test, ...]
    fields: tuple[Path, ...]
    order: tuple[tuple[str, bool], ...]
    page_size: int
    token: str | None
    count: bool
    key: str

    def matches(self, held: Held) -> bool:
        """Whether a record is among what is asked for."""
        return all(test(held) for test in self.tests)


def asked_of(given: Mapping[str, str]) -> Asked:
    """Read the parameters. ``Refused``: 400 for one that does not exist or makes no sense, 501 for one not emulated."""
    for name, value in given.items():
        if name not in _KNOWN:
            raise Refused(400, f"Unknown parameter `{name}`")
        if value and name in _NOT_EMULATED:
            raise Refused(501, f"The emulator does not do `{name}`")
    if given.get("format", "json") != "json":
        raise Refused(501, "The emulator answers in JSON only")
    if given.get("markupFormat", "markdown") not in ("markdown", "legacy"):
        raise Refused(400, "`markupFormat` is markdown or legacy")
    return Asked(
        tests=tuple(_tests(given)),
        fields=tuple(path_of(name) for name in _listed(given.get("fields", ""))),
        order=_order(given.get("sort", "")),
        page_size=_page_size(given.get("pageSize", "")),
        token=given.get("pageToken") or None,
        count=_flag("countTotal", given.get("countTotal", "")),
        key=repr(sorted((n, v) for n, v in given.items() if n not in _FREE)),
    )


def _tests(given: Mapping[str, str]) -> list[Test]:
    tests = [test_of(given[name], pieces) for name, pieces in _SEARCHED.items() if given.get(name)]
    for kind in ("filter", "postFilter"):
        if ids := _listed(given.get(f"{kind}.ids", "")):
            tests.append(_among_ids(ids))
        if statuses := _listed(given.get(f"{kind}.overallStatus", "")):
            tests.append(_among_statuses(statuses))
        if advanced := given.get(f"{kind}.advanced"):
            tests.append(test_of(advanced, ()))
    return tests


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("|", ",").split(",") if part.strip()]


def _among_ids(ids: list[str]) -> Test:
    wanted = frozenset(i.upper() for i in ids)
    for one in wanted:
        if not (one.startswith("NCT") and len(one) == 11 and one[3:].isascii() and one[3:].isdigit()):
            raise Refused(400, f"`filter.ids`: {one[:40]} is not an NCT number")
    return lambda held: held.nct_id in wanted or any(alias in wanted for alias in held.values("NCTIdAlias"))


def _among_statuses(statuses: list[str]) -> Test:
    for one in statuses:
        if one not in STATUSES:
            raise Refused(400, f"`filter.overallStatus`: unknown status {one[:40]}")
    return lambda held: any(value in statuses for value in held.values("OverallStatus"))


def _order(sort: str) -> tuple[tuple[str, bool], ...]:
    keys = [key for key in _listed(sort) if key != "@relevance"]
    if len(keys) > 2:
        raise Refused(400, "`sort` takes two fields at most")
    order = []
    for key in keys:
        name, _, direction = key.partition(":")
        if direction not in ("", "asc", "desc"):
            raise Refused(400, "`sort` directions are asc and desc")
        path_of(name)
        order.append((name, direction == "desc"))
    return tuple(order)


def _page_size(text: str) -> int:
    if not text:
        return _DEFAULT_PAGE
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refused(400, "`pageSize` is a number from 0 to 1000")
    return min(int(text) or _DEFAULT_PAGE, _LARGEST_PAGE)


def _flag(name: str, text: str) -> bool:
    if text not in ("", "true", "false"):
        raise Refused(400, f"`{name}` is true or false")
    return text == "true"
