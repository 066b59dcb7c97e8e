"""Numbers as they are shown: a value of the record, or how many things it lists."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.record import Locator

_LARGEST = 99_999_998
"""One more is the registry's way of writing that the number is not known."""


def number(evidence: Sequence[Locator], language: Language) -> str | None:
    """The whole number quoted: "1,200"."""
    quote = evidence[0].quote
    digits = quote.isascii() and quote.isdigit() and len(quote) <= len(str(_LARGEST))
    return language.number(int(quote)) if digits and int(quote) <= _LARGEST else None


def how_many(evidence: Sequence[Locator], language: Language) -> str | None:
    """How many things are cited."""
    return language.number(len(evidence))
