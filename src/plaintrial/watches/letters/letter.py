"""A letter: a subject that tells nothing, and blocks of plain text. Pure."""

from __future__ import annotations

import msgspec


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading; ``level`` 1 or 2."""

    text: str
    level: int = 2


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """A paragraph; ``quiet`` for small print."""

    text: str
    quiet: bool = False


class Bullets(msgspec.Struct, frozen=True, tag=True):
    """A list of sentences."""

    items: tuple[str, ...]


class Link(msgspec.Struct, frozen=True, tag=True):
    """A link on a line of its own; ``strong`` for the one thing to do."""

    label: str
    url: str
    strong: bool = False


Block = Heading | Paragraph | Bullets | Link


class Letter(msgspec.Struct, frozen=True):
    """``subject`` is one of ours and names neither study nor condition: it shows on locked screens."""

    subject: str
    blocks: tuple[Block, ...]
    language: str = "en"
