"""A consistent copy of the mirror taken while it runs, and putting it back.

SQLite: one archive, of the database copied by SQLite's own online backup (never ``cp`` of a live file), the signing
key and a list of SHA-256 sums. PostgreSQL has its own tools (``pg_dump``), which do this better: we say so.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, cast

from plaintrial import __version__
from plaintrial.ground.errors import UserError

DATABASE = "mirror.sqlite3"
KEY = "secret-key"
_LISTING = "listing.json"
_PARTS = (DATABASE, KEY)


def back_up(folder: Path, target: Path) -> int:
    """Write a backup of the mirror in ``folder`` to ``target``; its size in bytes. Whole, or not at all."""
    if not (folder / DATABASE).exists():
        raise UserError(f"there is no mirror in {folder}. Name its folder with --data.")
    if target.exists():
        raise UserError(f"{target} is there already. Name another file.")
    with tempfile.TemporaryDirectory(dir=_parent(target), prefix=".plaintrial-backup-") as work:
        copy = Path(work) / DATABASE
        _copy_live(folder / DATABASE, copy)
        parts = [copy, *([folder / KEY] if (folder / KEY).exists() else [])]
        packed = Path(work) / "packed"
        _pack(parts, packed, Path(work))
        os.replace(packed, target)
    return target.stat().st_size


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
    listing = work / _LISTING
    sums = {part.name: _sum(part) for part in parts}
    listing.write_text(json.dumps({"plaintrial": __version__, "sha256": sums}))
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
        parts = list(_unpack(source, Path(work)))
        _prove(Path(work) / DATABASE)
        # The database last: a restore that was cut short leaves no mirror behind.
        for part in sorted(parts, key=lambda part: part.name == DATABASE):
            os.replace(part, folder / part.name)
    return sorted(part.name for part in parts)


def _unpack(source: Path, work: Path) -> Iterator[Path]:
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                if member.isfile() and member.name in (_LISTING, *_PARTS):
                    _unpack_part(archive, member, work / member.name)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise UserError(f"{source} is not a plaintrial backup, or is cut short: {error}") from error
    if not (work / _LISTING).exists():
        raise UserError(f"{source} is not a plaintrial backup")
    for name, expected in json.loads((work / _LISTING).read_text())["sha256"].items():
        part = work / name
        if not part.exists() or _sum(part) != expected:
            raise UserError(f"{source} is damaged: {name} is not what was backed up")
        yield part


def _unpack_part(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Copy one file's bytes and nothing else of it: no mode, no link, no path of its own."""
    with target.open("wb") as out:
        shutil.copyfileobj(cast(IO[bytes], archive.extractfile(member)), out)


def _prove(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise UserError(f"the backup's database is damaged: {answer}")
