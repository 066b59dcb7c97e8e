"""What a record holds that our structs do not name: new fields, new modules (fault A18).

Nothing is dropped: the raw record keeps it, and pages show it as "other: ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

import msgspec

from plaintrial.record.locator import pointer
from plaintrial.record.part import Part
from plaintrial.record.study import Record

_UNTYPED = frozenset({"resultsSection", "annotationSection", "derivedSection", "_converted"})


def unnamed_fields(raw: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """``(JSON Pointer, value)`` of every field of the record that no struct names, in the record's order."""
    for key, value in raw.items():
        if key not in _UNTYPED:
            yield from _walk({key: value}, Record, ())


def _walk(value: Any, kind: type[Part], steps: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
    named = _named(kind)
    for key, child in value.items():
        if key not in named:
            yield pointer(*steps, key), child
        elif (part := named[key]) is not None:
            yield from _within(child, part, (*steps, key))


@cache
def _named(kind: type[Part]) -> dict[str, type[Part] | None]:
    """The registry's names of a part's fields, and the part that each holds, if it holds one."""
    return {field.encode_name: _part_in(field.type) for field in msgspec.structs.fields(kind)}


def _within(child: Any, part: type[Part], steps: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(child, Mapping):
        yield from _walk(child, part, steps)
    elif isinstance(child, list):
        for place, item in enumerate(child):
            yield from _within(item, part, (*steps, place))


def _part_in(kind: Any) -> type[Part] | None:
    if isinstance(kind, type) and issubclass(kind, Part):
        return kind
    return next((p for arg in get_args(kind) if (p := _part_in(arg)) is not None), None)
