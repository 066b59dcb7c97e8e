"""A block: the sets of some studies, written once, never changed, mapped into memory when read.

Rows count from 0 within a block. ``Postings`` are the rows of every token: those of ``keys[i]`` lie from ``starts[i]``
to ``starts[i + 1]``, in order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from plaintrial.search.document import COUNTED

Rows: TypeAlias = npt.NDArray[np.integer[Any]]
"""Rows in ascending order, each once. Postings keep them in 4 bytes; what was found has numpy's own kind of index."""
Flags: TypeAlias = npt.NDArray[np.bool_]
Array: TypeAlias = npt.NDArray[Any]
LENGTHS = ("text", "intervention", "title", "concept", "below", "id")
"""Fields whose length counts when studies are ranked."""
KEYS = ("newest", "changed", "closing")
"""Sort keys, see ``document.sort_key``."""
_META = "block.json"
NO_ROWS: Rows = np.empty(0, np.uint32)


class Postings(NamedTuple):
    """``times``: how often the word stands in the row, 255 for more; None where that is not kept."""

    keys: Array
    starts: Array
    rows: Array
    times: Array | None

    def place(self, key: int) -> slice:
        """Where the rows of a token lie; an empty slice for an unknown one."""
        at = int(np.searchsorted(self.keys, np.uint64(key)))
        if at == len(self.keys) or int(self.keys[at]) != key:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))

    def places(self, keys: Array) -> list[slice]:
        """Where the rows of many tokens lie; unknown ones are left out."""
        at = np.searchsorted(self.keys, keys)
        within = at < len(self.keys)
        at, keys = at[within], keys[within]
        known = at[self.keys[at] == keys]
        return list(map(slice, self.starts[known].tolist(), self.starts[known + 1].tolist()))


class Meta(msgspec.Struct, frozen=True):
    """What a block holds beside arrays. ``values``: for each field of ``COUNTED``, the values its codes stand for."""

    studies: int
    tokens: dict[str, int]
    values: dict[str, list[str]]


_meta = msgspec.json.Decoder(Meta)


class Block(NamedTuple):
    """The sets of some studies. ``gone``: numbers of studies that are no longer shown.

    ``codes``: one number a row for each field of ``COUNTED``. ``site_starts``: where each row's open sites on the map
    begin in ``sites``, degrees north and east.
    """

    meta: Meta
    number: Array
    gone: Array
    youngest: Array
    oldest: Array
    order: dict[str, Array]
    codes: dict[str, Array]
    lengths: dict[str, Array]
    tokens: Postings
    words: Postings
    site_starts: Array
    sites: Array


def arrays_of(block: Block) -> dict[str, Array]:
    """A block's arrays by the names of their files."""
    named = {"number": block.number, "gone": block.gone, "youngest": block.youngest, "oldest": block.oldest}
    named |= {f"order-{name}": array for name, array in block.order.items()}
    named |= {f"codes-{name}": array for name, array in block.codes.items()}
    named |= {f"length-{name}": array for name, array in block.lengths.items()}
    for name, postings in (("tokens", block.tokens), ("words", block.words)):
        named |= {f"{name}-{part}": array for part, array in postings._asdict().items() if array is not None}
    return named | {"site-starts": block.site_starts, "sites": block.sites}


def write_block(folder: Path, block: Block) -> None:
    """Write a block into a new folder."""
    folder.mkdir(parents=True)
    for name, array in arrays_of(block).items():
        np.save(folder / f"{name}.npy", array)
    (folder / _META).write_bytes(msgspec.json.encode(block.meta))


def read_block(folder: Path) -> Block:
    """The block in a folder. Its arrays are read as they are used."""

    def array(name: str) -> Array:
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

    def postings(name: str, *, times: bool) -> Postings:
        keys, starts, rows = (array(f"{name}-{part}") for part in ("keys", "starts", "rows"))
        return Postings(keys, starts, rows, array(f"{name}-times") if times else None)

    return Block(
        meta=_meta.decode((folder / _META).read_bytes()),
        number=array("number"),
        gone=array("gone"),
        youngest=array("youngest"),
        oldest=array("oldest"),
        order={name: array(f"order-{name}") for name in KEYS},
        codes={name: array(f"codes-{name}") for name in COUNTED},
        lengths={name: array(f"length-{name}") for name in LENGTHS},
        tokens=postings("tokens", times=False),
        words=postings("words", times=True),
        site_starts=array("site-starts"),
        sites=array("sites"),
    )
