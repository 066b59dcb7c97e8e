"""When: the study's dates in order, each said to have happened or to be planned."""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.record.status import DateStruct, Status
from plaintrial.web.languages import day_in_words
from plaintrial.web.shown import is_seen
from plaintrial.web.texts import said as _

HAPPENED, PLANNED, UNSTATED = "happened", "planned", "unstated"
_KINDS = {"ACTUAL": HAPPENED, "ESTIMATED": PLANNED}


class Moment(msgspec.Struct, frozen=True):
    """One date. ``kind`` is happened, planned or unstated; ``said`` says it in words; ``overdue``: a plan now past;
    ``of_record``: a day of the record's, not of the study's."""

    name: str
    when: PartialDate
    kind: str
    said: str
    overdue: bool = False
    of_record: bool = False

    @property
    def middle(self) -> date | None:
        """The middle of what the date may mean; None when it is not a date."""
        first, last = self.when.earliest(), self.when.latest()
        return None if first is None or last is None else first + (last - first) / 2


def moments(status: Status, today: date) -> tuple[Moment, ...]:
    """The dates the record gives, oldest first; those that are no dates come last, in the record's words."""
    given = [
        _of_record(_("First sent to the registry"), read_partial_date(status.study_first_submit_date)),
        _typed(_("Study starts"), _("Study started"), status.start_date_struct, today),
        _typed(_("Main results measured"), _("Main results measured"), status.primary_completion_date_struct, today),
        _typed(_("Study ends"), _("Study ended"), status.completion_date_struct, today),
        _moment(_("Results first posted"), status.results_first_post_date_struct.when, HAPPENED, today),
        _of_record(_("Record last updated"), _last_update(status)),
    ]
    known = [moment for moment in given if moment is not None and is_seen(day_in_words(moment.when))]
    return tuple(sorted(known, key=lambda m: (not m.when.known, m.middle or date.max)))


def _last_update(status: Status) -> PartialDate | None:
    return status.last_update_post_date_struct.when or read_partial_date(status.last_update_submit_date)


def _typed(planned_name: str, past_name: str, given: DateStruct, today: date) -> Moment | None:
    kind = _KINDS.get(given.type or "", UNSTATED)
    return _moment(past_name if kind == HAPPENED else planned_name, given.when, kind, today)


def _moment(name: str, when: PartialDate | None, kind: str, today: date) -> Moment | None:
    if when is None:
        return None
    last = when.latest()
    overdue = kind == PLANNED and last is not None and last < today
    return Moment(name, when, kind, _said(kind, overdue), overdue)


def _of_record(name: str, when: PartialDate | None) -> Moment | None:
    return None if when is None else Moment(name, when, HAPPENED, _said(HAPPENED, overdue=False), of_record=True)


def _said(kind: str, overdue: bool) -> str:
    if overdue:
        return _("planned for then, not confirmed since")
    words = {HAPPENED: _("has happened"), PLANNED: _("planned"), UNSTATED: _("not said if planned or past")}
    return words[kind]


def in_words(given: tuple[Moment, ...]) -> str:
    """The whole timeline as one line of text, for those who do not see the picture."""
    return "; ".join(f"{moment.name}: {day_in_words(moment.when)} ({moment.said})" for moment in given) + "."
