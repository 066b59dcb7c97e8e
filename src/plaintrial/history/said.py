"""Sentences that can be said again in another language: a template, and the values that fill it.

``say`` gives the English text, which also carries how it was made. A value is one of ours (another ``Said``, a date, a
number) or the registrant's: a plain ``str`` is a name, which stands as it is in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from plaintrial.ground.partial_date import PartialDate


class Told(msgspec.Struct, frozen=True, array_like=True, tag="t"):
    """A template of ours and what fills it. ``many``: its plural, chosen by the number ``n``."""

    template: str
    values: dict[str, Node] = {}
    many: str = ""


class Name(msgspec.Struct, frozen=True, array_like=True, tag="w"):
    """A name or a number of the record's: the same in every language."""

    text: str


class Quote(msgspec.Struct, frozen=True, array_like=True, tag="q"):
    """The registrant's words, between quotation marks."""

    text: str


class Day(msgspec.Struct, frozen=True, array_like=True, tag="d"):
    """A date as the registry writes it."""

    written: str


class Number(msgspec.Struct, frozen=True, array_like=True, tag="n"):
    """A whole number."""

    value: int


class Place(msgspec.Struct, frozen=True, array_like=True, tag="p"):
    """A site's town; any part may be ""."""

    city: str
    state: str
    country: str


class Listed(msgspec.Struct, frozen=True, array_like=True, tag="l"):
    """Things joined with "and"."""

    items: tuple[Node, ...]


class Sentences(msgspec.Struct, frozen=True, array_like=True, tag="s"):
    """Sentences one after another."""

    items: tuple[Node, ...]


class Begun(msgspec.Struct, frozen=True, array_like=True, tag="b"):
    """A sentence without its full stop."""

    sentence: Node


Node = Told | Name | Quote | Day | Number | Place | Listed | Sentences | Begun
Value = str | int | PartialDate


class Said(str):
    """The English words, and in ``node`` how they were made."""

    node: Node

    def __new__(cls, words: str, node: Node) -> Said:
        """``words``: the English text of ``node``."""
        made = super().__new__(cls, words)
        made.node = node
        return made


def say(template: str, /, **values: Value) -> Said:
    """A sentence of ours, or a part of one: ``say("The study ended on {date}.", date=day)``."""
    return _filled(template, Told(template, _nodes(values)), values)


def say_many(one: str, many: str, /, n: int, **values: Value) -> Said:
    """The same, for ``n`` things: ``say_many("{n} site opened.", "{n} sites opened.", 3)``."""
    told = Told(one, {"n": Number(n), **_nodes(values)}, many)
    return _filled(one if n == 1 else many, told, {"n": n, **values})


def sentences(*parts: str) -> Said:
    """Sentences, one after another; "" is left out."""
    some = [part for part in parts if part]
    return Said(" ".join(some), Sentences(tuple(map(node_of, some))))


def listed(words: str, parts: Sequence[str]) -> Said:
    """``parts`` that English joins as ``words``."""
    return Said(words, Listed(tuple(map(node_of, parts))))


def capital(words: str) -> str:
    """``words`` with a capital, at the beginning of a sentence."""
    upper = words[:1].upper() + words[1:]
    return Said(upper, words.node) if isinstance(words, Said) else upper


def without_stop(words: str) -> str:
    """A sentence without its full stop, to go on after it."""
    return Said(words[:-1], Begun(words.node)) if isinstance(words, Said) else words[:-1]


def table(words: Mapping[str, str]) -> dict[str, Said]:
    """The registry's words and ours for them."""
    return {key: say(text) for key, text in words.items()}


def node_of(value: Value) -> Node:
    """How a value was made."""
    if isinstance(value, Said):
        return value.node
    if isinstance(value, PartialDate):
        return Day(value.raw) if value.known else Name(value.raw)
    return Number(value) if isinstance(value, int) else Name(value)


def _nodes(values: Mapping[str, Value]) -> dict[str, Node]:
    return {name: node_of(value) for name, value in values.items()}


def _filled(template: str, told: Told, values: Mapping[str, Value]) -> Said:
    shown = {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in values.items()}
    return Said(template.format(**shown) if shown else template, told)
