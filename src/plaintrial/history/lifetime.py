"""Events that no pair of versions shows: a study we hold for the first time, or that the registry shows no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plaintrial.ground.partial_date import house_date
from plaintrial.history.event import Event
from plaintrial.history.pair import look, text_in
from plaintrial.history.quote import quoted
from plaintrial.record import Study
from plaintrial.record.status_words import status_word

_ID = "/protocolSection/identificationModule/nctId"


def first_seen(study: Study | Mapping[str, Any], on: date | None = None) -> Event:
    """The first version of a record, typed or decoded. It is new to this mirror, not always new in the registry."""
    study = _raw(study)
    day = f" on {house_date(on)}" if on else ""
    status = look(study, "/protocolSection/statusModule/overallStatus")
    label = status_word(status if isinstance(status, str) else None).label
    sentence = f"First seen here{day}: {quoted(_title(study), 120)}. Status: {label[:1].lower()}{label[1:]}."
    return Event(kind="first_seen", importance="notable", sentence=sentence, after=look(study, _ID), path=_ID)


def no_longer_shown(study: Study | Mapping[str, Any], on: date | None = None) -> Event:
    """The registry does not show the record any more; ``study`` is the last version held."""
    study = _raw(study)
    day = f" Noticed on {house_date(on)}." if on else ""
    sentence = f"The registry no longer shows this study. The last version is kept here.{day}"
    return Event(kind="no_longer_shown", importance="notable", sentence=sentence, before=look(study, _ID), path=_ID)


def _raw(study: Study | Mapping[str, Any]) -> Mapping[str, Any]:
    return study.raw if isinstance(study, Study) else study


def _title(study: Mapping[str, Any]) -> str:
    module = look(study, "/protocolSection/identificationModule")
    return text_in(module, "briefTitle") or text_in(module, "officialTitle") or text_in(module, "nctId")
