"""A country under the names the registry has given it over the years.

Source: ClinicalTrials.gov's list of countries before and after its renaming of 2025, and ISO 3166 short names.
"""

from __future__ import annotations

from plaintrial.history.sameness import key_of

_NAMES = (
    ("Turkey", "Türkiye", "Turkey (Türkiye)"),
    ("South Korea", "Korea, Republic of", "Republic of Korea", "Korea"),
    ("North Korea", "Korea, Democratic People's Republic of"),
    ("Russia", "Russian Federation"),
    ("Czechia", "Czech Republic"),
    ("Iran", "Iran, Islamic Republic of"),
    ("Vietnam", "Viet Nam"),
    ("Moldova", "Moldova, Republic of", "Republic of Moldova"),
    ("North Macedonia", "Macedonia, The Former Yugoslav Republic of", "Macedonia"),
    ("Syria", "Syrian Arab Republic"),
    ("Laos", "Lao People's Democratic Republic"),
    ("Libya", "Libyan Arab Jamahiriya"),
    ("Palestine", "Palestinian Territories", "Palestinian Territory, occupied", "Palestinian Territory"),
    ("Democratic Republic of the Congo", "Congo, The Democratic Republic of the"),
    ("Republic of the Congo", "Congo"),
    ("Côte d'Ivoire", "Cote D'Ivoire", "Ivory Coast"),
    ("Eswatini", "Swaziland"),
    ("Brunei", "Brunei Darussalam"),
    ("Tanzania", "Tanzania, United Republic of"),
    ("Venezuela", "Venezuela, Bolivarian Republic of"),
    ("Bolivia", "Bolivia, Plurinational State of"),
    ("Taiwan", "Taiwan, Province of China"),
    ("Hong Kong", "Hong Kong SAR", "Hong Kong, China"),
    ("Macau", "Macao"),
    ("Myanmar", "Burma"),
    ("Cape Verde", "Cabo Verde"),
    ("Micronesia", "Federated States of Micronesia"),
    ("United States", "United States of America", "USA", "US"),
    ("United Kingdom", "Great Britain", "UK"),
    ("Netherlands", "The Netherlands"),
    ("Gambia", "The Gambia"),
    ("Réunion", "Reunion"),
)
_CANONICAL = {key_of(name): key_of(names[0]) for names in _NAMES for name in names}


def country_key(name: str) -> str:
    """The same key for all names of a country."""
    key = key_of(name)
    return _CANONICAL.get(key, key)
