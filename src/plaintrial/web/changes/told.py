"""A study's versions with what changed in each, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from plaintrial.history import Event, summarise
from plaintrial.mirror.queries import VersionLine

_IMPORTANT = ("urgent", "notable")


class Told(msgspec.Struct, frozen=True):
    """One version. ``main``: sentences that matter to a reader; ``minor``: the rest; ``before``: the version before."""

    version: VersionLine
    main: tuple[str, ...]
    minor: tuple[str, ...]

    @property
    def before(self) -> int | None:
        """The number of the version before; None for the first."""
        return self.version.number - 1 or None


def told(versions: Sequence[VersionLine], events: Mapping[int, Sequence[Event]]) -> tuple[Told, ...]:
    """The versions, newest first."""
    return tuple(_told(version, events.get(version.number, ())) for version in reversed(versions))


def _told(version: VersionLine, events: Sequence[Event]) -> Told:
    main = [event for event in events if event.importance in _IMPORTANT]
    minor = [event for event in events if event.importance not in _IMPORTANT]
    return Told(version, tuple(summarise(main)), tuple(summarise(minor)))


def lately(versions: Sequence[VersionLine], events: Mapping[int, Sequence[Event]], most: int = 3) -> tuple[Told, ...]:
    """The last versions in which something changed that matters to a reader, newest first."""
    return tuple(one for one in told(versions, events) if one.main)[:most]
