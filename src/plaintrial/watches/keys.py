"""Where the watch keys are: ``PLAINTRIAL_WATCH_KEY``, else the file ``watch-keys`` in the mirror's folder.

A key is made only where nothing was sealed yet. Once rows are there, a missing key is an error: a new one would make
every address and watch unreadable for good, and nobody would notice.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from plaintrial.deployment import data_folder
from plaintrial.ground.errors import OurError, UserError
from plaintrial.watches import keyring
from plaintrial.watches.keyring import LostKey, Ring
from plaintrial.watches.models import KeyName

FILE = "watch-keys"
VARIABLE = "PLAINTRIAL_WATCH_KEY"
_held: dict[str, Ring] = {}


def ring() -> Ring:
    """The ring; its file is made where there is none and nothing was sealed. ``LostKey`` when it is not the right one.

    Read anew when the file or the variable changed: a rotation elsewhere is seen at once.
    """
    text = _text()
    if text is None:
        return _first()
    if text not in _held:
        made = Ring(keyring.read(text))
        _check(made)
        _held.clear()
        _held[text] = made
    return _held[text]


def _text() -> str | None:
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return named
    try:
        text = _place().read_text()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"cannot read {_place()}: {error.strerror}. Give its owner to this user.") from error
    if not text.strip():
        raise LostKey
    return text


def _first() -> Ring:
    if KeyName.objects.exists():
        raise LostKey
    keep([secrets.token_bytes(keyring.KEY_BYTES)], new=True)
    return ring()


def _check(made: Ring) -> None:
    """The newest key that this database knows must be in the ring; a first key is noted."""
    known = list(KeyName.objects.values_list("name", flat=True))
    if known and not set(known) <= set(made.names):
        raise LostKey
    KeyName.objects.bulk_create([KeyName(name=made.newest.name.hex())], ignore_conflicts=True)


def keep(keys: list[bytes], *, new: bool = False) -> None:
    """Write the file, whole or not at all, for its owner only. ``new``: never over one that is there."""
    place = _place()
    if os.environ.get(VARIABLE, "").strip():
        raise UserError(f"the keys come from {VARIABLE}: put the new one first there, separated by a comma")
    part = place.with_name(f"{FILE}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(keyring.written(keys))
            file.flush()
            os.fsync(file.fileno())
        if new:
            _link_if_absent(part, place)
        else:
            os.replace(part, place)
    except OSError as error:
        raise OurError(f"cannot write {place}: {error.strerror}") from error


def _link_if_absent(part: Path, place: Path) -> None:
    """Two processes may make the first key at once: the one that comes second takes the other's."""
    try:
        os.link(part, place)
    except FileExistsError:
        return
    finally:
        part.unlink()


def _place() -> Path:
    return data_folder() / FILE
