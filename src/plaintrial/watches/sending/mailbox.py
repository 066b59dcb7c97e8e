"""The local mailbox: mail as files in the mirror's folder, for trying the site out on one's own machine."""

from __future__ import annotations

import os
from pathlib import Path

from plaintrial.deployment import made_data_folder
from plaintrial.watches.sending.outcome import Outcome

FOLDER = "mail"
MOST_KEPT = 200


def folder() -> Path:
    """Where the mail lies; not made here."""
    return made_data_folder() / FOLDER


class Mailbox:
    """Takes every message and keeps the newest ones."""

    def send(self, sender: str, to: str, data: bytes) -> Outcome:
        """Keep one message."""
        del sender, to
        place = folder()
        try:
            place.mkdir(mode=0o700, exist_ok=True)
            number = max((int(file.stem) for file in place.glob("*.eml") if file.stem.isdigit()), default=0) + 1
            part = place / f"{number:08d}.part"
            part.write_bytes(data)
            os.replace(part, place / f"{number:08d}.eml")
            for old in sorted(place.glob("*.eml"))[:-MOST_KEPT]:
                old.unlink(missing_ok=True)
        except OSError as error:
            return Outcome("away", error.strerror or "disk")
        return Outcome("taken", "kept in the local mailbox")

    def close(self) -> None:
        """Nothing is open."""
