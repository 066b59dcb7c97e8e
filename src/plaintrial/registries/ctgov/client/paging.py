"""Where a query stands: in which batch of ids, at which page."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A batch and the registry's token in it (None: the batch's first page).

    Written as one opaque token. With a single batch that is the registry's own.
    """

    batch: int = 0
    token: str | None = None

    @classmethod
    def read(cls, text: str | None, batches: int) -> Place:
        """The place a token stands for; the beginning when it is of another query."""
        if not text:
            return cls()
        if batches == 1:
            return cls(0, text)
        batch, colon, token = text.partition(":")
        known = bool(colon) and batch.isascii() and batch.isdigit() and len(batch) < 9 and int(batch) < batches
        return cls(int(batch), token or None) if known else cls()

    def written(self, batches: int) -> str | None:
        """The token for this place."""
        return self.token if batches == 1 else f"{self.batch}:{self.token or ''}"

    def after(self, next_token: str | None, batches: int) -> Place | None:
        """The place of the page that follows; None at the end."""
        if next_token:
            return Place(self.batch, next_token)
        return Place(self.batch + 1) if self.batch + 1 < batches else None
