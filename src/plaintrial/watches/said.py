"""A wish in words for people. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.record.status_words import status_word
from plaintrial.watches.speech import distance_said, spoken
from plaintrial.watches.topics import LABELS
from plaintrial.watches.wish import Wish

_FREQUENCY = {
    "at_once": N_("Urgent changes at once, the rest once a day"),
    "daily": N_("Once a day"),
    "weekly": N_("Once a week"),
    "monthly": N_("Once a month"),
}
FREQUENCIES = tuple({**_FREQUENCY, "at_once": N_("At once if urgent")}.items())
"""Choices and their words, in order; short enough for a list to choose from on a small screen."""


def frequency_said(frequency: str) -> str:
    """How often somebody is told, in words."""
    return _(_FREQUENCY[frequency]) if frequency in _FREQUENCY else frequency


def details(wish: Wish) -> list[str]:
    """What narrows a wish, a phrase each; its label says what it is about."""
    said = []
    if wish.around is not None:
        place = wish.around.name or _("the place chosen")
        said.append(_("Within %(far)s of %(place)s") % {"far": distance_said(wish.around.km), "place": place})
    if wish.countries:
        countries = spoken().choice([spoken().country(name, name) for name in wish.countries])
        said.append(_("In {countries}").format(countries=countries))
    if wish.statuses:
        statuses = spoken().choice([_(status_word(status).label).lower() for status in wish.statuses])
        said.append(_("Status: %s") % statuses)
    if wish.age_years is not None:
        said.append(_("Open to a person aged %s") % f"{wish.age_years:.10g}")
    if wish.sex:
        female, male = _("Open to a person whose sex is female"), _("Open to a person whose sex is male")
        said.append(female if wish.sex == "FEMALE" else male)
    return said


def topics_said(wish: Wish) -> list[str]:
    """The kinds of change it tells of."""
    return [_(label) for topic, label in LABELS.items() if topic in wish.topics]
