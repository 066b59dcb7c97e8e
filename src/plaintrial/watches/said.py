"""A wish in words for people. Pure."""

from __future__ import annotations

from plaintrial.places import about
from plaintrial.record.status_words import status_word
from plaintrial.watches.topics import LABELS
from plaintrial.watches.wish import Wish

_FREQUENCY = {
    "at_once": "Urgent changes at once, the rest once a day",
    "daily": "Once a day",
    "weekly": "Once a week",
    "monthly": "Once a month",
}
FREQUENCIES = tuple({**_FREQUENCY, "at_once": "At once if urgent"}.items())
"""Choices and their words, in order; short enough for a list to choose from on a small screen."""


def frequency_said(frequency: str) -> str:
    """How often somebody is told, in words."""
    return _FREQUENCY.get(frequency, frequency)


def details(wish: Wish) -> list[str]:
    """What narrows a wish, a phrase each; its label says what it is about."""
    said = []
    if wish.around is not None:
        said.append(
            f"Within {about(wish.around.km).removeprefix('about ')} of {wish.around.name or 'the place chosen'}"
        )
    if wish.countries:
        said.append(f"In {' or '.join(wish.countries)}")
    if wish.statuses:
        said.append("Status: " + " or ".join(status_word(status).label.lower() for status in wish.statuses))
    if wish.age_years is not None:
        said.append(f"Open to a person aged {wish.age_years:.10g}")
    if wish.sex:
        said.append(f"Open to a person whose sex is {wish.sex.lower()}")
    return said


def topics_said(wish: Wish) -> list[str]:
    """The kinds of change it tells of."""
    return [label for topic, label in LABELS.items() if topic in wish.topics]
