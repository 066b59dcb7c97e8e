"""What to ask the registry for."""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.ground.errors import UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.registries.ctgov.client import endpoints


class StudiesQuery(msgspec.Struct, frozen=True):
    """Studies of a condition, named ones, those updated since a day, or ``everything``; the first three combine.

    ``UserError`` when nothing is asked for, or an id is none: one bad id would make the registry refuse them all.
    """

    condition: str | None = None
    ids: tuple[str, ...] | None = None
    updated_since: date | None = None
    everything: bool = False

    def __post_init__(self) -> None:
        narrowed = bool((self.condition or "").strip() or self.ids or self.updated_since)
        if narrowed == self.everything:
            raise UserError("say which studies to ask the registry for: a condition, ids, or all")
        for nct_id in self.ids or ():
            if canonical_nct_id(nct_id) is None:
                raise UserError(f"{nct_id[:40]!r} is not a study id. Ids look like NCT01234567.")

    def batches(self) -> list[dict[str, str]]:
        """The API's parameters; several sets when there are more ids than go in one request."""
        ids = [canonical_nct_id(nct_id) or "" for nct_id in self.ids or ()]
        step = endpoints.IDS_IN_A_QUERY
        parts = [ids[at : at + step] for at in range(0, len(ids), step)] or [[]]
        since = self.updated_since.isoformat() if self.updated_since else None
        return [endpoints.filters(_one_line(self.condition), part, since) for part in parts]


def _one_line(text: str | None) -> str | None:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()) if text else None
