"""Sentences on a result, for pages and for the terminal."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaintrial.search.found import Hit


def distance_sentence(hit: Hit) -> str:
    """How far the nearest site that takes people is, and how many nearer ones take nobody; "" without a place."""
    nearest, closed = hit.nearest_open, hit.closed_nearer
    if nearest is None:
        return _none_open(closed)
    place = ", ".join(part for part in (nearest.city, nearest.country) if part)
    sentence = _("Nearest site that takes people: %(place)s, %(km).0f km.") % {"place": place, "km": nearest.km}
    return sentence + _nearer(closed)


def _none_open(closed: int) -> str:
    if closed == 1:
        return _("Its one site on the map takes nobody now.")
    return _("None of its %d sites on the map takes people now.") % closed if closed else ""


def _nearer(closed: int) -> str:
    if not closed:
        return ""
    return " " + ngettext("%d nearer site is closed.", "%d nearer sites are closed.", closed) % closed
