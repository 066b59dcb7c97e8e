"""Whether healthy people can join (``eligibility_widened``, ``eligibility_narrowed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, say

PATH = "/protocolSection/eligibilityModule/healthyVolunteers"


def _find(pair: Pair) -> Iterator[Event]:
    before, after = (value if isinstance(value, bool) else None for value in pair.values(PATH))
    if before is after:
        return
    if after is None or before is None:
        sentence = _gone(bool(before)) if after is None else _came(after)
        yield Event(kind="eligibility_reworded", importance="minor", before=before, after=after, path=PATH,
                    sentence=sentence)  # fmt: skip
    elif after:
        yield Event(kind="eligibility_widened", importance="notable", before=before, after=after, path=PATH,
                    sentence=say("Healthy people can now join. Before, they could not."))  # fmt: skip
    else:
        yield Event(kind="eligibility_narrowed", importance="notable", before=before, after=after, path=PATH,
                    sentence=say("Healthy people can no longer join. Before, they could."))  # fmt: skip


def _came(can: bool) -> Said:
    if can:
        return say("The record now says: Healthy people can join.")
    return say("The record now says: Healthy people cannot join.")


def _gone(could: bool) -> Said:
    if could:
        return say("The record no longer says whether healthy people can join. Before: healthy people can join.")
    return say("The record no longer says whether healthy people can join. Before: healthy people cannot join.")


RULE = Rule("healthy_people", (PATH,), _find)
