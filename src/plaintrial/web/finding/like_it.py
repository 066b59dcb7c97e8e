"""Studies like the one being read, and pages about its conditions and its sponsor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from plaintrial.conditions import slug, vocabulary
from plaintrial.record.status_words import status_word
from plaintrial.search import Hit, Similar
from plaintrial.search.shown import Shown
from plaintrial.web.conditions.names import common_name
from plaintrial.web.finding.cards import FoundCard, card
from plaintrial.web.sponsors.address import sponsor_slug
from plaintrial.web.words import sentence_case

SHOWN = 4
_MOST_CONDITIONS = 4


class LikeIt(msgspec.Struct, frozen=True):
    """``open_first``: the study takes nobody, so those that do come first. ``conditions``: slug and name of each;
    ``sponsor``: slug and name, both "" where it has no page."""

    cards: tuple[FoundCard, ...]
    open_first: bool
    conditions: tuple[tuple[str, str], ...]
    sponsor: tuple[str, str]


Headlines = Callable[[Sequence[str]], Mapping[str, str]]


def like_it(one: Shown, others: Sequence[Similar], headlines: Headlines) -> LikeIt:
    """The part of a study's page. ``headlines`` gives plain titles of studies by their ids."""
    titles = headlines([other.nct_id for other in others[:SHOWN]])
    known = [vocabulary().concept(concept) for concept, _name in one.concepts]
    return LikeIt(
        cards=tuple(_card(other, titles.get(other.nct_id, "")) for other in others[:SHOWN]),
        open_first=status_word(one.status).tone not in ("open", "soon"),
        conditions=tuple((slug(each.id), common_name(each)) for each in known[:_MOST_CONDITIONS] if each),
        sponsor=(sponsor_slug(one.sponsor), one.sponsor),
    )


def _card(other: Similar, headline: str) -> FoundCard:
    reasons = sentence_case("; ".join(other.reasons))
    hit = Hit(nct_id=other.nct_id, shown=other.shown, why=(f"{reasons}.",))
    return card(hit, headline=headline)
