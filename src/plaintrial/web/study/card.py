"""A study in a list: its status, what kind it is, where, when it changed."""

from __future__ import annotations

import msgspec
from django.utils.translation import ngettext
from markupsafe import Markup

from plaintrial.mirror.queries import StudyCard
from plaintrial.record.status_words import status_word
from plaintrial.web.languages import day_in_words
from plaintrial.web.rich import inline
from plaintrial.web.study.enum_words import PHASES, TYPE_TAGS, word
from plaintrial.web.study.status import tag_label
from plaintrial.web.texts import said as _
from plaintrial.web.words import counted, country_in_text, first_few


class CardView(msgspec.Struct, frozen=True):
    """What a list prints of a study."""

    nct_id: str
    title: Markup
    status: str
    tone: str
    kinds: str
    conditions: str
    where: str
    updated: str
    no_longer_shown: bool


def card_view(card: StudyCard) -> CardView:
    """The words of a card."""
    status = status_word(card.overall_status)
    kinds = (word(TYPE_TAGS, card.study_type), *(word(PHASES, phase) for phase in card.phases))
    return CardView(
        nct_id=card.nct_id,
        title=inline(card.title),
        status=tag_label(status),
        tone=status.tone,
        kinds=" · ".join(kind for kind in kinds if kind),
        conditions=first_few(card.conditions, 3, _("%d more")),
        where=_where(card),
        updated=_("Updated %s") % day_in_words(card.last_update) if card.last_update else "",
        no_longer_shown=card.no_longer_shown,
    )


def _where(card: StudyCard) -> str:
    if not card.site_count:
        return ""
    count = ngettext("%s place", "%s places", card.site_count) % counted(card.site_count)
    if not card.countries:
        return count
    return _("%(places)s in %(countries)s") % {
        "places": count,
        "countries": first_few([country_in_text(name) for name in card.countries], 2, _("%d more countries")),
    }
