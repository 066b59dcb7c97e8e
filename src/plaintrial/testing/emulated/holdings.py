"""What the emulated registry holds: records, their earlier versions, aliases, and the date of the data."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from plaintrial.testing.emulated.fields import PIECES, path_of, texts_in, values_at

Record = bytes | Mapping[str, Any]

_EDITIONS_KEPT = 8


class Held:
    """One record as it stands: its bytes, the versions before it, and what it says, looked up once."""

    def __init__(self, nct_id: str, data: bytes, earlier: tuple[bytes, ...] = ()) -> None:
        self.nct_id = nct_id
        self.data = data
        self.versions = (*earlier, data)
        self._values: dict[str, tuple[Any, ...]] = {}
        self._words: dict[tuple[str, ...], str] = {}

    def decoded(self) -> Any:
        """The record, decoded; empty when its bytes are no sound JSON."""
        try:
            return msgspec.json.decode(self.data)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return {}

    def values(self, piece: str) -> tuple[Any, ...]:
        """What the record says in one piece."""
        self._look_up((piece,))
        return self._values[piece]

    def words(self, pieces: tuple[str, ...]) -> str:
        """The words of some pieces, or of the whole record for none, each between spaces."""
        if pieces not in self._words:
            self._look_up(pieces)
            found = texts_in([v for p in pieces for v in self.values(p)] if pieces else self.decoded())
            self._words[pieces] = "".join(f" {words_of(text)} " for text in found)
        return self._words[pieces]

    def _look_up(self, pieces: tuple[str, ...]) -> None:
        unknown = [piece for piece in pieces if piece not in self._values]
        decoded = self.decoded() if unknown else None
        for piece in unknown:
            self._values[piece] = tuple(values_at(decoded, path_of(piece)))


def words_of(text: str) -> str:
    """A text as lower-case words with one space between."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


class Holdings:
    """All records, changeable while requests are answered. Every change is a new *edition*."""

    def __init__(self, records: Iterable[Record], data_timestamp: str) -> None:
        self._lock = threading.RLock()
        self._held: dict[str, Held] = {}
        self._removed: dict[str, Held] = {}
        self._editions: dict[int, tuple[Held, ...]] = {}
        self.aliases: dict[str, str] = {}
        self.data_timestamp = data_timestamp
        self.edition = 0
        for record in records:
            self.put(record)

    def put(self, record: Record, nct_id: str | None = None) -> None:
        """Add a record, or a newer version of one. ``nct_id`` is needed for bytes that are no sound record."""
        data = record if isinstance(record, bytes) else msgspec.json.encode(record)
        identified = nct_id or _nct_id(data)
        with self._lock:
            before = self._held.get(identified) or self._removed.pop(identified, None)
            self._held[identified] = Held(identified, data, before.versions if before else ())
            for alias in self._held[identified].values("NCTIdAlias"):
                self.aliases.setdefault(str(alias), identified)
            self.edition += 1

    def remove(self, nct_id: str) -> None:
        """Show a record no longer."""
        with self._lock:
            self._removed[nct_id] = self._held.pop(nct_id)
            self.edition += 1

    def alias(self, old: str, new: str) -> None:
        """Redirect one id to another, held or not."""
        with self._lock:
            self.aliases[old] = new
            self._held.pop(old, None)
            self.edition += 1

    def advance(self, data_timestamp: str | None = None) -> str:
        """Put a new date on the data: the one given, else a day later."""
        with self._lock:
            next_day = datetime.fromisoformat(self.data_timestamp) + timedelta(days=1)
            self.data_timestamp = data_timestamp or next_day.isoformat()
            self.edition += 1
            return self.data_timestamp

    def get(self, nct_id: str) -> Held | None:
        """The record now shown under an id."""
        return self._held.get(nct_id)

    def edition_of(self, edition: int) -> tuple[Held, ...] | None:
        """All records of an edition: the present one, or one that was asked for not long ago."""
        with self._lock:
            if edition == self.edition and edition not in self._editions:
                self._editions[edition] = tuple(self._held.values())
                while len(self._editions) > _EDITIONS_KEPT:
                    del self._editions[min(self._editions)]
            return self._editions.get(edition)

    def __len__(self) -> int:
        return len(self._held)


def _nct_id(data: bytes) -> str:
    found = next(values_at(msgspec.json.decode(data), PIECES["NCTId"]), None)
    if not isinstance(found, str):
        raise ValueError("a record without protocolSection.identificationModule.nctId needs one named")
    return found
