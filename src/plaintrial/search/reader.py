"""The open index: one for a process, given anew when another generation takes its place or the writer commits."""

from __future__ import annotations

import threading
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaintrial.search.folder import current_generation
from plaintrial.search.schema import with_analyser

_SHORTEST_CORRECTED = 4
_LONG = 8
_lock = threading.Lock()
_open: list[tuple[Path, tuple[int, int], Reader]] = []


class Reader:
    """An index as it stood at one moment. Everything it answers is of that moment."""

    def __init__(self, index: tantivy.Index, stamp: str = "") -> None:
        """``stamp`` names the moment: it is another after every commit."""
        self.stamp = stamp
        self.schema: tantivy.Schema = index.schema
        self.searcher: tantivy.Searcher = index.searcher()
        self.remembered: dict[Any, Any] = {}
        self._near = lru_cache(maxsize=2048)(self._nearest)

    @property
    def studies(self) -> int:
        """How many studies it holds."""
        return int(self.searcher.num_docs)

    def frequency(self, field: str, stem: str) -> int:
        """How many studies have the word in a field."""
        return int(self.searcher.doc_freq(field, stem))

    def correction(self, stem: str) -> str | None:
        """The word of the index closest to a word no study has: first letter right, one slip, two in a long word."""
        return self._near(stem) if len(stem) >= _SHORTEST_CORRECTED and stem.isalpha() else None

    def _nearest(self, stem: str) -> str | None:
        reach = 2 if len(stem) >= _LONG else 1
        words = self._names.get(stem[0], {})
        near = process.extract(stem, list(words), scorer=OSA.distance, score_cutoff=reach, limit=20)
        ranked = sorted((distance, -words[word], word) for word, distance, _ in near)
        return ranked[0][2] if ranked else None

    @cached_property
    def _names(self) -> dict[str, dict[str, int]]:
        """Words of names that at least two studies have, by first letter."""
        found: dict[str, dict[str, int]] = {}
        for field in ("names", "intervention", "sponsor"):
            for word, count in self.searcher.terms_with_prefix(field, ""):
                if count >= 2 and word.isalpha() and len(word) >= _SHORTEST_CORRECTED:
                    shelf = found.setdefault(word[0], {})
                    shelf[word] = max(count, shelf.get(word, 0))
        return found


def open_index() -> Reader | None:
    """The index as it stands now; None when there is none, and a page has to do without."""
    folder = current_generation()
    if folder is None:
        return None
    try:
        mark = (folder / "meta.json").stat()
    except OSError:
        return None
    stamp = (mark.st_mtime_ns, mark.st_ino)
    with _lock:
        if not _open or _open[0][:2] != (folder, stamp):
            index = with_analyser(tantivy.Index.open(str(folder)))
            _open[:] = [(folder, stamp, Reader(index, f"{folder.name} {mark.st_mtime_ns}"))]
        return _open[0][2]


def reader_of(folder: Path) -> Reader:
    """A reader of the index in a folder, for measuring."""
    return Reader(with_analyser(tantivy.Index.open(str(folder))))
