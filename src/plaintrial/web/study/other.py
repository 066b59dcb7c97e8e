"""What the record holds that we do not know: shown as "Other: ...", never dropped (fault A18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.record.locator import quotable
from plaintrial.record.status_words import spoken_enum
from plaintrial.record.unnamed import unnamed_fields
from plaintrial.web.shown import is_seen
from plaintrial.web.study.reading import field_words, spoken
from plaintrial.web.texts import said as _

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
        words = "" if "ontacts" in path else _in_words(value)
        if is_seen(words) and len(found) < _MOST:
            found.append(OtherField(field_words(path, _(": ")), _cut(words)))
    return tuple(found)


def _in_words(value: Any) -> str:
    """A value without the marks of JSON: "date: 2014-05-06; type: estimated", "1; 2", "Yes"."""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{spoken(str(name))}: {words}" for name, held in value.items() if is_seen(words := _in_words(held))
        )
    if isinstance(value, list):
        return "; ".join(words for held in value if is_seen(words := _in_words(held)))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, str):
        return spoken_enum(value) if _is_enum(value) else value
    return "" if value is None else quotable(value)


def _is_enum(text: str) -> bool:
    return "_" in text and text.replace("_", "").isalnum() and text.isupper() and text.isascii()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
