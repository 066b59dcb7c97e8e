"""What the vocabulary says about one condition."""

from __future__ import annotations

import msgspec

from plaintrial.conditions.naming import natural

# fmt: off
SOURCES = {
    "u": "plaintrial", "m": "MeSH", "e": "MeSH", "f": "MeSH", "o": "MONDO", "d": "DOID", "l": "HPO layperson",
    "h": "HPO",
}
# fmt: on
"""The letter a label is stored with, and the source it names."""


class Synonym(msgspec.Struct, frozen=True):
    """Another name of a concept, and the vocabulary it comes from."""

    text: str
    source: str


class Concept(msgspec.Struct, frozen=True):
    """One condition. `id` is a MONDO id, or `MESH:...` where MONDO has none.

    `mesh` is its own MeSH heading; `broader_mesh` the closest broader heading where it has none of its own. `topic`
    marks what is no disease: a procedure, a behaviour, a state of life. `parents` and `children` are ids.
    """

    id: str
    name: str
    mesh: str | None = None
    broader_mesh: str | None = None
    lay_name: str | None = None
    topic: bool = False
    synonyms: tuple[Synonym, ...] = ()
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    definition: str | None = None

    @property
    def readable(self) -> str:
        """The name in its natural word order."""
        return natural(self.name)


def synonyms_of(stored: str) -> tuple[Synonym, ...]:
    """Unpack a concept's stored labels."""
    return tuple(Synonym(label[1:], SOURCES[label[0]]) for label in stored.split("\x1f") if label)
