"""Reading contents back: the compressed form in the table -> canonical JSON -> the study."""

from __future__ import annotations

import threading
from typing import Any

import msgspec

from plaintrial.mirror.models import Content, Dictionary
from plaintrial.mirror.packing import Packer

_packers = threading.local()


def packer_for(dictionary: int | None) -> Packer:
    """This thread's packer for a dictionary, kept once made: dictionaries never change."""
    known: dict[int | None, Packer] = _packers.__dict__.setdefault("known", {})
    if dictionary not in known:
        data = None if dictionary is None else bytes(Dictionary.objects.get(pk=dictionary).data)
        known[dictionary] = Packer(data)
    return known[dictionary]


def forget_packers() -> None:
    """Forget what was kept, for when the database behind it is another one."""
    _packers.__dict__.clear()


def content_bytes(content: Content) -> bytes:
    """The canonical JSON."""
    return packer_for(content.dictionary_id).unpack(bytes(content.packed))


def raw_record(content: Content) -> dict[str, Any]:
    """The record, decoded."""
    decoded: dict[str, Any] = msgspec.json.decode(content_bytes(content))
    return decoded
