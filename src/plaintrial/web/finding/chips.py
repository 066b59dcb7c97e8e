"""Filters that are on, each with the address of the search without it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _

from plaintrial.conditions import vocabulary
from plaintrial.search import Asked, Near
from plaintrial.search.asked import without
from plaintrial.search.labels import filter_label, place_said
from plaintrial.search.speech import spoken
from plaintrial.web.finding.address import address
from plaintrial.web.finding.option_words import AGE_GROUPS, WORDS
from plaintrial.web.finding.place import country_name, position
from plaintrial.web.languages import recorded
from plaintrial.web.study.enum_words import SPONSOR_CLASSES, word
from plaintrial.web.words import counted, country_alone, sentence_case


class Chip(msgspec.Struct, frozen=True):
    """A filter in words and where the search goes on without it."""

    label: str
    without: str


def chips(asked: Asked, near_text: str = "") -> tuple[Chip, ...]:
    """One chip a filter, and one for each value of a filter that has several."""
    return tuple(Chip(label, address(less, near_text)) for label, less in _each(asked, near_text))


def _each(asked: Asked, near_text: str) -> Iterator[tuple[str, Asked]]:
    for name in ("conditions", "treatments", "statuses", "age_groups", "phases", "types", "countries", "funders"):
        for value in getattr(asked, name):
            rest = tuple(other for other in getattr(asked, name) if other != value)
            yield _value_label(name, value), msgspec.structs.replace(asked, page=1, **{name: rest})
    if asked.near is not None:
        yield near_label(asked, near_text), without(asked, "near")
    for name in ("age_years", "sex", "healthy", "has_results", "posted_since", "changed_since"):
        if getattr(asked, name) is not None:
            yield sentence_case(filter_label(asked, name)), without(asked, name)
    if asked.sponsor:
        yield _("Run by: %s") % asked.sponsor, without(asked, "sponsor")


def near_label(asked: Asked, near_text: str) -> str:
    """The place and distance asked for."""
    place = place_words(asked.near, near_text)
    if asked.within_km is None:
        return _("Near %s") % place
    return _("Within %(km)s km of %(place)s") % {"km": _km(asked.within_km), "place": place}


def _km(value: float) -> str:
    return counted(int(value)) if value.is_integer() else f"{value:g}"


def place_words(near: Near | None, near_text: str = "", *, as_typed: bool = False) -> str:
    """The place asked for, by its full name or as it was typed; coordinates are nobody's name for a place."""
    typed = "" if position(near_text) else near_text
    named = place_said(near.name) if near else ""
    return (typed or named if as_typed else named or typed) or _("the place you gave")


def _value_label(name: str, value: str) -> str:
    if name == "conditions":
        return condition_name(value)
    if name == "treatments":
        return _("Treatment: %s") % value
    if name == "countries":
        return country_alone(country_name(value))
    if name == "funders":
        return _("Run by: %s") % word(SPONSOR_CLASSES, value).lower()
    return word(AGE_GROUPS, value) if name == "age_groups" else WORDS[name](value)


def condition_name(condition: str) -> str:
    """A condition's everyday name as it stands in a sentence where it is an id, else the words given.

    An English name on a page that is not English stands between « », as in sentences.
    """
    known = vocabulary().concept(condition)
    if known is None:
        return condition
    name = known.lay_name or known.readable
    there = spoken().heading(name) or spoken().heading(known.readable)
    return (
        there[:1].lower() + there[1:] if there and there != name and there[1:2].islower() else there or recorded(name)
    )
