"""A site that starts or stops enrolling, or whose status changes otherwise.

The registry gives a site's status only while the study as a whole recruits. When the study has not begun or is over,
its sites have none: then the study's own status is taken for theirs, so that opening the study tells which of its
sites opened, and nothing is told of those that stayed as they were.
"""

from __future__ import annotations

from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair, Part, look
from plaintrial.history.said import Said, say, sentences, table
from plaintrial.history.sites.site import Site
from plaintrial.history.status_label import status_label
from plaintrial.record.locator import pointer

LOCATIONS = "/protocolSection/contactsLocationsModule/locations"
_LABELS = table({"RECRUITING": "taking people", "ACTIVE_NOT_RECRUITING": "not taking new people",
                 "WITHDRAWN": "withdrawn", "ENROLLING_BY_INVITATION": "taking invited people only"})  # fmt: skip
_ENROLS = frozenset({"RECRUITING", "ENROLLING_BY_INVITATION", "AVAILABLE"})
_STATUS, _LAST_KNOWN = "/protocolSection/statusModule/overallStatus", "/protocolSection/statusModule/lastKnownStatus"


def study_status(version: Part) -> str:
    """The study's status; the last known one when the registry has lost sight of it."""
    status = look(version, _STATUS)
    known = look(version, _LAST_KNOWN) if status == "UNKNOWN" else status
    return known if isinstance(known, str) else ""


def status_event(pair: Pair, old: Site, new: Site) -> Event | None:
    """The event for one site, or None."""
    if old.status == new.status:
        return None
    before, after = old.status or _implied(pair.before), new.status or _implied(pair.after)
    kind = _kind(before, after)
    if before == after or (not new.status and after and kind != "site_closed"):
        return None
    field = pointer("status")
    there = LOCATIONS + pointer(new.place) if new.status else LOCATIONS + pointer(old.place)
    return Event(kind=kind, importance=_importance(kind, new.status, after), path=there + field,
                 before=old.status or None, after=new.status or None, subject=new.shown,
                 before_path=LOCATIONS + pointer(old.place) + field if old.status and old.place != new.place else None,
                 sentence=_sentence(kind, new, before, after))  # fmt: skip


def _implied(version: Part) -> str:
    """What the study's status says of a site that has none; "" while the study recruits."""
    status = study_status(version)
    return "" if status == "RECRUITING" else status


def _kind(before: str, after: str) -> Kind:
    if after in _ENROLS and before not in _ENROLS:
        return "site_opened"
    if before in _ENROLS and after and after not in _ENROLS:
        return "site_closed"
    return "site_status_changed"


def _importance(kind: Kind, stated: str, after: str) -> Importance:
    if kind == "site_opened" or (kind == "site_closed" and stated):
        return "notable"
    return "notable" if after in ("SUSPENDED", "WITHDRAWN", "TERMINATED") and stated else "minor"


def _sentence(kind: Kind, site: Site, before: str, after: str) -> Said:
    was = say("Before: {status}.", status=site_label(before)) if before else ""
    now = say("Now: {status}.", status=site_label(after)) if after else ""
    if kind == "site_opened":
        invited = say("It takes invited people only.") if after == "ENROLLING_BY_INVITATION" else ""
        return sentences(site.told("A site opened in {town}."), invited, was)
    if kind == "site_closed":
        return sentences(site.told("A site in {town} stopped taking people."), now)
    if not after:
        return sentences(site.told("The record no longer says how far a site in {town} is."), was)
    return sentences(site.told("A site in {town} changed its status."), now, was)


def site_label(status: str) -> Said:
    """How far a site is, in plain words."""
    return _LABELS.get(status) or status_label(status)
