"""A name found among the words of a term."""

from __future__ import annotations

from typing import NamedTuple

from plaintrial.conditions.match import Why


class Hit(NamedTuple):
    """A row found for words[first:last]; `why` None where it was found under its name as it stands."""

    row: int
    key: str
    first: int
    last: int
    why: Why | None
