"""A consistent copy of the mirror taken while it runs, and putting it back.

SQLite: one archive, of the database copied by SQLite's own online backup (never ``cp`` of a live file), the signing
key and a list of SHA-256 sums. PostgreSQL has its own tools (``pg_dump``), which do this better: we say so.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import IO, cast

import msgspec

from plaintrial import __version__
from plaintrial.ground.errors import OurError, UserError

DATABASE = "mirror.sqlite3"
KEY = "secret-key"
_LISTING_FILE = "listing.json"
_PARTS = (DATABASE, KEY)
_LOGS = ("-wal", "-journal")
_INDEX = "index"


class _Listing(msgspec.Struct, frozen=True):
    """What a backup says of itself: the version that wrote it, the SHA-256 of each part."""

    plaintrial: str
    sha256: dict[str, str]


def back_up(folder: Path, target: Path) -> int:
    """Write a backup of the mirror in ``folder`` to ``target``; its size in bytes. Whole, or not at all."""
    if not (folder / DATABASE).exists():
        raise UserError(f"there is no mirror in {folder}. Name its folder with --data.")
    if target.exists():
        raise UserError(f"{target} is there already. Name another file.")
    parent = _parent(target)
    try:
        with tempfile.TemporaryDirectory(dir=parent, prefix=".plaintrial-backup-") as work:
            _write(folder, Path(work), target)
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OurError(f"cannot back up {folder} to {parent}: {reason}") from error
    return target.stat().st_size


def stream_back_up(folder: Path, out: IO[bytes]) -> int:
    """The same into a stream. It is made whole first, so that a backup that fails sends nothing."""
    with tempfile.TemporaryDirectory(prefix="plaintrial-backup-") as work:
        made = Path(work) / "backup.tar.gz"
        size = back_up(folder, made)
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)
        out.flush()
    return size


def _write(folder: Path, work: Path, target: Path) -> None:
    copy = work / DATABASE
    _copy_live(folder / DATABASE, copy)
    parts = [copy, *([folder / KEY] if (folder / KEY).exists() else [])]
    packed = work / "packed"
    _pack(parts, packed, work)
    os.replace(packed, target)


def _parent(target: Path) -> Path:
    if not target.absolute().parent.is_dir():
        raise UserError(f"there is no folder {target.absolute().parent}")
    return target.absolute().parent


def _copy_live(source: Path, copy: Path) -> None:
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(copy)) as still:
        live.backup(still)
        # The copy is one file: no log beside it that could be forgotten.
        still.execute("PRAGMA journal_mode=DELETE")
        answer = still.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise UserError(f"the database in {source.parent} is damaged ({answer}). Restore an earlier backup.")


def _pack(parts: list[Path], target: Path, work: Path) -> None:
    listing = work / _LISTING_FILE
    sums = {part.name: _sum(part) for part in parts}
    listing.write_bytes(msgspec.json.encode(_Listing(__version__, sums)))
    with tarfile.open(target, "w:gz", compresslevel=3) as archive:
        for part in (listing, *parts):
            archive.add(part, arcname=part.name, recursive=False)
    target.chmod(0o600)


def _sum(part: Path) -> str:
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(source: IO[bytes], name: str, folder: Path) -> list[str]:
    """Put a backup, read once from start to end, into an empty ``folder``. The files put there.

    It is proven first: sums and the database's own check. ``name`` is what errors call the backup.
    """
    _refuse_full(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".plaintrial-restore-") as work:
        parts = _unpack(source, name, Path(work))
        _prove(Path(work) / DATABASE)
        # An index that was left here is of the database that was: it is built anew from this one.
        shutil.rmtree(folder / _INDEX, ignore_errors=True)
        # The database last: a restore that was cut short leaves no mirror behind.
        for part in sorted(parts, key=lambda part: part.name == DATABASE):
            os.replace(part, folder / part.name)
    return sorted(part.name for part in parts)


def _refuse_full(folder: Path) -> None:
    """A log without its database counts too: SQLite would play it into the restored one."""
    for name in (DATABASE, *(DATABASE + log for log in _LOGS)):
        if (folder / name).exists():
            raise UserError(f"there is a mirror in {folder} already ({name}). Name an empty folder with --data.")


def _unpack(source: IO[bytes], name: str, work: Path) -> list[Path]:
    try:
        with tarfile.open(fileobj=source, mode="r|gz") as archive:
            for member in archive:
                if member.isfile() and member.name in (_LISTING_FILE, *_PARTS):
                    _unpack_part(archive, member, work / member.name)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UserError(f"{name} is not a plaintrial backup, or is cut short: {error}") from error
    except OSError as error:
        raise OurError(f"cannot unpack into {work.parent}: {error.strerror or error}") from error
    return [_checked(name, work / part, expected) for part, expected in _listing(name, work).items()]


def _listing(name: str, work: Path) -> dict[str, str]:
    """The parts that the backup says it holds, with their sums: the names we know, the database among them."""
    try:
        listing = msgspec.json.decode((work / _LISTING_FILE).read_bytes(), type=_Listing)
    except (OSError, msgspec.MsgspecError) as error:
        raise UserError(f"{name} is not a plaintrial backup: it has no list of its parts") from error
    if DATABASE not in listing.sha256 or not set(listing.sha256) <= set(_PARTS):
        raise UserError(f"{name} is not a plaintrial backup: its list names other parts than a backup has")
    return listing.sha256


def _checked(name: str, part: Path, expected: str) -> Path:
    if not part.exists() or _sum(part) != expected:
        raise UserError(f"{name} is damaged: {part.name} is not what was backed up")
    return part


def _unpack_part(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Copy one file's bytes and nothing else of it: no mode, no link, no path of its own."""
    with target.open("wb") as out:
        shutil.copyfileobj(cast(IO[bytes], archive.extractfile(member)), out)
    target.chmod(0o600)


def _prove(database: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        raise UserError(f"the backup's database is damaged: {answer}")
