"""What a terminal may be shown: text from a record can carry control codes, so they are taken out (fault J3)."""

from __future__ import annotations

import unicodedata

import click
import msgspec

_KEPT = "\n\t"


def harmless(text: str) -> str:
    """``text`` without control and direction-changing characters."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def say(text: str = "") -> None:
    """Print a line for a person."""
    click.echo(harmless(text))


def complain(text: str) -> None:
    """Print a line for a person on stderr."""
    click.echo(harmless(" ".join(text.split())), err=True)


def print_json(value: object) -> None:
    """Print one JSON document."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))
