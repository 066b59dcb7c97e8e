"""Events that no pair of versions shows: a study we hold for the first time, or that the registry shows no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plaintrial.ground.partial_date import PartialDate
from plaintrial.history.event import Event, with_told
from plaintrial.history.pair import look, text_in
from plaintrial.history.quote import quoted
from plaintrial.history.said import Said, say, sentences
from plaintrial.history.status_label import status_label
from plaintrial.record import Study

_ID = "/protocolSection/identificationModule/nctId"


def first_seen(study: Study | Mapping[str, Any], on: date | None = None) -> Event:
    """The first version of a record, typed or decoded. It is new to this mirror, not always new in the registry."""
    study = _raw(study)
    title = quoted(_title(study), 120)
    seen = say("First seen here on {date}: {title}.", date=_day(on), title=title) if on else say(
        "First seen here: {title}.", title=title)  # fmt: skip
    status = look(study, "/protocolSection/statusModule/overallStatus")
    sentence = sentences(seen, say("Status: {status}.", status=status_label(status)))
    return with_told(
        Event(kind="first_seen", importance="notable", sentence=sentence, after=look(study, _ID), path=_ID)
    )


def no_longer_shown(study: Study | Mapping[str, Any], on: date | None = None) -> Event:
    """The registry does not show the record any more; ``study`` is the last version held."""
    study = _raw(study)
    gone = say("The registry no longer shows this study. The last version is kept here.")
    sentence: Said = sentences(gone, say("Noticed on {date}.", date=_day(on)) if on else "")
    return with_told(
        Event(kind="no_longer_shown", importance="notable", sentence=sentence, before=look(study, _ID), path=_ID)
    )


def _day(when: date) -> PartialDate:
    return PartialDate(when.isoformat(), when.year, when.month, when.day)


def _raw(study: Study | Mapping[str, Any]) -> Mapping[str, Any]:
    return study.raw if isinstance(study, Study) else study


def _title(study: Mapping[str, Any]) -> str:
    module = look(study, "/protocolSection/identificationModule")
    return text_in(module, "briefTitle") or text_in(module, "officialTitle") or text_in(module, "nctId")
