"""``plaintrial doctor``: is this installation sound? One line a check; exit 1 when one fails."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator

import click
import msgspec
from django.db import connection

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.deployment import data_folder
from plaintrial.mirror import health, queries

_LEAST_FREE = 1024**3
_LEAST_SQLITE = (3, 40)
_NETWORK_DISKS = ("nfs", "cifs", "smb", "fuse.sshfs", "9p")


class Check(msgspec.Struct, frozen=True):
    """One check: whether it passed, and what was found."""

    name: str
    ok: bool
    found: str


@click.command("doctor")
@json_option
@data_option
@with_mirror
def command(as_json: bool) -> int:
    """Check the installation: database, disk, every version readable.

    Example: plaintrial doctor
    """
    checks = [Check(name, *check()) for name, check in _checks()]
    if as_json:
        print_json({"checks": checks})
    else:
        for check in checks:
            say(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.found}")
    return 0 if all(check.ok for check in checks) else 1


def _checks() -> Iterator[tuple[str, Callable[[], tuple[bool, str]]]]:
    yield "Python", lambda: (sys.version_info >= (3, 11), sys.version.split()[0])
    yield "database", _database
    yield "disk", _disk
    yield "folder", _folder
    yield "versions", _versions
    yield "mirror", _mirror


def _database() -> tuple[bool, str]:
    if connection.vendor != "sqlite":
        return True, connection.vendor
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(5)")
        answer = "; ".join(row[0] for row in cursor.fetchall())
    return answer == "ok" and sqlite3.sqlite_version_info >= _LEAST_SQLITE, (
        f"SQLite {sqlite3.sqlite_version}, integrity {answer}"
    )


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(data_folder()).free
    return free > _LEAST_FREE, f"{free / 1024**3:.1f} GB free in {data_folder()}"


def _folder() -> tuple[bool, str]:
    kind = health.file_system_of(data_folder())
    on_network = kind.startswith(_NETWORK_DISKS)
    note = " (a network disk: SQLite may lose data on it; use a local one)" if on_network else ""
    return not on_network, f"{data_folder()} on {kind or 'an unnamed file system'}{note}"


def _versions() -> tuple[bool, str]:
    read, broken = health.read_every_content()
    return not broken, f"{read} contents read back and match their address" + (
        f"; {len(broken)} do not, first {broken[0][:12]}" if broken else ""
    )


def _mirror() -> tuple[bool, str]:
    state = queries.mirror_state()
    return state.problem is None, (
        f"{state.studies} studies, {state.versions} versions, {state.quarantined} records set aside"
        + (f"; last sync: {state.problem}" if state.problem else "")
    )
