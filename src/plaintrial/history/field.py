"""A plain field of the record - one value, or a short list of values - and the sentence when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair
from plaintrial.history.quote import named
from plaintrial.history.rule import Rule
from plaintrial.history.sameness import normal
from plaintrial.history.text_change import text_event
from plaintrial.history.wording import counted, joined
from plaintrial.record.status_words import spoken_enum

_QUESTIONS = ("whether ", "how ", "who ", "when ", "what ")
Words = Callable[[Any], str]


def value_words(value: Any) -> str:
    """A value as words: yes, no, a number, a registry's enum without its underscores, a list joined."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return joined([value_words(item) for item in value if item != ""]) or "nothing"
    if isinstance(value, str):
        return spoken_enum(value) if value.isupper() and "_" in value else named(value)
    return "a value we cannot show" if isinstance(value, dict) else str(value)


def enum_words(names: dict[str, str]) -> Words:
    """Words for the values of an enum; a value that is not among ``names`` is spoken as it stands."""

    def words(value: Any) -> str:
        if isinstance(value, list | tuple):
            return joined([words(item) for item in value if item != ""]) or "nothing"
        return names.get(value) or spoken_enum(value) if isinstance(value, str) else value_words(value)

    return words


class Field(msgspec.Struct, frozen=True):
    """``name`` as it stands in a sentence ("the study's phase"). ``text``: running text rather than a value.

    ``blank``: a value that says no more than leaving the field out, which the registry does by itself.
    """

    path: str
    name: str
    importance: Importance = "minor"
    kind: Kind = "other"
    words: Words = value_words
    text: bool = False
    blank: Any = None


def field_event(field: Field, pair: Pair) -> Event | None:
    """The event for one field, or None when it says the same."""
    before, after = pair.values(field.path)
    if field.text and isinstance(before, str | None) and isinstance(after, str | None):
        return text_event(pair, field.path, field.name, field.kind, field.importance)
    says_nothing = all(value is None or value is field.blank for value in (before, after))
    if says_nothing or normal(before) == normal(after):
        return None
    return Event(kind=field.kind, importance=field.importance, path=field.path,
                 sentence=_sentence(field, before, after), before=before, after=after)  # fmt: skip


def _sentence(field: Field, before: Any, after: Any) -> str:
    asks = field.name.startswith(_QUESTIONS)
    says = "says" if asks else "gives"
    if normal(before) is None:
        return f"The record now {says} {field.name}: {field.words(after)}."
    if normal(after) is None:
        return f"The record no longer {says} {field.name}. Before: {field.words(before)}."
    name = f"{field.name[:1].upper()}{field.name[1:]}"
    if asks:
        return f"{name}: now {field.words(after)}, before {field.words(before)}."
    return f"{name} went from {field.words(before)} to {field.words(after)}."


def field_events(pair: Pair, fields: Sequence[Field]) -> list[Event]:
    """The events for some fields, one each."""
    return [event for field in fields if (event := field_event(field, pair)) is not None]


def together(events: Sequence[Event], of: str) -> list[Event]:
    """Several events about one thing told as one: the first, which says that more of it changed."""
    if len(events) < 2:
        return list(events)
    told = f"{events[0].sentence} {counted(len(events) - 1, 'more detail')} of {of} changed."
    return [msgspec.structs.replace(events[0], sentence=told)]


def field_rule(name: str, *fields: Field) -> Rule:
    """A rule for a family of plain fields, one event each."""

    def find(pair: Pair) -> Iterator[Event]:
        yield from field_events(pair, fields)

    return Rule(name, tuple(field.path for field in fields), find)
