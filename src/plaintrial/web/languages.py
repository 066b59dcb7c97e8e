"""The language a page is in, and its words for days and numbers. An address tells it: see ``language_of_path``."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.language import Language
from plaintrial.plain.languages import ENGLISH, LANGUAGES
from plaintrial.plain.languages.translated import Translated


def spoken() -> Language:
    """The language of the page that is being made."""
    return LANGUAGES.get(language_code(), ENGLISH)


def language_code() -> str:
    """Its code for ``lang``: "en", "fr", "es"."""
    return (get_language() or ENGLISH.code).partition("-")[0]


def recorded(text: str) -> str:
    """The registrant's English words in a list of ours: between « », where the page is not English."""
    language = spoken()
    return language.quoted(text) if isinstance(language, Translated) and text else text


def treatment_alone(name: str) -> str:
    """A treatment's name in a list: our own word without its article, else the registrant's name, ``recorded``."""
    language = spoken()
    if not isinstance(language, Translated):
        return name
    label = language.names.treatments.of(name)
    return language.grammar.bare(label.words) if label else recorded(name)


def day_in_words(when: date | datetime | PartialDate) -> str:
    """A day, or a date as precise as it was given: "6 August 2018", "août 2018"."""
    if isinstance(when, PartialDate):
        return str(spoken().date(when))
    return str(spoken().date(PartialDate("", when.year, when.month, when.day)))
