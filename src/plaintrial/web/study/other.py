"""What the record holds that we do not know: shown as "Other: ...", never dropped (fault A18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.record.locator import quotable
from plaintrial.record.unnamed import unnamed_fields
from plaintrial.web.study.reading import field_words

_LONGEST = 600
_MOST = 40


class OtherField(msgspec.Struct, frozen=True):
    """A field unknown to us: where it stands, in words, and its value, cut when very long."""

    name: str
    value: str


def other_fields(raw: Mapping[str, Any]) -> tuple[OtherField, ...]:
    """The unknown fields, in the record's order; contacts' own unknown fields stay hidden."""
    found: list[OtherField] = []
    for path, value in unnamed_fields(raw):
        if "ontacts" not in path and len(found) < _MOST:
            found.append(OtherField(field_words(path), _cut(quotable(value))))
    return tuple(found)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
