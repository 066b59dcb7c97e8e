"""Every text that a language has to translate: the templates of all rules and the words that fill them.

``tools/languages.py`` writes them into the catalogues; a test asks each language for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plaintrial.plain.language import OTHERS
from plaintrial.plain.rules import BY_ID
from plaintrial.plain.shown import ages, checks, durations, people, ratios


class Spoken(NamedTuple):
    """``forms``: the English text, or its singular and plural. ``where``: the rule or list that says it."""

    forms: tuple[str, ...]
    where: str
    context: str = ""


def spoken_texts() -> Iterator[Spoken]:
    """Each text once, in the order people meet them."""
    told: set[tuple[str, str]] = set()
    for text in _all():
        if (text.forms[0], text.context) not in told:
            told.add((text.forms[0], text.context))
            yield text


def _all() -> Iterator[Spoken]:
    for rule in BY_ID.values():
        for message in rule.messages:
            yield Spoken(message.forms, f"rule {rule.id}")
    yield Spoken(ages.RANGE, "ages")
    yield Spoken(ages.RANGE, "ages", ages.YEARS)
    yield Spoken(ages.BARE_YEARS, "ages", ages.YEARS)
    for units in (ages.UNITS, durations.UNITS):
        yield from (Spoken(forms, "units of time") for forms in units.values())
    yield Spoken(ratios.TO, "ratios")
    yield from (Spoken((kind,), "tests and samples") for kind in checks.KINDS)
    for frames in (people.WITH, people.HAVING):
        yield from (Spoken((frame,), "people") for frame in frames.values())
    yield from (Spoken((group,), "people") for group in people.WITH)
    yield Spoken((OTHERS,), "illnesses")
    yield Spoken(("the people described as {people}",), "people")
