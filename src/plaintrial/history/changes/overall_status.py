"""Where the study stands (``status_changed``), and its early end (``stopped``, ``withdrawn``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, say, sentences
from plaintrial.history.sameness import same
from plaintrial.history.status_label import status_label
from plaintrial.history.text_change import text_event

_MODULE = "/protocolSection/statusModule"
STATUS, WHY, LAST_KNOWN = f"{_MODULE}/overallStatus", f"{_MODULE}/whyStopped", f"{_MODULE}/lastKnownStatus"
_STOPPED = {"TERMINATED", "SUSPENDED"}
_NOW = {
    "RECRUITING": "The study is now looking for people to take part.",
    "NOT_YET_RECRUITING": "The study is now listed as not started yet.",
    "ENROLLING_BY_INVITATION": "The study now takes only people it has invited.",
    "ACTIVE_NOT_RECRUITING": "The study goes on, but takes no new people.",
    "COMPLETED": "The study has finished.",
    "SUSPENDED": "The study has been paused.",
    "TERMINATED": "The study stopped early.",
    "WITHDRAWN": "The study was called off before anyone took part.",
    "UNKNOWN": "The study's status is no longer known: its record was not confirmed for 2 years.",
    "WITHHELD": "The registry now holds back most details of this study.",
    "AVAILABLE": "Doctors can now ask for this treatment outside a study.",
    "NO_LONGER_AVAILABLE": "This treatment can no longer be asked for outside a study.",
    "TEMPORARILY_NOT_AVAILABLE": "This treatment cannot be asked for at the moment.",
    "APPROVED_FOR_MARKETING": "The treatment has been approved, so this way of getting it has ended.",
}
_TAKES_PEOPLE = {"RECRUITING", "ENROLLING_BY_INVITATION", "AVAILABLE"}


def _find(pair: Pair) -> Iterator[Event]:
    before, after = pair.texts(STATUS)
    if before != after:
        yield Event(kind=_kind(after), importance=_importance(before, after), path=STATUS,
                    sentence=_sentence(pair, before, after), before=before or None, after=after or None,
                    subject=_reason(pair))  # fmt: skip
    else:
        yield from _words_around(pair)


def _kind(after: str) -> Kind:
    if after in _STOPPED:
        return "stopped"
    return "withdrawn" if after == "WITHDRAWN" else "status_changed"


def _importance(before: str, after: str) -> Importance:
    """Urgent when it decides whether a person can join now, or when the study is broken off."""
    broken_off = after in _STOPPED or after == "WITHDRAWN"
    return "urgent" if broken_off or (before in _TAKES_PEOPLE) != (after in _TAKES_PEOPLE) else "notable"


def _sentence(pair: Pair, before: str, after: str) -> Said:
    known = _NOW.get(after)
    now = say(known) if known else say("The study's status is now: {status}.", status=status_label(after))
    return sentences(now, _why(pair, after), say("Before: {status}.", status=status_label(before)))


def _why(pair: Pair, after: str) -> str:
    reason = pair.texts(WHY)[1]
    if reason:
        return say("The reason given: {reason}.", reason=quoted(reason))
    return say("The record gives no reason.") if after in _STOPPED or after == "WITHDRAWN" else ""


def _reason(pair: Pair) -> dict[str, str] | None:
    reason = pair.texts(WHY)[1]
    return {"whyStopped": reason[:1000]} if reason else None


def _words_around(pair: Pair) -> Iterator[Event]:
    reason = text_event(pair, WHY, say("the reason given for stopping"))
    if reason is not None:
        yield reason
    before, after = pair.texts(LAST_KNOWN)
    if not same(before, after):
        yield Event(kind="other", importance="minor", path=LAST_KNOWN, before=before or None, after=after or None,
                    sentence=say("The last known status went from {before} to {after}.", before=status_label(before),
                                 after=status_label(after)))  # fmt: skip


RULE = Rule("overall_status", (STATUS, WHY, LAST_KNOWN), _find)
