"""What else the everyday name of a condition can mean, with links: "cold" is a COPD to some."""

from __future__ import annotations

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from plaintrial.conditions import Concept, slug, vocabulary
from plaintrial.plain.languages import ENGLISH
from plaintrial.web.conditions.names import common_name
from plaintrial.web.finding.way import Way
from plaintrial.web.languages import spoken
from plaintrial.web.words import capital_first

_LINKS = "\0"


class SharedName(msgspec.Struct, frozen=True):
    """A sentence: links stand between its words ``before`` and ``after`` them."""

    before: str
    ways: tuple[Way, ...]
    after: str


def shared_names(concept: Concept) -> tuple[SharedName, ...]:
    """A sentence for each name that has more meanings. The names are English ones; other languages have their own."""
    if spoken() is not ENGLISH:
        return ()
    return tuple(_sentence(name, others) for name, others in vocabulary().shared_names(concept.id))


def _sentence(name: str, others: tuple[Concept, ...]) -> SharedName:
    said = _("“%(typed)s” can also mean %(names)s.") % {"typed": capital_first(name), "names": _LINKS}
    before, _between, after = said.partition(_LINKS)
    ways = tuple(Way(common_name(each), reverse("condition", args=[slug(each.id)])) for each in others)
    return SharedName(before, ways, after)
