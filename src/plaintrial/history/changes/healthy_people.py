"""Whether healthy people can join (``eligibility_widened``, ``eligibility_narrowed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.rule import Rule

PATH = "/protocolSection/eligibilityModule/healthyVolunteers"


def _find(pair: Pair) -> Iterator[Event]:
    before, after = (value if isinstance(value, bool) else None for value in pair.values(PATH))
    if before is after:
        return
    if after is None or before is None:
        said = {True: "Healthy people can join", False: "Healthy people cannot join"}
        sentence = f"The record now says: {said[after]}." if after is not None else _gone(said[bool(before)])
        yield Event(kind="eligibility_reworded", importance="minor", before=before, after=after, path=PATH,
                    sentence=sentence)  # fmt: skip
    elif after:
        yield Event(kind="eligibility_widened", importance="notable", before=before, after=after, path=PATH,
                    sentence="Healthy people can now join. Before, they could not.")  # fmt: skip
    else:
        yield Event(kind="eligibility_narrowed", importance="notable", before=before, after=after, path=PATH,
                    sentence="Healthy people can no longer join. Before, they could.")  # fmt: skip


def _gone(said: str) -> str:
    return f"The record no longer says whether healthy people can join. Before: {said[0].lower()}{said[1:]}."


RULE = Rule("healthy_people", (PATH,), _find)
