"""Where the index lies: generations side by side, a file that names the current one, a lock for the one writer.

``index/current`` holds the name of a generation, ``index/g-.../`` is one, ``followed`` in it says how far it follows
the outbox. Naming another generation is one rename, so that a reader finds the old index or the new one, never half.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import msgspec

from plaintrial.deployment import data_folder, made_data_folder
from plaintrial.search.schema import VERSION

_POINTER = "current"
_FOLLOWED = "followed"
_LOCK, _BUILD_LOCK = "index.lock", "build.lock"


class Followed(msgspec.Struct, frozen=True):
    """How far an index follows: the schema it was built with, the last row of the outbox that it holds."""

    version: int
    outbox: int


_followed = msgspec.json.Decoder(Followed)


def index_folder() -> Path:
    """The folder of all generations; not made here."""
    return data_folder() / "index"


def current_generation() -> Path | None:
    """The folder of the current generation; None when there is none that this version can read."""
    try:
        name = (index_folder() / _POINTER).read_text().strip()
    except OSError:
        return None
    folder = index_folder() / Path(name).name
    followed = read_followed(folder)
    return folder if followed is not None and followed.version == VERSION else None


def read_followed(folder: Path) -> Followed | None:
    """How far the index in ``folder`` follows; None when that cannot be told."""
    try:
        return _followed.decode((folder / _FOLLOWED).read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None


def write_followed(folder: Path, followed: Followed) -> None:
    """Note how far the index follows, in one step."""
    replace_file(folder / _FOLLOWED, msgspec.json.encode(followed))


def replace_file(place: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it finds the old content or the new."""
    fresh = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)


def new_generation() -> Path:
    """An empty folder for a new generation."""
    folder = made_data_folder() / "index" / f"g-{secrets.token_hex(6)}"
    folder.mkdir(parents=True)
    return folder


def make_current(folder: Path) -> None:
    """Let readers use this generation from now on, and drop the others.

    A reader that has an older one open keeps its files until it lets them go: the machine keeps what is open.
    """
    replace_file(folder.parent / _POINTER, folder.name.encode())
    for other in folder.parent.glob("g-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def only_indexer() -> AbstractContextManager[None]:
    """Hold the current generation for writing, waiting for whoever holds it. It ends with its holder, kill -9 too."""
    return _held(_LOCK)


def only_builder() -> AbstractContextManager[None]:
    """Be the only one that builds anew; the current generation can be followed meanwhile. Taken before the other."""
    return _held(_BUILD_LOCK)


@contextmanager
def _held(name: str) -> Iterator[None]:
    place = made_data_folder() / "index"
    place.mkdir(exist_ok=True)
    with (place / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
