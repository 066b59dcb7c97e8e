"""What a sync is to bring: studies of a condition, all of them, or named ones."""

from __future__ import annotations

import hashlib

import msgspec

from plaintrial.ground.errors import UserError
from plaintrial.registries.ctgov.client import StudiesQuery


class Scope(msgspec.Struct, frozen=True):
    """Exactly one of ``condition``, ``everything`` and ``ids`` is set."""

    condition: str | None = None
    everything: bool = False
    ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if sum((self.condition is not None, self.everything, bool(self.ids))) != 1:
            raise UserError("say what to sync: --condition TERM, --all or --ids FILE")
        if self.condition is not None and not self.condition.strip():
            raise UserError("the condition is empty. Name one, like --condition lupus.")

    @property
    def key(self) -> str:
        """A name for the scope, the same for the same scope."""
        if self.condition is not None:
            return f"condition:{self.condition.strip().lower()}"[:300]
        if self.everything:
            return "all"
        return "ids:" + hashlib.sha256(" ".join(sorted(self.ids)).encode()).hexdigest()[:16]

    def query(self) -> StudiesQuery:
        """The registry's query for it."""
        return StudiesQuery(condition=self.condition, ids=self.ids or None, everything=self.everything)
