"""Whether a study that is said to look for people probably still does: our reading of the record, with its reasons.

A record is only as fresh as its last edit. Studies that filled up or ended stay "recruiting" until somebody writes it
down. The label never says that a person can join; it says whether asking first is worth the call.
"""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.record import Study
from plaintrial.record.status import DateStruct
from plaintrial.web.languages import day_in_words
from plaintrial.web.texts import said as _
from plaintrial.web.words import counted

LOOKING, CHECK, NOT_LOOKING = "looking", "check", "not_looking"
OPEN_SITE = frozenset({"RECRUITING", "ENROLLING_BY_INVITATION"})
_ASKED = frozenset({"RECRUITING", "UNKNOWN", "NOT_YET_RECRUITING"})
FRESH, STALE, LAPSED = 183, 365, 730
"""Days since the record was last confirmed: half a year, one year, two."""
_LATE_START = 60
_HABIT_SHARE, _HABIT_LEAST = 1 / 3, 10


class Habit(msgspec.Struct, frozen=True):
    """Of a sponsor's studies held here, how many records were left unconfirmed until the registry gave them up."""

    studies: int
    lapsed: int

    @property
    def is_bad(self) -> bool:
        """Whether that is so often that it says something of the sponsor's other records."""
        return self.studies >= _HABIT_LEAST and self.lapsed >= _HABIT_SHARE * self.studies


class Reason(msgspec.Struct, frozen=True):
    """A sentence, and what it speaks for: ``LOOKING``, ``CHECK`` or ``NOT_LOOKING``."""

    says: str
    sentence: str


class Looking(msgspec.Struct, frozen=True):
    """``verdict``, its label, and the reasons, those for the verdict first."""

    verdict: str
    label: str
    reasons: tuple[str, ...]


def still_looking(study: Study, today: date, habit: Habit | None = None) -> Looking | None:
    """The label; None where the record itself says that nobody is looked for (closed, ended, by invitation)."""
    status = study.status
    if status.overall_status not in _ASKED:
        return None
    if status.overall_status == "UNKNOWN" and status.last_known_status not in ("RECRUITING", "NOT_YET_RECRUITING"):
        return None
    if status.overall_status == "NOT_YET_RECRUITING" and not _late(status.start_date_struct, today, _LATE_START):
        return None
    reasons = [reason for reason in _reasons(study, today, habit) if reason is not None]
    verdict = _verdict(reasons)
    told = sorted(reasons, key=lambda reason: reason.says != verdict)
    return Looking(verdict, _label(verdict), tuple(reason.sentence for reason in told))


def _label(verdict: str) -> str:
    return {
        LOOKING: _("Probably still looking for people."),
        CHECK: _("Check first whether it still looks for people."),
        NOT_LOOKING: _("Probably not looking for people now."),
    }[verdict]


def _verdict(reasons: list[Reason]) -> str:
    said = {reason.says for reason in reasons}
    return NOT_LOOKING if NOT_LOOKING in said else CHECK if CHECK in said or LOOKING not in said else LOOKING


def _reasons(study: Study, today: date, habit: Habit | None) -> list[Reason | None]:
    return [
        _given_up(study),
        _confirmed(study, today),
        _end_passed(study, today),
        _start_passed(study, today),
        _count_is_final(study),
        _sites(study),
        _nobody_to_ask(study),
        _habit(habit),
    ]


def _given_up(study: Study) -> Reason | None:
    if study.status.overall_status != "UNKNOWN":
        return None
    return Reason(NOT_LOOKING, _("The registry says that it no longer knows how far the study is."))


def _confirmed(study: Study, today: date) -> Reason:
    when = _last_confirmed(study)
    last = when.latest() if when else None
    if when is None or last is None:
        return Reason(CHECK, _("The record does not say when it was last confirmed."))
    day, age = day_in_words(when), (today - last).days
    if age <= STALE:
        said = _("The study team last confirmed the record within half a year: %s.")
        longer = _("The study team last confirmed the record within a year: %s.")
        return Reason(LOOKING, (said if age <= FRESH else longer) % day)
    if age <= LAPSED:
        return Reason(CHECK, _("The record was last confirmed more than a year ago: %s.") % day)
    return Reason(NOT_LOOKING, _("The record was last confirmed more than 2 years ago: %s.") % day)


def _last_confirmed(study: Study) -> PartialDate | None:
    """The later of the day it was verified and the day it was last sent in; a date that is none says nothing."""
    given = [
        read_partial_date(study.status.status_verified_date),
        read_partial_date(study.status.last_update_submit_date),
    ]
    known = [when for when in given if when is not None and when.known]
    return max(known, key=lambda when: when.latest() or date.min, default=None)


def _end_passed(study: Study, today: date) -> Reason | None:
    """A planned end that has passed; one that the team confirmed the record after may only need a new date."""
    status = study.status
    named = (
        (status.completion_date_struct, _("The planned end of the study has passed: %s.")),
        (status.primary_completion_date_struct, _("The planned end of the main measurements has passed: %s.")),
    )
    for struct, sentence in named:
        last = struct.when.latest() if struct.when else None
        if struct.when is None or last is None or last >= today:
            continue
        confirmed = _last_confirmed(study)
        since = confirmed.latest() if confirmed else None
        doubtful = since is not None and since > last and (today - since).days <= FRESH
        return Reason(CHECK if doubtful else NOT_LOOKING, sentence % day_in_words(struct.when))
    return None


def _start_passed(study: Study, today: date) -> Reason | None:
    start = study.status.start_date_struct
    if study.status.overall_status != "NOT_YET_RECRUITING" or start.when is None or not _late(start, today, 0):
        return None
    return Reason(
        CHECK, _("The planned start has passed: %s. The record still says “not started”.") % day_in_words(start.when)
    )


def _late(struct: DateStruct, today: date, days: int) -> bool:
    last = struct.when.latest() if struct.when else None
    return struct.type != "ACTUAL" and last is not None and (today - last).days > days


def _count_is_final(study: Study) -> Reason | None:
    info = study.design.enrollment_info
    if info.type != "ACTUAL" or info.known_count is None:
        return None
    return Reason(NOT_LOOKING, _("The record gives the final number of people: %s.") % counted(info.known_count))


def _sites(study: Study) -> Reason | None:
    sites = study.places.locations
    if not sites:
        return Reason(CHECK, _("The record lists no place where people can join."))
    stated = [site.status for site in sites if site.status]
    if not stated:
        return None
    still_open = sum(status in OPEN_SITE for status in stated)
    if still_open:
        if len(sites) == 1:
            return Reason(LOOKING, _("The one place listed says that it takes people."))
        said = _("Of %(all)s places listed, %(open)s say that they take people.")
        return Reason(LOOKING, said % {"open": counted(still_open), "all": counted(len(sites))})
    if study.status.overall_status == "NOT_YET_RECRUITING":
        return None
    return Reason(NOT_LOOKING, _("None of the places listed says that it takes people now."))


def _nobody_to_ask(study: Study) -> Reason | None:
    places = study.places
    if places.central_contacts or any(site.contacts for site in places.locations):
        return None
    return Reason(CHECK, _("The record names nobody to ask."))


def _habit(habit: Habit | None) -> Reason | None:
    if habit is None or not habit.is_bad:
        return None
    said = _("This sponsor often leaves records unconfirmed: %(lapsed)s of its %(all)s studies here.")
    return Reason(CHECK, said % {"lapsed": counted(habit.lapsed), "all": counted(habit.studies)})
