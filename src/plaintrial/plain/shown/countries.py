"""Countries as they stand after "in": "the United States", "South Korea"; the registry's turned names turned back."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.plain.shown.treatments import own_name
from plaintrial.record import Locator

_SAID = {
    "United States": "the United States",
    "United Kingdom": "the United Kingdom",
    "Netherlands": "the Netherlands",
    "Philippines": "the Philippines",
    "Czech Republic": "the Czech Republic",
    "Bahamas": "the Bahamas",
    "Dominican Republic": "the Dominican Republic",
    "United Arab Emirates": "the United Arab Emirates",
    "Russian Federation": "the Russian Federation",
    "Gambia": "the Gambia",
    "Maldives": "the Maldives",
    "Congo": "the Congo",
    "Korea, Republic of": "the Republic of Korea",
    "Iran, Islamic Republic of": "Iran",
    "Korea, Democratic People's Republic of": "the Democratic People's Republic of Korea",
    "Macedonia, The Former Yugoslav Republic of": "the former Yugoslav Republic of Macedonia",
    "Moldova, Republic of": "Moldova",
    "Congo, The Democratic Republic of the": "the Democratic Republic of the Congo",
    "Former Yugoslavia": "the former Yugoslavia",
    "Former Serbia and Montenegro": "the former Serbia and Montenegro",
    "Turkey (Türkiye)": "Turkey",
    "Syrian Arab Republic": "Syria",
    "Tanzania": "Tanzania",
    "Palestinian Territories, Occupied": "the Palestinian Territories",
    "Virgin Islands (U.S.)": "the Virgin Islands (U.S.)",
    "Central African Republic": "the Central African Republic",
    "Libyan Arab Jamahiriya": "Libya",
    "Lao People's Democratic Republic": "Laos",
    "Netherlands Antilles": "the Netherlands Antilles",
}


def country(evidence: Sequence[Locator], language: Language) -> str | None:
    """One country."""
    english = _SAID.get(evidence[0].quote) or own_name(evidence, language)
    return None if english is None else language.country(evidence[0].quote, english)


def country_after_city(evidence: Sequence[Locator], language: Language) -> str | None:
    """The same after a city and a comma: without its article."""
    english = _SAID.get(evidence[0].quote) or own_name(evidence, language)
    return None if english is None else language.country(evidence[0].quote, english.removeprefix("the "))


def countries(evidence: Sequence[Locator], language: Language) -> str | None:
    """Several countries as a list."""
    names = [country([locator], language) for locator in evidence]
    shown = [name for name in names if name is not None]
    return language.listing(shown) if shown and len(shown) == len(names) else None
