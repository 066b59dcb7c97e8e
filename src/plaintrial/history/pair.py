"""Two versions of one study, read leniently: a part that is missing or of another type is empty, never an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

Part = Mapping[str, Any]
_NOTHING: dict[str, Any] = {}


_OBJECT = (dict, Mapping)
"""``dict`` first: the check against an abstract class is slow."""


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[1:])


def look(raw: Any, path: str) -> Any:
    """The value at a JSON Pointer of plain keys (no list index), or None."""
    for key in _steps(path):
        if not isinstance(raw, _OBJECT):
            return None
        raw = raw.get(key)
    return raw


def text_in(part: Any, key: str) -> str:
    """The text under ``key``, "" when there is none."""
    value = part.get(key) if isinstance(part, _OBJECT) else None
    return value if isinstance(value, str) else ""


def parts_of(value: Any) -> list[Part]:
    """A list of objects; what is not an object is an empty one, so that places stay right."""
    if not isinstance(value, list | tuple):
        return []
    return [item if isinstance(item, _OBJECT) else _NOTHING for item in value]


def texts_of(value: Any) -> list[str]:
    """A list of texts; what is not a text is ""."""
    return [item if isinstance(item, str) else "" for item in value] if isinstance(value, list | tuple) else []


class Pair(msgspec.Struct, frozen=True):
    """The decoded v2 records ``before`` and ``after``, and the versions ``earlier`` than both, oldest first."""

    before: Part
    after: Part
    earlier: Sequence[Part] = ()

    def values(self, path: str) -> tuple[Any, Any]:
        """What each version holds at ``path``."""
        return look(self.before, path), look(self.after, path)

    def texts(self, path: str) -> tuple[str, str]:
        """The two texts at ``path``."""
        before, after = self.values(path)
        return (before if isinstance(before, str) else ""), (after if isinstance(after, str) else "")

    def parts(self, path: str) -> tuple[list[Part], list[Part]]:
        """The two lists of objects at ``path``."""
        before, after = self.values(path)
        return parts_of(before), parts_of(after)

    def differs(self, path: str) -> bool:
        """Whether anything at or below ``path`` is written otherwise, cosmetic or not."""
        before, after = self.values(path)
        return bool(before != after)
