"""Some of an index's rows, as numbers or as a flag for every row: what costs less is made from the other when needed.

Flags of all rows are put together and counted some 20 times as quickly as numbers of many rows are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plaintrial.search.rows import in_all, in_any, marked
from plaintrial.search.sets.block import Flags, Rows

_WIDE = 16
"""From one row of so many on, flags cost less than numbers."""


class Picked:
    """Rows in ascending order, each once, out of ``size``. Nobody changes the arrays it gives."""

    __slots__ = ("_flags", "_many", "_rows", "size")

    def __init__(self, size: int, *, rows: Rows | None = None, flags: Flags | None = None) -> None:
        """At least one of both must be given."""
        self.size = size
        self._rows, self._flags = rows, flags
        self._many = -1 if rows is None else len(rows)

    def __len__(self) -> int:
        if self._many < 0:
            self._many = int(np.count_nonzero(self._flags)) if self._flags is not None else 0
        return self._many

    @property
    def wide(self) -> bool:
        """Whether flags cost less."""
        return len(self) * _WIDE > self.size

    @property
    def rows(self) -> Rows:
        """As numbers."""
        if self._rows is None:
            assert self._flags is not None, "one of both is given"
            self._rows = self._flags.nonzero()[0]
        return self._rows

    @property
    def flags(self) -> Flags:
        """As flags."""
        if self._flags is None:
            self._flags = marked(self.rows, self.size)
        return self._flags


def every_one(sets: Sequence[Picked]) -> Picked:
    """Rows that are in every one of some sets; there must be one."""
    if len(sets) == 1:
        return sets[0]
    size = sets[0].size
    if all(each.wide for each in sets):
        return Picked(size, flags=np.logical_and.reduce([each.flags for each in sets]))
    wide = [each for each in sets if each.wide]
    rows = in_all([each.rows for each in sets if not each.wide])
    for each in wide:
        rows = rows.compress(each.flags.take(rows, mode="clip"))
    return Picked(size, rows=rows)


def any_one(sets: Sequence[Picked], size: int) -> Picked:
    """Rows that are in one of some sets."""
    some = [each for each in sets if len(each)]
    if len(some) == 1:
        return some[0]
    if any(each.wide for each in some):
        flags = np.logical_or.reduce([each.flags for each in some if each.wide])
        for each in some:
            if not each.wide:
                flags[each.rows.astype(np.intp, copy=False)] = True
        return Picked(size, flags=flags)
    return Picked(size, rows=in_any([each.rows for each in some]))


def all_but(some: Picked, others: Picked) -> Picked:
    """Rows of the first that are not in the second."""
    if some.wide:
        return Picked(some.size, flags=some.flags & ~others.flags)
    return Picked(some.size, rows=some.rows.compress(~others.flags.take(some.rows, mode="clip")))
