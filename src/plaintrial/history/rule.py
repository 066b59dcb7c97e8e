"""A rule finds one family of changes, and owns the parts of the record it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair


class Rule(msgspec.Struct, frozen=True):
    """``find`` is asked only when something at one of the pointers in ``covers`` is written otherwise.

    What no rule covers is a field we have no name for: ``changes.unnamed`` tells of it.
    """

    name: str
    covers: tuple[str, ...]
    find: Callable[[Pair], Iterable[Event]]

    def concerns(self, pair: Pair) -> bool:
        """Whether the rule has anything to look at."""
        return any(pair.differs(path) for path in self.covers)
