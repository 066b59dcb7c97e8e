"""A rule finds one family of changes, and owns the parts of the record it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import lru_cache

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

    def concerns(self, pair: Pair, changed: Set[str]) -> bool:
        """Whether the rule has anything to look at. ``changed``: the modules in which anything differs."""
        return any(module_of(path) in changed and pair.differs(path) for path in self.covers)


@lru_cache(maxsize=512)
def module_of(path: str) -> str:
    """The first two steps of a pointer: "/protocolSection/designModule"."""
    return "/".join(path.split("/")[:3])


def changed_modules(pair: Pair) -> Set[str]:
    """The sections, and modules of sections, in which anything differs."""
    found: set[str] = set()
    for section in {**pair.before, **pair.after}:
        before, after = pair.values(f"/{section}")
        if before != after:
            found.add(f"/{section}")
            names = {key: None for side in (before, after) if isinstance(side, dict) for key in side}
            found.update(f"/{section}/{name}" for name in names if pair.differs(f"/{section}/{name}"))
    return found
