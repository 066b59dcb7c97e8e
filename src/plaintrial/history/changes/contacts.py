"""Whom to ask about the whole study, and who leads it (``contact_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.people import people_event
from plaintrial.history.rule import Rule
from plaintrial.history.said import say
from plaintrial.history.sites.status import study_status

_MODULE = "/protocolSection/contactsLocationsModule"
CENTRAL, OFFICIALS = f"{_MODULE}/centralContacts", f"{_MODULE}/overallOfficials"


def _find(pair: Pair) -> Iterator[Event]:
    over = study_status(pair.after) != "RECRUITING"
    for path in (CENTRAL, OFFICIALS):
        event = people_event(*pair.parts(path), path, path, say("the whole study"), over and path == CENTRAL)
        if event is not None:
            yield event


RULE = Rule("contacts", (CENTRAL, OFFICIALS), _find)
