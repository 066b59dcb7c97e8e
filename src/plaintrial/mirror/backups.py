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
    with tempfile.TemporaryDirectory(dir=_parent(target), prefix=".plaintrial-backup-") as work:
        try:
            _write(folder, Path(work), target)
        except (sqlite3.Error, OSError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OurError(f"cannot write the backup to {target.absolute().parent}: {reason}") from error
    return target.stat().st_size


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


def restore(source: Path, folder: Path) -> list[str]:
    """Put a backup into an empty ``folder`` and prove it: sums and the database's own check. The files put there."""
    if (folder / DATABASE).exists():
        raise UserError(f"there is a mirror in {folder} already. Name an empty folder with --data.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".plaintrial-restore-") as work:
        parts = _unpack(source, Path(work))
        _prove(Path(work) / DATABASE)
        # The database last: a restore that was cut short leaves no mirror behind.
        for part in sorted(parts, key=lambda part: part.name == DATABASE):
            os.replace(part, folder / part.name)
    return sorted(part.name for part in parts)


def _unpack(source: Path, work: Path) -> list[Path]:
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                if member.isfile() and member.name in (_LISTING_FILE, *_PARTS):
                    _unpack_part(archive, member, work / member.name)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UserError(f"{source} is not a plaintrial backup, or is cut short: {error}") from error
    except OSError as error:
        raise OurError(f"cannot unpack into {work.parent}: {error.strerror or error}") from error
    return [_checked(source, work / name, expected) for name, expected in _listing(source, work).items()]


def _listing(source: Path, work: Path) -> dict[str, str]:
    """The parts that the backup says it holds, with their sums: the names we know, the database among them."""
    try:
        listing = msgspec.json.decode((work / _LISTING_FILE).read_bytes(), type=_Listing)
    except (OSError, msgspec.MsgspecError) as error:
        raise UserError(f"{source} is not a plaintrial backup: it has no list of its parts") from error
    if DATABASE not in listing.sha256 or not set(listing.sha256) <= set(_PARTS):
        raise UserError(f"{source} is not a plaintrial backup: its list names other parts than a backup has")
    return listing.sha256


def _checked(source: Path, part: Path, expected: str) -> Path:
    if not part.exists() or _sum(part) != expected:
        raise UserError(f"{source} is damaged: {part.name} is not what was backed up")
    return part


def _unpack_part(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Copy one file's bytes and nothing else of it: no mode, no link, no path of its own."""
    with target.open("wb") as out:
        shutil.copyfileobj(cast(IO[bytes], archive.extractfile(member)), out)
    target.chmod(0o600)


def _prove(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise UserError(f"the backup's database is damaged: {answer}")
