"""Which studies people opened whose older versions are not here yet: asked of the registry later, by the sync.

An opened page leaves an empty file named after the study in the mirror's folder, and no more: nothing of who opened
it, and no wait for a database. A file is removed when the history is here. Only this node's own.
"""

from __future__ import annotations

import os
from pathlib import Path

from plaintrial.deployment import data_folder
from plaintrial.ground.registry_id import canonical_nct_id

MOST_WAITING = 2_000
"""More are not noted: a robot that opens every study is no reader."""
_FOLDER = "opened"


def note_opened(nct_id: str) -> None:
    """Note that somebody opened a study. Where that cannot be written, it is not noted."""
    place = _folder() / nct_id
    try:
        if place.exists() or _done(nct_id).exists():
            return
        _folder().mkdir(exist_ok=True)
        if len(os.listdir(_folder())) < MOST_WAITING:
            place.touch()
    except OSError:
        return


def opened() -> list[str]:
    """The studies that wait, the one opened first before the others."""
    folder = _folder()
    if not folder.is_dir():
        return []
    waiting = [place for place in folder.iterdir() if canonical_nct_id(place.name) == place.name]
    return [place.name for place in sorted(waiting, key=lambda place: (place.stat().st_mtime, place.name))]


def forget_opened(nct_id: str) -> None:
    """The history of a study is here: it waits no more, and opening it again notes nothing."""
    done = _done(nct_id)
    done.parent.mkdir(exist_ok=True)
    done.touch()
    (_folder() / nct_id).unlink(missing_ok=True)


def _folder() -> Path:
    return data_folder() / _FOLDER


def _done(nct_id: str) -> Path:
    return data_folder() / f"{_FOLDER}-done" / nct_id
