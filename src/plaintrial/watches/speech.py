"""The language that watches speak: the page's one, and in mail the one in which somebody asked to be told."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from plaintrial.history.said import Said
from plaintrial.places import about
from plaintrial.plain.languages import ENGLISH, LANGUAGES, Language
from plaintrial.plain.languages.retold import retold
from plaintrial.plain.languages.translated import Translated
from plaintrial.watches.models import Subscriber
from plaintrial.watches.sealing import wish_of


def language_code() -> str:
    """The code: "en", "fr", "es"."""
    return (get_language() or ENGLISH.code).partition("-")[0]


def spoken() -> Language:
    """The language."""
    return LANGUAGES.get(language_code(), ENGLISH)


def language_of(subscriber: Subscriber) -> str:
    """The setting's code of the language in which somebody asked last; English for old watches."""
    newest = subscriber.watches.order_by("-pk").first()
    code = "" if newest is None else wish_of(newest).language
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def page_prefix() -> str:
    """What stands before a page's path in the language: "/fr"; "" in English."""
    return "" if spoken() is ENGLISH else f"/{language_code()}"


def change_said(sentence: str) -> str:
    """A sentence on what changed; one kept without how it was made stays English."""
    language = spoken()
    if isinstance(sentence, Said) and isinstance(language, Translated):
        return retold(sentence, language)
    return str(sentence)


def distance_said(km: float) -> str:
    """ "10 km (6 miles)"; kilometres alone in other languages."""
    return about(km).removeprefix("about ") if spoken() is ENGLISH else f"{spoken().number(round(km))} km"
