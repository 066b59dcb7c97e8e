"""Making a block out of documents."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np

from plaintrial.search.document import COUNTED
from plaintrial.search.sets.block import KEYS, LENGTHS, Block, Meta, Postings
from plaintrial.search.sets.keys import key_of
from plaintrial.search.sets.norms import kept_length

TOKENS = ("id", "concept", "said", "below", "cell")
WORDS = ("text", "names", "intervention", "title", "sponsor")
_MOST_TIMES = 255


class _Numbers(dict[str, int]):
    """Tokens of one field with their numbers: one that is new gets the next."""

    def __init__(self, next_number: Callable[[], int]) -> None:
        self._next = next_number

    def __missing__(self, token: str) -> int:
        number = self[token] = self._next()
        return number


class _Taken:
    """Postings as they come: tokens get numbers in the order they turn up, and each row its list of numbers."""

    def __init__(self, fields: Sequence[str]) -> None:
        counting = count()
        self.numbers = {field: _Numbers(counting.__next__) for field in fields}
        self.taken = array("I")
        self.times = array("B")
        self.many = array("I")

    def add(self, field: str, tokens: Iterable[str]) -> None:
        """Take in a row's tokens of one field, each once."""
        self.taken.extend(map(self.numbers[field].__getitem__, tokens))

    def add_counted(self, field: str, counts: Mapping[str, int]) -> None:
        """The same, with how often each stands there."""
        self.add(field, counts)
        most = max(counts.values(), default=0)
        times = counts.values() if most <= _MOST_TIMES else (min(many, _MOST_TIMES) for many in counts.values())
        self.times.extend(times)

    def end_row(self, before: int) -> None:
        """All tokens of a row are taken in; ``before``: how many there were before it."""
        self.many.append(len(self.taken) - before)

    @property
    def known(self) -> int:
        """How many tokens there are."""
        return sum(map(len, self.numbers.values()))

    def postings(self, *, times: bool) -> Postings:
        """All of it by token."""
        taken = np.frombuffer(self.taken, np.uint32) if self.taken else np.empty(0, np.uint32)
        rows = np.repeat(np.arange(len(self.many), dtype=np.uint32), np.asarray(self.many, np.int64))
        known = self.known
        keys = np.empty(known, np.uint64)
        for field, numbers in self.numbers.items():
            keys[list(numbers.values())] = np.array([key_of(field, token) for token in numbers], np.uint64)
        place = np.empty(known, np.uint32)
        place[np.argsort(keys)] = np.arange(known, dtype=np.uint32)
        taken = place[taken]
        order = np.argsort(taken, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(taken, minlength=known))]).astype(np.uint64)
        counted = np.frombuffer(self.times, np.uint8)[order] if times and self.times else np.empty(0, np.uint8)
        return Postings(np.sort(keys), starts, rows[order], counted if times else None)


class BlockMaker:
    """Takes in documents; gives back their block."""

    def __init__(self) -> None:
        self._tokens, self._words = _Taken(TOKENS), _Taken(WORDS)
        self._numbers = array("I")
        self._ages = array("H")
        self._order = {name: array("Q") for name in KEYS}
        self._codes = {name: array("I") for name in COUNTED}
        self._values: dict[str, dict[str, int]] = {name: {} for name in COUNTED}
        self._lengths = {name: array("I") for name in LENGTHS}
        self._sums = dict.fromkeys(LENGTHS, 0)
        self._site_starts = array("I", [0])
        self._sites = array("f")

    def __len__(self) -> int:
        """How many documents were taken in."""
        return len(self._numbers)

    def add(self, document: Mapping[str, Any]) -> None:
        """Take in a document."""
        self._numbers.append(document["number"])
        self._ages.extend((document["youngest"], document["oldest"]))
        for name, keys in self._order.items():
            keys.append(document[name])
        for name, codes in self._codes.items():
            values = self._values[name]
            codes.append(values.setdefault(document[name], len(values)))
        self._add_tokens(document)
        times: Mapping[str, Mapping[str, int]] = document["times"]
        self._add_words(times)
        for name, lengths in self._lengths.items():
            length = sum(times[name].values()) if name in times else len(document[name])
            lengths.append(kept_length(length))
            self._sums[name] += length
        self._sites.extend(document["open_sites"])
        self._site_starts.append(len(self._sites) // 2)

    def _add_tokens(self, document: Mapping[str, Any]) -> None:
        before = len(self._tokens.taken)
        for name in TOKENS:
            self._tokens.add(name, dict.fromkeys(document[name]))
        self._tokens.end_row(before)

    def _add_words(self, times: Mapping[str, Mapping[str, int]]) -> None:
        before = len(self._words.taken)
        for name in WORDS:
            self._words.add_counted(name, times[name])
        self._words.end_row(before)

    def block(self, gone: Iterable[int] = ()) -> Block:
        """The block of all documents taken in; ``gone``: numbers of studies that are no longer shown."""
        values = {name: list(known) for name, known in self._values.items()}
        return Block(
            meta=Meta(len(self), dict(self._sums), values),
            number=np.array(self._numbers, np.uint32),
            gone=np.array(sorted(gone), np.uint32),
            youngest=np.array(self._ages[::2], np.uint16),
            oldest=np.array(self._ages[1::2], np.uint16),
            order={name: np.array(keys, np.uint64) for name, keys in self._order.items()},
            codes={name: np.array(codes, small(len(values[name]))) for name, codes in self._codes.items()},
            lengths={name: np.array(lengths, np.uint32) for name, lengths in self._lengths.items()},
            tokens=self._tokens.postings(times=False),
            words=self._words.postings(times=True),
            site_starts=np.array(self._site_starts, np.uint32),
            sites=np.array(self._sites, np.float32).reshape(-1, 2),
        )


def small(values: int) -> type[np.unsignedinteger[Any]]:
    """The smallest whole number's kind that tells so many values apart."""
    return np.uint16 if values <= 1 << 16 else np.uint32
