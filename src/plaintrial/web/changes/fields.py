"""The fields of a record that differ between two versions, each under a name a person can read.

Items of a list are told apart by what names them (an arm's label, an outcome's measure), not by their place. People's
names, phone numbers and addresses are left out, and so is what the registry derives. Sites and papers are told in the
events' sentences: as fields they would be hundreds of rows that say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.languages import ENGLISH
from plaintrial.record.markup import plain_text
from plaintrial.web.changes.values import value_said
from plaintrial.web.changes.word_diff import Piece, sides, word_diff
from plaintrial.web.languages import spoken
from plaintrial.web.study.field_names import names_of_field
from plaintrial.web.study.reading import field_words
from plaintrial.web.texts import said as _

Say = Callable[[Any], str | None]
_LEFT_OUT = frozenset({"contactsLocationsModule", "referencesModule"})
_NAMES = ("label", "measure", "name", "id", "term")
_ITEM = "\N{LEFT DOUBLE QUOTATION MARK}"
"""Marks a step of a path that is an item's own name."""
_RECORD_KEPT = frozenset(
    {"lastUpdateSubmitDate", "lastUpdatePostDateStruct", "statusVerifiedDate", "resultsFirstSubmitQcDate"}
)


class FieldChange(msgspec.Struct, frozen=True):
    """One field: its name, and the words of each version that stayed, were removed or were added.

    A side is empty where the version did not have the field. ``item`` is the record's own name of what it belongs to,
    such as a group; ``ours``: the name is in the page's language, else it is the registry's. ``values_ours``: the same
    of the values, such as dates, on a page that is not English.
    """

    name: str
    item: str
    ours: bool
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    values_ours: bool = False


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ, in the record's order; the record's own dates last."""
    old, new = _fields(before), _fields(after)
    old, new = _whole_items(old, new), _whole_items(new, old)
    paths = [path for path in (*old, *(p for p in new if p not in old)) if old.get(path, "") != new.get(path, "")]
    paths.sort(key=_is_housekeeping)
    ours = _in_the_pages_language(before), _in_the_pages_language(after)
    told = (_change(path, old.get(path, ""), new.get(path, ""), ours) for path in paths)
    return tuple(field for field in told if any(piece.kind != "same" for piece in (*field.before, *field.after)))


def _whole_items(fields: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The fields, those of an item that the other version does not have told as one: the item."""
    theirs = {_item_of(path) for path in other}
    found: dict[str, str] = {}
    for path, text in fields.items():
        item = _item_of(path)
        key = path if not item or item in theirs else item
        found[key] = f"{found[key]}\n{text}" if key in found else text
    return found


def _item_of(path: str) -> str:
    """The path up to the first item with a name of its own; "" when there is none."""
    steps = path.split("/")
    place = next((place for place, step in enumerate(steps) if step.startswith(_ITEM)), -1)
    return "/".join(steps[: place + 1])


def _is_housekeeping(path: str) -> bool:
    return any(name in path for name in _RECORD_KEPT)


def _in_the_pages_language(raw: Mapping[str, Any]) -> dict[str, str]:
    """Values by their paths that have words in the page's language; none on an English page."""
    return {} if spoken() is ENGLISH else _fields(raw, value_said)


def _change(path: str, before: str, after: str, ours: tuple[Mapping[str, str], Mapping[str, str]]) -> FieldChange:
    change = _named(path, before, after)
    told = [words.get(path, "") for words in ours]
    if told[0] == told[1] or any(bool(text) != bool(words) for text, words in zip((before, after), told, strict=True)):
        return change
    old, new = sides(word_diff(*told))
    return msgspec.structs.replace(change, before=old, after=new, values_ours=True)


def _named(path: str, before: str, after: str) -> FieldChange:
    old, new = sides(word_diff(before, after))
    steps = [step for step in path.split("/") if step]
    item = next((step[len(_ITEM) :] for step in steps if step.startswith(_ITEM)), "")
    said, more = names_of_field("/".join(step for step in steps if not step.startswith(_ITEM)))
    if not said:
        return FieldChange(_in_the_registrys_words(steps), "", False, old, new)
    return FieldChange(_(": ").join(_(each) for each in (said, more) if each), item, True, old, new)


def _in_the_registrys_words(steps: Sequence[str]) -> str:
    """ "Arms interventions: arm groups: “Iron”: description". Keys are spoken, an item's own name stands as it is."""
    parts: list[str] = []
    for step in steps:
        if step.isdigit():
            parts.append(str(int(step) + 1))
        else:
            parts.append(f"“{step[len(_ITEM) :]}”" if step.startswith(_ITEM) else field_words(f"/{step}"))
    spoken = ": ".join(parts)
    return spoken[:1].upper() + spoken[1:]


def _fields(raw: Mapping[str, Any], say: Say | None = None) -> dict[str, str]:
    """Fields by their paths, as ``say`` has them; a list of texts is told only as the record has it."""
    protocol = raw.get("protocolSection")
    kept = {k: v for k, v in protocol.items() if k not in _LEFT_OUT} if isinstance(protocol, Mapping) else {}
    said = say or _shown
    fields = {path: text for path, value in _walk(kept, "") if (text := _text_of(value, said))}
    fields["/hasResults"] = said(bool(raw.get("hasResults"))) or ""
    return fields


def _text_of(value: Any, say: Say) -> str:
    if not isinstance(value, list):
        return say(value) or ""
    if say is _shown:
        return "\n".join(sorted(plain_text(item) for item in value))
    texts = [text for item in value if (text := say(item))]
    return "\n".join(sorted(texts)) if len(texts) == len(value) else ""


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _walk(child, f"{path}/{key}")
    elif isinstance(value, list) and not (value and all(isinstance(item, str) for item in value)):
        yield from _items(value, path)
    elif value is not None:
        yield path, value


def _items(items: Sequence[Any], path: str) -> Iterator[tuple[str, Any]]:
    for place, item in enumerate(items):
        name = _name(item)
        yield from _walk(item, f"{path}/{_ITEM}{name.replace('/', ' ')}" if name else f"{path}/{place}")


def _name(item: Any) -> str:
    if not isinstance(item, Mapping):
        return ""
    return next((str(item[key])[:80] for key in _NAMES if item.get(key)), "")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = plain_text(str(value))
    if (date := read_partial_date(text)) is not None and date.known:
        return str(date)
    is_enum = text.isupper() and text.replace("_", "").isalpha() and len(text) > 2
    return text.replace("_", " ").lower() if is_enum else text
