"""Checks of the mirror's soundness, for ``doctor`` and for a restored backup."""

from __future__ import annotations

from pathlib import Path

import zstandard

from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Content
from plaintrial.record.canonical import address

_MOUNTS = Path("/proc/mounts")


def read_every_content() -> tuple[int, list[str]]:
    """How many contents read back to what their address says, and the addresses of those that do not."""
    read, broken = 0, []
    for content in Content.objects.iterator(chunk_size=500):
        try:
            sound = address(content_bytes(content)) == content.address
        except zstandard.ZstdError:
            sound = False
        read += sound
        if not sound:
            broken.append(content.address)
    return read, broken


def file_system_of(folder: Path) -> str:
    """The kind of file system a folder is on ("ext4", "nfs4"), "" where the machine does not say."""
    if not _MOUNTS.exists():
        return ""
    place, kind = Path("/"), ""
    for line in _MOUNTS.read_text().splitlines():
        words = line.split()
        mount = Path(words[1].replace("\\040", " "))
        if folder.resolve().is_relative_to(mount) and (not kind or mount.is_relative_to(place)):
            place, kind = mount, words[2]
    return kind
