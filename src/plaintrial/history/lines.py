"""A line of ``plaintrial diff``: two records in, events out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from plaintrial.ground.errors import UserError
from plaintrial.history.compare import diff
from plaintrial.history.event import Event, without_told
from plaintrial.history.lifetime import first_seen, no_longer_shown
from plaintrial.history.pair import look

_Record = Mapping[str, Any]
_ID = "/protocolSection/identificationModule/nctId"
_WANTED = 'a line must hold two study records, {"before": ..., "after": ...}'


def diff_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """``{"before": study, "after": study}`` -> ``{"nctId", "events": [...]}``, fit for JSON.

    A ``before`` of null is a study seen for the first time, an ``after`` of null one the registry no longer shows.
    ``"earlier"`` may hold a list of older versions, oldest first. ``UserError`` when the line holds no record, or
    something in a record's place that is none.
    """
    before, after = (_study(line, side) for side in ("before", "after"))
    if (before is None or after is None) and not (before or after):
        raise UserError(_WANTED)
    earlier = line.get("earlier")
    older = [version for version in earlier if isinstance(version, Mapping)] if isinstance(earlier, list) else []
    events = [without_told(event) for event in _events(before, after, older)]
    return {"nctId": look(after, _ID) or look(before, _ID), "events": msgspec.to_builtins(events)}


def _study(line: Mapping[str, Any], side: str) -> _Record | None:
    found = line.get(side, _WANTED)
    if not isinstance(found, Mapping | None):
        raise UserError(_WANTED)
    return found


def _events(before: _Record | None, after: _Record | None, older: Sequence[_Record]) -> list[Event]:
    if after and not before:
        return [first_seen(after)]
    if before and not after:
        return [no_longer_shown(before)]
    return diff(before or {}, after or {}, older)
