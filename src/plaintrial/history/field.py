"""A plain field of the record - one value, or a short list of values - and the sentence when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair
from plaintrial.history.quote import named
from plaintrial.history.rule import Rule
from plaintrial.history.said import Quote, Said, capital, say, say_many, sentences, table
from plaintrial.history.sameness import normal
from plaintrial.history.text_change import text_event
from plaintrial.history.wording import joined
from plaintrial.record.status_words import spoken_enum

_QUESTIONS = ("whether ", "how ", "who ", "when ", "what ")
Words = Callable[[Any], str]


def value_words(value: Any) -> str:
    """A value as words: yes, no, a number, a registry's enum without its underscores, a list joined."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list | tuple):
        return joined([value_words(item) for item in value if item != ""]) or say("nothing")
    if isinstance(value, str):
        return _spoken(value) if value.isupper() and "_" in value else _own_words(value)
    return say("a value we cannot show") if isinstance(value, dict) else str(value)


def _own_words(value: str) -> str:
    """Words of the record's: no quotation marks in English, but in languages that are not the record's."""
    words = named(value)
    return words if isinstance(words, Said) else Said(words, Quote(words))


def _spoken(value: str) -> Said:
    words = spoken_enum(value)
    return Said(words, Quote(words))


def enum_words(names: dict[str, str]) -> Words:
    """Words for the values of an enum; a value that is not among ``names`` is spoken as it stands."""

    known = table(names)

    def words(value: Any) -> str:
        if isinstance(value, list | tuple):
            return joined([words(item) for item in value if item != ""]) or say("nothing")
        return known.get(value) or _spoken(value) if isinstance(value, str) else value_words(value)

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
        return text_event(pair, field.path, say(field.name), field.kind, field.importance)
    says_nothing = all(value is None or value is field.blank for value in (before, after))
    if says_nothing or normal(before) == normal(after):
        return None
    return Event(kind=field.kind, importance=field.importance, path=field.path,
                 sentence=_sentence(field, before, after), before=before, after=after)  # fmt: skip


def _sentence(field: Field, before: Any, after: Any) -> str:
    name = say(field.name)
    asks = field.name.startswith(_QUESTIONS)
    if normal(before) is None:
        now = "The record now says {name}: {value}." if asks else "The record now gives {name}: {value}."
        return say(now, name=name, value=field.words(after))
    if normal(after) is None:
        gone = "The record no longer says {name}. Before: {value}." if asks else (
            "The record no longer gives {name}. Before: {value}.")  # fmt: skip
        return say(gone, name=name, value=field.words(before))
    moved = "{name}: now {after}, before {before}." if asks else "{name} went from {before} to {after}."
    return say(moved, name=capital(name), before=field.words(before), after=field.words(after))


def field_events(pair: Pair, fields: Sequence[Field]) -> list[Event]:
    """The events for some fields, one each."""
    return [event for field in fields if (event := field_event(field, pair)) is not None]


def together(events: Sequence[Event], of: str) -> list[Event]:
    """Several events about one thing told as one: the first, which says that more of it changed."""
    if len(events) < 2:
        return list(events)
    more = say_many("{n} more detail of {name} changed.", "{n} more details of {name} changed.", len(events) - 1,
                    name=say(of))  # fmt: skip
    return [msgspec.structs.replace(events[0], sentence=sentences(events[0].sentence, more))]


def field_rule(name: str, *fields: Field) -> Rule:
    """A rule for a family of plain fields, one event each."""

    def find(pair: Pair) -> Iterator[Event]:
        yield from field_events(pair, fields)

    return Rule(name, tuple(field.path for field in fields), find)
