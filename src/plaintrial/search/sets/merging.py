"""Several blocks made into one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plaintrial.search.document import COUNTED
from plaintrial.search.sets.block import KEYS, LENGTHS, Array, Block, Meta, Postings
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.making import small

_DROPPED = np.uint32(0xFFFFFFFF)


def merged(blocks: Sequence[Block]) -> Block:
    """One block with the rows of all that count. What they take out is remembered: earlier blocks may have it."""
    sets = Sets(blocks)
    kept = sets.everything.rows
    renamed = np.full(sets.size, _DROPPED, np.uint32)
    renamed[kept] = np.arange(len(kept), dtype=np.uint32)
    by_block = [renamed[start : start + b.meta.studies] for start, b in zip(sets.starts, blocks, strict=False)]
    owners, sites = sets.open_sites(kept)
    numbers = sets.numbers[kept]
    gone = np.unique(np.concatenate([block.gone for block in blocks]))
    return Block(
        meta=Meta(
            len(kept),
            {name: round(sets.means[name] * len(kept)) for name in LENGTHS},
            sets.values,
        ),
        number=numbers,
        gone=gone[~np.isin(gone, numbers)],
        youngest=sets.ages[0][kept],
        oldest=sets.ages[1][kept],
        order={name: sets.order[name][kept] for name in KEYS},
        codes={name: sets.codes[name][kept].astype(small(len(sets.values[name]))) for name in COUNTED},
        lengths={name: sets.lengths[name][kept] for name in LENGTHS},
        tokens=_postings([block.tokens for block in blocks], by_block),
        words=_postings([block.words for block in blocks], by_block),
        site_starts=np.searchsorted(owners, np.arange(len(kept) + 1)).astype(np.uint32),
        sites=sites,
    )


def _postings(parts: Sequence[Postings], renamed: Sequence[Array]) -> Postings:
    """The postings of all blocks by token, rows renamed, rows that are dropped left out."""
    many: list[Array] = [np.diff(part.starts.astype(np.int64)) for part in parts]
    all_keys, all_many = np.concatenate([part.keys for part in parts]), np.concatenate(many)
    order = np.argsort(all_keys, kind="stable")
    begins = np.empty(len(order), np.int64)
    begins[order] = np.cumsum(all_many[order]) - all_many[order]
    rows = np.empty(int(all_many.sum()), np.uint32)
    times = np.empty(len(rows), np.uint8) if parts[0].times is not None else None
    at = 0
    for part, lengths, names in zip(parts, many, renamed, strict=True):
        places = np.repeat(begins[at : at + len(lengths)] - part.starts[:-1].astype(np.int64), lengths)
        places += np.arange(len(places))
        rows[places] = names[part.rows]
        if times is not None and part.times is not None:
            times[places] = part.times
        at += len(lengths)
    keys, first = np.unique(all_keys[order], return_index=True)
    starts = np.append(begins[order][first] if len(first) else [], len(rows)).astype(np.uint64)
    return _without_dropped(Postings(keys, starts, rows, times))


def _without_dropped(given: Postings) -> Postings:
    kept = given.rows != _DROPPED
    if kept.all():
        return given
    before = np.concatenate([[0], np.cumsum(kept)])
    starts = before[given.starts.astype(np.int64)]
    some = np.diff(starts) > 0
    times = None if given.times is None else given.times[kept]
    ends = np.append(starts[:-1][some], starts[-1]).astype(np.uint64)
    return Postings(given.keys[some], ends, given.rows[kept], times)
