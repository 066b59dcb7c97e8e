"""From a search to its address: every filter is in it, and nothing else."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from plaintrial.conditions import slug, vocabulary
from plaintrial.search import Asked, Near

Pair = tuple[str, str]
_LISTS = (
    ("status", "statuses"), ("phase", "phases"), ("type", "types"), ("group", "age_groups"), ("funder", "funders"),
)  # fmt: skip


def address(asked: Asked, near_text: str = "") -> str:
    """The address of a search; ``near_text`` names its place, which else is written as coordinates."""
    query = urlencode(pairs(asked, near_text))
    return reverse("studies") + (f"?{query}" if query else "")


def pairs(asked: Asked, near_text: str = "") -> list[Pair]:
    """Names and values, in one order; what is not asked for is not there."""
    found = [("q", asked.text), *(("cond", condition_word(each)) for each in asked.conditions)]
    found += [("treat", each) for each in asked.treatments]
    if asked.near:
        found += [("near", near_text or _degrees(asked.near)), ("within", plain_number(asked.within_km))]
    found += [(name, value.lower()) for name, field in _LISTS for value in getattr(asked, field)]
    found += [("age", plain_number(asked.age_years)), ("sex", (asked.sex or "").lower())]
    found += [("healthy", _yes_no(asked.healthy)), ("sponsor", asked.sponsor)]
    found += [("country", each) for each in asked.countries]
    found += [("posted", _day(asked.posted_since)), ("changed", _day(asked.changed_since))]
    found += [("results", _yes_no(asked.has_results)), ("sort", "" if asked.sort == "relevance" else asked.sort)]
    found += [("page", str(asked.page) if asked.page > 1 else "")]
    return [(name, value) for name, value in found if value]


def condition_word(condition: str) -> str:
    """A condition as it stands in an address: its slug where it is an id."""
    return slug(condition) if condition in vocabulary().row_of else condition


def plain_number(value: float | None) -> str:
    """A number as people write it; "" for none."""
    return "" if value is None else f"{value:.10g}"


def _degrees(near: Near) -> str:
    return f"{near.lat:.2f},{near.lon:.2f}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"
