"""Who was erased, kept beside the database and not in it: a restored backup must not bring anybody back (fault I7).

The file holds random numbers that meant somebody while they were there, and mean nothing now.
"""

from __future__ import annotations

import os
import uuid

from plaintrial.deployment import made_data_folder
from plaintrial.ground.errors import OurError

FILE = "watch-erasures"
_DIGITS = 32


def note(ref: uuid.UUID) -> None:
    """Note that somebody was erased; on disk when this returns. ``OurError`` when it cannot be."""
    place = made_data_folder() / FILE
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
            file.write(ref.hex + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OurError(f"cannot write {place}: {error.strerror}") from error


def noted() -> list[uuid.UUID]:
    """Everybody who was erased. A line cut short by a crash is passed over."""
    try:
        lines = (made_data_folder() / FILE).read_text().splitlines()
    except FileNotFoundError:
        return []
    return [uuid.UUID(hex=line) for line in lines if len(line) == _DIGITS and set(line) <= set("0123456789abcdef")]
