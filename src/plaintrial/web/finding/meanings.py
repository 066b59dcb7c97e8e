"""What words with several meanings may mean, each a link to the search with that one: "MS", "ALS", "cold"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _

from plaintrial.search import Asked, Found
from plaintrial.search.understood import Part, other_meanings_said
from plaintrial.web.finding.address import address
from plaintrial.web.finding.chips import condition_name
from plaintrial.web.finding.way import Way
from plaintrial.web.finding.wish import Wish

MOST = 8
_LINKS = "\0"


class Meanings(msgspec.Struct, frozen=True):
    """Links that stand in a sentence, between its words ``before`` and ``after`` them."""

    before: str
    ways: tuple[Way, ...]
    after: str


def meanings(wish: Wish, found: Found) -> Meanings | None:
    """What the first words with several meanings may mean as well; all they may mean where none is the likeliest."""
    for part in found.understood.parts:
        ways = tuple(_ways(wish, part)) if part.needed and not part.ways else ()
        if ways and part.others:
            before, _between, after = other_meanings_said(part, _LINKS).partition(_LINKS)
            return Meanings(before, ways[:MOST], after)
        if len(ways) > 1:
            return Meanings(_("Did you mean one of these?") + " ", ways[:MOST], "")
    return None


def _ways(wish: Wish, part: Part) -> Iterator[Way]:
    for meant in part.others or part.meant:
        told = _told(wish.asked, part.text, meant.concept)
        if told is not None:
            yield Way(condition_name(meant.concept), address(told, wish.near_text))


def _told(asked: Asked, words: str, concept: str) -> Asked | None:
    """The search with a condition in place of the words; None where they do not stand in it as they were read."""
    if words in asked.conditions:
        others = (concept if each == words else each for each in asked.conditions)
        return msgspec.structs.replace(asked, conditions=tuple(dict.fromkeys(others)), page=1)
    at = _place(asked.text, words)
    if at < 0:
        return None
    text = " ".join(f"{asked.text[:at]} {asked.text[at + len(words) :]}".split())
    return msgspec.structs.replace(asked, text=text, conditions=(*asked.conditions, concept), page=1)


def _place(text: str, words: str) -> int:
    """Where the words stand in a text as words of their own; -1 where they do not."""
    at = text.find(words)
    while at >= 0:
        before, after = text[:at][-1:], text[at + len(words) :][:1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = text.find(words, at + 1)
    return -1
