"""The open index: one for a process, given anew when another generation takes its place or the writer commits."""

from __future__ import annotations

import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaintrial.search.folder import current_generation
from plaintrial.search.schema import with_analyser
from plaintrial.search.sets.block import Rows
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.kept import manifest_of, read_manifest, read_sets
from plaintrial.search.shown import Shown, unpacked
from plaintrial.search.terms import Terms, either, still

_SHORTEST_CORRECTED = 4
_LONG = 8
_LARGE, _MANY = 10_000, 50
_META = "meta.json"
_TRIES, _PAUSE = 40, 0.05
_Stamp = tuple[int, ...]
_lock = threading.Lock()
_open: list[tuple[Path, _Stamp, Reader]] = []


class Reader:
    """An index as it stood at one moment. Everything it answers is of that moment."""

    def __init__(self, index: tantivy.Index, sets: Sets, stamp: str = "") -> None:
        """``stamp`` names the moment: it is another after every commit."""
        self.stamp = stamp
        self.schema: tantivy.Schema = index.schema
        self.searcher: tantivy.Searcher = index.searcher()
        self.sets = sets
        self.remembered: dict[Any, Any] = {}
        self._names: dict[str, dict[str, int]] = {}
        self._near = lru_cache(maxsize=2048)(self._nearest)

    @property
    def studies(self) -> int:
        """How many studies it holds."""
        return int(self.searcher.num_docs)

    def frequency(self, field: str, stem: str) -> int:
        """How many studies have the word or token in a field."""
        if field == "id":
            return len(self.sets.having(field, stem))
        return int(self.searcher.doc_freq(field, stem))

    def shown(self, rows: Rows) -> list[Shown]:
        """What the index keeps of some studies, in the order given."""
        ids = [f"NCT{number:08}" for number in self.sets.numbers[rows].tolist()]
        # One look-up each: a query for a set of terms walks over all of them, which takes 4 times as long.
        query = either([still(Terms(self.schema).one("nct", nct_id)) for nct_id in ids])
        hits = self.searcher.search(query, max(len(ids), 1), count=False).hits
        found = {one.nct_id: one for one in (self._kept(address) for _, address in hits)}
        return [found[nct_id] for nct_id in ids if nct_id in found]

    def _kept(self, address: tantivy.DocAddress) -> Shown:
        return unpacked(bytes(self.searcher.doc(address).get_first("shown") or b""))

    def correction(self, stem: str) -> str | None:
        """The word of the index closest to a word no study has: first letter right, one slip, two in a long word."""
        return self._near(stem) if len(stem) >= _SHORTEST_CORRECTED and stem.isalpha() else None

    def _nearest(self, stem: str) -> str | None:
        reach = 2 if len(stem) >= _LONG else 1
        words = self._names_from(stem[0])
        near = process.extract(stem, list(words), scorer=OSA.distance, score_cutoff=reach, limit=20)
        ranked = sorted((distance, -words[word], word) for word, distance, _ in near)
        return ranked[0][2] if ranked else None

    def take_over(self, before: Reader) -> None:
        """Keep the words of names of the index as it stood before, if it is large: few studies change few of them.

        And what was asked for often.
        """
        self.sets.take_over(before.sets)
        few = abs(self.studies - before.studies) * _MANY < before.studies
        if few and before.studies >= _LARGE:
            self._names = dict(before._names)

    def _names_from(self, letter: str) -> dict[str, int]:
        """Words of names with this first letter that at least two studies have, and how many do."""
        found = self._names.get(letter)
        if found is None:
            found = {}
            for field in ("names", "intervention", "sponsor"):
                for word, count in self.searcher.terms_with_prefix(field, letter):
                    if count >= 2 and word.isalpha() and len(word) >= _SHORTEST_CORRECTED:
                        found[word] = max(count, found.get(word, 0))
            self._names[letter] = found
        return found


def open_index() -> Reader | None:
    """The index as it stands now; None when there is none, and a page has to do without."""
    folder = current_generation()
    if folder is None:
        return None
    with _lock:
        for _ in range(_TRIES):
            stamp = _stamp(folder)
            if stamp is None:
                return None
            if _open and _open[0][:2] == (folder, stamp):
                return _open[0][2]
            if _of_one_commit(folder):
                fresh = reader_of(folder)
                if _open and _open[0][0] == folder:
                    fresh.take_over(_open[0][2])
                _open[:] = [(folder, stamp, fresh)]
            elif _open and _open[0][0] == folder:
                # The writer is between its two files: what is open will do until it is through.
                return _open[0][2]
            else:
                time.sleep(_PAUSE)
        return _open[0][2] if _open and _open[0][0] == folder else None


def _stamp(folder: Path) -> _Stamp | None:
    """What changes with every commit; None without an index."""
    try:
        marks = [place.stat() for place in (folder / _META, manifest_of(folder))]
    except OSError:
        return None
    return tuple(number for mark in marks for number in (mark.st_mtime_ns, mark.st_ino))


class _Meta(msgspec.Struct):
    opstamp: int


_meta = msgspec.json.Decoder(_Meta)


def _of_one_commit(folder: Path) -> bool:
    """Whether index and sets stand at the same commit."""
    meta = _meta.decode((folder / _META).read_bytes())
    return meta.opstamp == read_manifest(folder).opstamp


def reader_of(folder: Path) -> Reader:
    """A reader of the index in a folder."""
    index = with_analyser(tantivy.Index.open(str(folder)))
    manifest = read_manifest(folder)
    return Reader(index, read_sets(folder, manifest), f"{folder.name} {manifest.opstamp}")
