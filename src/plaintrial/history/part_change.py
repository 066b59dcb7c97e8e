"""An item that is in both versions and says something else: which of its fields, and the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from plaintrial.history.pair import Part
from plaintrial.history.quote import quoted
from plaintrial.history.said import capital, say, sentences
from plaintrial.history.sameness import normal, same
from plaintrial.history.text_change import changed_spans, rewording
from plaintrial.history.wording import joined
from plaintrial.record.locator import pointer

Words = Callable[[Any], str]
_WENT = "{name} went from {before} to {after}."


class FieldName(msgspec.Struct, frozen=True):
    """A field of an item: its key, its name in a sentence, and words for its values (None: running text).

    ``renames``: the item goes by this field, and a change is told so ("{whole} is now called {after}.").
    """

    key: str
    name: str
    words: Words | None = None
    renames: str = ""


class FieldChange(msgspec.Struct, frozen=True):
    """One field of an item that says something else."""

    field: FieldName
    before: Any
    after: Any

    def told(self, of: str) -> str:
        """The change as a sentence; ``of``: "the arm “Placebo”"."""
        name = say("{part} of {whole}", part=say(self.field.name), whole=of)
        if self.field.renames and normal(self.after) is not None:
            return say(self.field.renames, whole=capital(of), after=quoted(_text(self.after)))
        if normal(self.before) is None or normal(self.after) is None:
            return self._came_or_went(name)
        if self.field.words is not None:
            return say(_WENT, name=capital(name), before=self.field.words(self.before),
                       after=self.field.words(self.after))  # fmt: skip
        before, after = _text(self.before), _text(self.after)
        if len(before) <= 40 and len(after) <= 40:
            return say(_WENT, name=capital(name), before=quoted(before), after=quoted(after))
        return rewording(name, before, after, changed_spans(before, after))

    def _came_or_went(self, name: str) -> str:
        gone = normal(self.after) is None
        value = self.before if gone else self.after
        said = self.field.words(value) if self.field.words else quoted(_text(value))
        if gone:
            return say("{name} is no longer given. It was {value}.", name=capital(name), value=said)
        return say("{name} is new: {value}.", name=capital(name), value=said)


def field_changes(before: Part, after: Part, fields: Sequence[FieldName]) -> list[FieldChange]:
    """The named fields that say something else, in the order given."""
    return [
        FieldChange(field, before.get(field.key), after.get(field.key))
        for field in fields
        if not same(before.get(field.key), after.get(field.key))
    ]


def unnamed_keys(before: Part, after: Part, known: frozenset[str]) -> Iterator[str]:
    """Keys of an item that we have no name for and whose values say something else."""
    for key in {**before, **after}:
        if key not in known and not same(before.get(key), after.get(key)):
            yield key


def changes_told(changes: Sequence[FieldChange], of: str) -> str:
    """One sentence for all changes of an item: the first in full, the others by name."""
    first = changes[0].told(of)
    others = [say(change.field.name) for change in changes[1:]]
    if not others:
        return first
    return sentences(first, say("{names} also changed.", names=capital(joined(others))))


def place_of(key: str, new: Part, at: str, was_at: str) -> str:
    """The pointer of a field (of the whole item for ""): in the later record, or where it stood before."""
    return at if not key else pointer_to(key, at if key in new else was_at)


def pointer_to(key: str, at: str) -> str:
    """The pointer of a field of the item at ``at``."""
    return at + pointer(key)


def value_of(key: str, part: Part) -> Any:
    """The field's value, or the whole item for ""."""
    return part.get(key) if key else dict(part)


def _text(value: Any) -> str:
    return "a value we cannot show" if isinstance(value, dict | list) else str(value)
