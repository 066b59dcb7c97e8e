"""A result as a card: how far the study is, its title, why it is here, the nearest place, when it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from plaintrial.record.status_words import status_word
from plaintrial.search import Hit, NearestSite
from plaintrial.search.shown import Shown
from plaintrial.web.finding.line import in_one_line
from plaintrial.web.finding.place import country_name
from plaintrial.web.languages import day_in_words
from plaintrial.web.rich import inline
from plaintrial.web.study.enum_words import PHASES, TYPE_TAGS, word
from plaintrial.web.study.headlines import titled
from plaintrial.web.study.status import tag_label
from plaintrial.web.words import counted, country_alone, country_in_text, far, first_few, town_said


class FoundCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of results prints of a study. ``called``: the study team's own title, where ours stands above."""

    nct_id: str
    title: Markup
    called: Markup
    line: str
    status: str
    tone: str
    why: str
    kinds: str
    where: str
    nearest: str = ""
    nearer: str = ""
    changed: str = ""


def card(hit: Hit, *, near: bool = False, headline: str = "") -> FoundCard:
    """The words of a result. ``near``: a place was asked for, so distances are said. ``headline``: its plain title."""
    shown = hit.shown
    status = status_word(shown.status)
    kinds = (word(TYPE_TAGS, shown.study_type), *(word(PHASES, phase) for phase in shown.phases))
    return FoundCard(
        nct_id=hit.nct_id,
        title=titled(headline, shown.title),
        called=inline(shown.title if headline else ""),
        line=in_one_line(shown),
        status=tag_label(status),
        tone=status.tone,
        why=" ".join(hit.why[:2]),
        kinds=" · ".join(kind for kind in kinds if kind),
        where=_where(shown),
        nearest=_nearest(hit) if near else "",
        nearer=_nearer(hit) if near else "",
        changed=_("Changed %s") % day_in_words(shown.last_update) if shown.last_update else "",
    )


def reason_shared(cards: Sequence[FoundCard]) -> str:
    """The reason that most of these cards give, to be said once for all; "" where there is none, or one card only."""
    reasons = Counter(each.why for each in cards if each.why)
    why, count = next(iter(reasons.most_common(1)), ("", 0))
    return why if count > 1 and 2 * count > len(cards) else ""


def but_for(why: str, cards: Iterable[FoundCard]) -> tuple[FoundCard, ...]:
    """The cards, each with its reason only where that is another than ``why``."""
    return tuple(msgspec.structs.replace(each, why="") if each.why == why else each for each in cards)


def _nearest(hit: Hit) -> str:
    if hit.nearest_open:
        return _("Nearest: %s") % _far(hit.nearest_open)
    if hit.nearest:
        return _("Nearest place, which takes nobody now: %s") % _far(hit.nearest)
    return _("How far its places are is not known.") if hit.shown.sites else ""


def _far(site: NearestSite) -> str:
    town = ", ".join(part for part in (town_said(site.city or ""), country_alone(country_name(site.country))) if part)
    return f"{town}, {far(site.km)}"


def _nearer(hit: Hit) -> str:
    """Nearer places that take nobody, so that nobody wonders why they are not named."""
    if not hit.nearest_open or not hit.closed_nearer:
        return ""
    count = hit.closed_nearer
    return ngettext("%s nearer place is closed.", "%s nearer places are closed.", count) % counted(count)


def _where(shown: Shown) -> str:
    count = len(shown.sites)
    if not count:
        return ""
    places = ngettext("%s place", "%s places", count) % counted(count)
    if not shown.countries:
        return places
    names = [country_in_text(country_name(name)) for name in shown.countries]
    return _("%(places)s in %(countries)s") % {
        "places": places,
        "countries": first_few(names, 2, _("%d more countries")),
    }
