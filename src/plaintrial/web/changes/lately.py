"""What changed in many studies: those that matter to a reader, by weight, each study with its sentences. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from plaintrial.history import summary_of
from plaintrial.mirror.happenings import Changed


class StudyChange(msgspec.Struct, frozen=True):
    """One version of a study: what of it matters, and how many smaller changes came with it."""

    nct_id: str
    title: str
    as_of: date
    sentences: tuple[str, ...]
    smaller: int


class Lately(msgspec.Struct, frozen=True):
    """``urgent``: studies that began or stopped taking people, or broke off; ``notable``: other changes that matter.

    ``small``: how many studies changed only in small ways.
    """

    urgent: tuple[StudyChange, ...]
    notable: tuple[StudyChange, ...]
    small: int


def weighed(changed: Sequence[Changed]) -> Lately:
    """The changes by weight, in the order given."""
    urgent: list[StudyChange] = []
    notable: list[StudyChange] = []
    small: set[str] = set()
    told: set[str] = set()
    for each in changed:
        matter = [event for event in each.events if event.importance in ("urgent", "notable")]
        if not matter:
            small.add(each.nct_id)
            continue
        told.add(each.nct_id)
        shelf = urgent if any(event.importance == "urgent" for event in matter) else notable
        smaller = len(each.events) - len(matter)
        shelf.append(StudyChange(each.nct_id, each.title, each.as_of, tuple(summary_of(matter)), smaller))
    return Lately(tuple(urgent), tuple(notable), len(small - told))
