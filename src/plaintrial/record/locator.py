"""The unit of traceability: where in a record a piece of text stands.

A JSON Pointer (RFC 6901) into the v2 record, and a span of code points in the value found there. Numbers and
booleans are quoted as JSON writes them, so that "enrolment 58" can be traced as well as a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class LocatorError(LookupError):
    """The record has no such path, or its value is shorter than the span."""


class Locator(msgspec.Struct, frozen=True, gc=False):
    """``path`` is a JSON Pointer, ``start``/``end`` a half-open span, ``quote`` exactly what stands there."""

    path: str
    start: int
    end: int
    quote: str

    def holds_in(self, raw: Mapping[str, Any]) -> bool:
        """Whether ``quote`` is what the record says at path and span."""
        try:
            return resolve(raw, self.path, self.start, self.end).quote == self.quote
        except LocatorError:
            return False


def value_at(raw: Mapping[str, Any], path: str) -> Any:
    """The value a JSON Pointer points to; ``LocatorError`` when there is none."""
    if path and not path.startswith("/"):
        raise LocatorError(f"not a JSON Pointer: {path!r}")
    value: Any = raw
    for token in path.split("/")[1:]:
        value = _step(value, token.replace("~1", "/").replace("~0", "~"), path)
    return value


def _step(value: Any, token: str, path: str) -> Any:
    if isinstance(value, Mapping) and token in value:
        return value[token]
    if isinstance(value, list | tuple) and token.isascii() and token.isdigit() and int(token) < len(value):
        return value[int(token)]
    raise LocatorError(f"the record has nothing at {path}")


def quotable(value: Any) -> str:
    """The text a span is counted in: a string itself, anything else as compact JSON."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def resolve(raw: Mapping[str, Any], path: str, start: int = 0, end: int | None = None) -> Locator:
    """A locator for the value at ``path`` (all of it, or a span); ``LocatorError`` when it is not there."""
    text = quotable(value_at(raw, path))
    stop = len(text) if end is None else end
    if not 0 <= start <= stop <= len(text):
        raise LocatorError(f"{path} has {len(text)} characters, not {start}..{stop}")
    return Locator(path, start, stop, text[start:stop])


def pointer(*steps: str | int) -> str:
    """A JSON Pointer from its steps, escaped."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
