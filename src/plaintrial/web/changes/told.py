"""A study's versions with what changed in each, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from plaintrial.history import Event, summary_of
from plaintrial.mirror.queries import VersionLine


class Told(msgspec.Struct, frozen=True):
    """One version. ``urgent`` and ``notable``: sentences that matter to a reader; ``minor``: the rest.

    ``before``: the number of the version before.
    """

    version: VersionLine
    urgent: tuple[str, ...]
    notable: tuple[str, ...]
    minor: tuple[str, ...]

    @property
    def main(self) -> tuple[str, ...]:
        """What matters to a reader."""
        return self.urgent + self.notable

    @property
    def before(self) -> int | None:
        """The number of the version before; None for the first."""
        return self.version.number - 1 or None


def told(versions: Sequence[VersionLine], events: Mapping[int, Sequence[Event]]) -> tuple[Told, ...]:
    """The versions, newest first."""
    return tuple(_told(version, events.get(version.number, ())) for version in reversed(versions))


def _told(version: VersionLine, events: Sequence[Event]) -> Told:
    def of(*importances: str) -> tuple[str, ...]:
        return tuple(summary_of([event for event in events if event.importance in importances]))

    return Told(version, of("urgent"), of("notable"), of("minor", "cosmetic"))


def lately(versions: Sequence[VersionLine], events: Mapping[int, Sequence[Event]], most: int = 3) -> tuple[Told, ...]:
    """The last versions in which something changed that matters to a reader, newest first."""
    return tuple(one for one in told(versions, events) if one.main)[:most]
