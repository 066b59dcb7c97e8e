"""A line of ``plaintrial diff``: two records in, events out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.ground.errors import UserError
from plaintrial.history.compare import diff
from plaintrial.history.pair import look

_ID = "/protocolSection/identificationModule/nctId"


def diff_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """``{"before": study, "after": study}`` -> ``{"nctId", "events": [...]}``, fit for JSON.

    ``UserError`` when either record is missing. ``"earlier"`` may hold a list of older versions, oldest first.
    """
    before, after, earlier = line.get("before"), line.get("after"), line.get("earlier") or ()
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        raise UserError('a line must hold two study records, {"before": ..., "after": ...}')
    older = [version for version in earlier if isinstance(version, Mapping)]
    return {"nctId": look(after, _ID) or look(before, _ID), "events": msgspec.to_builtins(diff(before, after, older))}
