"""The kinds of change a person can choose from, and which events of ``history`` belong to each. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from django.utils.translation import gettext_noop as N_

from plaintrial.history import Event

Topic = Literal["new", "open", "places", "who", "results", "dates", "plan", "contacts"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
OF_A_STUDY: tuple[Topic, ...] = ("open", "places", "who", "results", "dates", "plan")
"""What a watch on one study tells unless told otherwise."""
OF_A_SEARCH: tuple[Topic, ...] = ("new", "open", "results")
LABELS: dict[Topic, str] = {
    "new": N_("New studies"),
    "open": N_("Whether a study looks for people, pauses or stops"),
    "places": N_("Hospitals and clinics that are added or leave"),
    "who": N_("Who can join"),
    "results": N_("Results"),
    "dates": N_("When it starts and ends"),
    "plan": N_("What people get, what is measured, how many take part"),
    "contacts": N_("People to ask, and other details"),
}
_OF_KIND: dict[str, Topic] = {
    "status_changed": "open",
    "stopped": "open",
    "withdrawn": "open",
    "site_opened": "open",
    "site_closed": "open",
    "site_status_changed": "places",
    "site_added": "places",
    "site_removed": "places",
    "eligibility_widened": "who",
    "eligibility_narrowed": "who",
    "eligibility_reworded": "who",
    "age_range_changed": "who",
    "sex_changed": "who",
    "results_posted": "results",
    "start_moved": "dates",
    "completion_moved": "dates",
    "enrollment_changed": "plan",
    "outcome_changed": "plan",
    "arm_changed": "plan",
    "intervention_changed": "plan",
    "condition_changed": "plan",
    "title_changed": "contacts",
    "sponsor_changed": "contacts",
    "contact_changed": "contacts",
    "reference_added": "contacts",
}


def topic_of(kind: str) -> Topic:
    """The topic of an event's kind; what has none of its own is told with the other details."""
    return _OF_KIND.get(kind, "contacts")


def wanted(events: Iterable[Event], topics: Iterable[Topic]) -> list[Event]:
    """Events worth a mail, of these topics: cosmetic ones never are, minor ones only as other details."""
    chosen = frozenset(topics)
    return [event for event in events if is_wanted(event.kind, event.importance, chosen)]


def is_wanted(kind: str, importance: str, chosen: frozenset[Topic]) -> bool:
    """Whether an event of a kind and importance is worth a mail to who chose these topics."""
    topic = topic_of(kind)
    if importance == "cosmetic" or topic not in chosen:
        return False
    return importance != "minor" or topic in ("contacts", "places", "dates")
