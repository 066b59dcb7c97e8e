"""What a change between two versions is told as: one typed event with both values and where they stand."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

from plaintrial.history.said import Node, Said, node_of

Kind = Literal[
    "status_changed", "site_added", "site_removed", "site_opened", "site_closed", "site_status_changed",
    "eligibility_widened", "eligibility_narrowed", "eligibility_reworded", "age_range_changed", "sex_changed",
    "enrollment_changed", "start_moved", "completion_moved", "outcome_changed", "arm_changed",
    "intervention_changed", "title_changed", "sponsor_changed", "contact_changed", "results_posted", "stopped",
    "withdrawn", "first_seen", "no_longer_shown", "condition_changed", "reference_added", "other",
]  # fmt: skip
Importance = Literal["urgent", "notable", "minor", "cosmetic"]
Span = tuple[int, int]

KINDS: tuple[Kind, ...] = get_args(Kind)
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)
"""From the most to the least important."""


class Event(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One change. ``sentence`` is plain text in house style, fit to be shown to anyone.

    ``path``: JSON Pointer into the later record, or into the earlier one where the later holds nothing there.
    ``before_path``: where it stood in the earlier record, when that is another place (an item that moved).
    ``before``, ``after``: the values; None where there was or is none; for a long text the part that changed; for a
    contact never a phone number or an e-mail address.
    ``before_span``, ``after_span``: half-open spans of code points in the text at the path, for parts of a text.
    ``subject``: what the event is about when the value alone does not say it (a site's place, an outcome's name).
    ``told``: how the sentence was made, for saying it in another language; not of the contract.
    """

    kind: Kind
    importance: Importance
    sentence: str
    before: Any = None
    after: Any = None
    path: str = ""
    before_path: str | None = None
    before_span: Span | None = None
    after_span: Span | None = None
    subject: dict[str, str] | None = None
    told: Node | msgspec.UnsetType = msgspec.UNSET

    @property
    def said(self) -> str:
        """The sentence with how it was made, where that is known."""
        return self.sentence if isinstance(self.told, msgspec.UnsetType) else Said(self.sentence, self.told)


def without_told(event: Event) -> Event:
    """The event as the contract has it."""
    return msgspec.structs.replace(event, told=msgspec.UNSET)


def with_told(event: Event) -> Event:
    """The event with its sentence plain, and how it was made beside it."""
    words = event.sentence
    if not isinstance(words, Said):
        return event
    return msgspec.structs.replace(event, sentence=str(words), told=node_of(words))
