"""A letter as plain text, 76 columns wide; addresses are never broken. Pure."""

from __future__ import annotations

import textwrap

import re2

from plaintrial.record.clean_text import clean
from plaintrial.watches.letters.letter import Block, Bullets, Heading, Letter, Link

_WIDTH = 76
_EMAIL = re2.compile(r"[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+")


def as_text(letter: Letter) -> str:
    """The text part."""
    return "\n\n".join(_block(block) for block in letter.blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Link):
        return f"{one_line(block.label)}:\n{block.url}"
    if isinstance(block, Bullets):
        return "\n".join(_wrapped(item, "- ", "  ") for item in block.items)
    text = _wrapped(block.text)
    if not isinstance(block, Heading):
        return text
    widest = max((len(line) for line in text.splitlines()), default=1)
    return f"{text}\n{'=-'[block.level - 1] * widest}"


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    return textwrap.fill(one_line(text), _WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def one_line(text: str) -> str:
    """Text from a record, cleaned, on one line; e-mail addresses in it are hidden, as they are on the site."""
    said = " ".join(clean(text).split())
    return str(_EMAIL.sub("[e-mail address hidden]", said)) if "@" in said else said
