"""The filters as groups of choices, each with how many studies it would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from django.utils.translation import gettext as _

from plaintrial.record.status_words import STATUS_WORDS
from plaintrial.search import Count, Found
from plaintrial.web.finding.option_words import funder_label, phase_label, status_label, type_label
from plaintrial.web.finding.place import by_country, country_name
from plaintrial.web.study.enum_words import PHASES, SPONSOR_CLASSES, TYPE_TAGS
from plaintrial.web.words import country_alone

SHOWN_COUNTRIES = 8


class Option(msgspec.Struct, frozen=True):
    """A choice: its value in the address, its words, how many studies it leaves (None: not counted), whether on."""

    value: str
    label: str
    count: int | None
    chosen: bool


class Group(msgspec.Struct, frozen=True):
    """Choices of one filter. ``more``: choices that are folded away at first."""

    name: str
    legend: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()


def groups(found: Found) -> dict[str, Group]:
    """The groups by the name of their parameter."""
    facets = found.facets
    return {
        "status": _group("status", _("How far the study is"), facets, STATUS_WORDS, status_label),
        "phase": _group("phase", _("Phase"), facets, (*PHASES, "NA"), phase_label),
        "type": _group("type", _("Kind of study"), facets, TYPE_TAGS, type_label),
        "funder": _group("funder", _("Who runs it"), facets, SPONSOR_CLASSES, funder_label),
        "country": _countries(facets.get("country", ())),
    }


def yes_no(found: Found, facet: str) -> dict[str, int]:
    """How many studies "yes" and "no" of a facet leave."""
    counts = {count.value: count.count for count in found.facets.get(facet, ())}
    return {value: counts.get(value, 0) for value in ("yes", "no")}


def _group(
    name: str, legend: str, facets: Mapping[str, Sequence[Count]], order: Sequence[str] | Mapping[str, object],
    label: Callable[[str], str],
) -> Group:  # fmt: skip
    """Choices that leave a study or are on, in the order people think in; words of ours unknown come last."""
    counts = {count.value: count for count in facets.get(name, ())}
    known = [value for value in order if value in counts]
    values = known + [value for value in counts if value not in known]
    return Group(name, legend, tuple(_option(counts[value], label) for value in values))


def _option(count: Count, label: Callable[[str], str]) -> Option:
    return Option(count.value.lower(), label(count.value), count.count, count.chosen)


def _countries(counts: Sequence[Count]) -> Group:
    options = [
        Option(each.value, country_alone(country_name(each.value)), each.count, each.chosen)
        for each in by_country(counts)
    ]
    first = [option for i, option in enumerate(options) if i < SHOWN_COUNTRIES or option.chosen]
    rest = sorted((option for option in options if option not in first), key=lambda option: option.label)
    return Group("country", _("Country"), tuple(first), tuple(rest))
