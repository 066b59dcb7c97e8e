"""When the study starts and ends, and when its record was last checked."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.message import Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.dates import date
from plaintrial.record.status import DateStruct

_START = "statusModule/startDateStruct/date"
_START_KIND = "statusModule/startDateStruct/type"
_END = "statusModule/completionDateStruct/date"
_END_KIND = "statusModule/completionDateStruct/type"

STARTED = Message("It started in {date}.", given=[given(_START_KIND, "ACTUAL")], date=Slot(date, (_START,)))
STARTED_ON = Message("It started on {date}.", given=[given(_START_KIND, "ACTUAL")], date=Slot(date, (_START,)))
START = Message("The start date is {date}.", date=Slot(date, (_START,)))
START_PLANNED = Message(
    "The planned start is {date}.", given=[given(_START_KIND, "ESTIMATED")], date=Slot(date, (_START,))
)
_PAST = given("statusModule/overallStatus", "UNKNOWN", "WITHDRAWN", "TERMINATED", "COMPLETED")
START_PLANNED_THEN = Message(
    "The planned start was {date}.", given=[given(_START_KIND, "ESTIMATED"), _PAST], date=Slot(date, (_START,))
)
END_PLANNED_THEN = Message(
    "The planned end was {date}.", given=[given(_END_KIND, "ESTIMATED"), _PAST], date=Slot(date, (_END,))
)
ENDED = Message("It ended in {date}.", given=[given(_END_KIND, "ACTUAL")], date=Slot(date, (_END,)))
ENDED_ON = Message("It ended on {date}.", given=[given(_END_KIND, "ACTUAL")], date=Slot(date, (_END,)))
END = Message("The end date is {date}.", date=Slot(date, (_END,)))
END_PLANNED = Message("The planned end is {date}.", given=[given(_END_KIND, "ESTIMATED")], date=Slot(date, (_END,)))
PLANNED_THEN = {START_PLANNED: START_PLANNED_THEN, END_PLANNED: END_PLANNED_THEN}
"""What was planned, of studies that are over or of which nobody knows."""
NO_START = Message("The record does not say when the study starts.", given=[nothing_at(_START)])
CHECKED = Message(
    "The study team last checked the record in {date}.", date=Slot(date, ("statusModule/statusVerifiedDate",))
)

CHECKED_ON = Message(
    "The study team last checked the record on {date}.", date=Slot(date, ("statusModule/statusVerifiedDate",))
)


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    status = page.study.status
    if status.start_date_struct.date:
        yield _dated(
            page, say, "startDateStruct", status.start_date_struct, (STARTED, STARTED_ON, START_PLANNED, START)
        )
    elif not page.is_access:  # the registry asks such records for no date
        yield say(NO_START, page.silent("statusModule", "startDateStruct", "date"))
    if status.completion_date_struct.date and status.overall_status != "WITHDRAWN":
        yield _dated(
            page, say, "completionDateStruct", status.completion_date_struct, (ENDED, ENDED_ON, END_PLANNED, END)
        )
    if status.status_verified_date:
        checked = read_partial_date(status.status_verified_date)
        day = checked is not None and checked.day is not None
        yield say(CHECKED_ON if day else CHECKED, page.cite("statusModule", "statusVerifiedDate"))


def _dated(page: Page, say: Say, field: str, struct: DateStruct, messages: tuple[Message, ...]) -> Sentence | None:
    happened_in, happened_on, planned, bare = messages
    cited = page.cite("statusModule", field, "date")
    called_off = page.study.status.overall_status == "WITHDRAWN"
    if struct.type == "ACTUAL" and not called_off:
        day = struct.when is not None and struct.when.day is not None
        return say(happened_on if day else happened_in, cited, page.cite("statusModule", field, "type"))
    if struct.type == "ESTIMATED":
        kind = page.cite("statusModule", field, "type")
        state = page.cite("statusModule", "overallStatus") if page.study.status.overall_status else kind
        past = say(PLANNED_THEN[planned], cited, kind, state)
        return past or say(planned, cited, page.cite("statusModule", field, "type"))
    if called_off:
        return None  # it never started, and the record does not say that the date was only planned
    return say(bare, cited)


RULE = Rule("dates", "when", (STARTED, STARTED_ON, START, START_PLANNED, ENDED, ENDED_ON, END, END_PLANNED, NO_START,
                              START_PLANNED_THEN, END_PLANNED_THEN, CHECKED, CHECKED_ON), _sentences)  # fmt: skip
