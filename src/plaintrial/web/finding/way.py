"""A link with words, as the page of a search has many."""

from __future__ import annotations

import msgspec


class Way(msgspec.Struct, frozen=True):
    """A link with words: an order, a page, a suggestion. ``here``: it is what is shown now."""

    label: str
    to: str
    here: bool = False
