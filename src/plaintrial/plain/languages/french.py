"""French: de, du, d', des; au, à la, aux; en France, au Canada, aux États-Unis; 1er janvier; 1 200."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.languages.grammar import joined_by
from plaintrial.plain.languages.labels import read_names
from plaintrial.plain.languages.phrase import Phrase
from plaintrial.plain.languages.translated import Translated, catalogue

_OF = {"le ": "du ", "les ": "des ", "un ": "d'un ", "une ": "d'une ", "des ": "de ", "d'autres ": "d'autres "}
_TO = {"le ": "au ", "les ": "aux "}
_UN = ("un ", "une ", "aucun ", "aucune ")
_NAMED = ("la maladie ", "le syndrome ")
_ARTICLES = ("le ", "la ", "les ", "l'")
_CITY_ARTICLES = ("Le ", "Les ")
_ASPIRATED = ("hernie", "handicap", "yaourt")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre")  # fmt: skip
_PLURAL_FROM = 2


class French:
    """The grammar. Plural from 2 on; a narrow space between thousands and inside quotation marks."""

    quotes = ("«\u202f", "\u202f»")

    def phrase(self, words: str, *, several: bool = False, other: str = "") -> Phrase:
        """With "de" and "à" contracted; an illness loses its article after "atteint de"."""
        of, to = _of(words), _to(words)
        that = f"qu'{words}" if words.startswith(_UN) else f"que {words}"
        having = of if words.startswith(_NAMED) else de(self.bare(words))
        return Phrase(words, several=several, of=of, to=to, that=that, inside=other or to, having=other or having)

    def bare(self, words: str) -> str:
        """ "asthme" of "l'asthme"."""
        return words.removeprefix(next((article for article in _ARTICLES if words.startswith(article)), ""))

    def is_several(self, words: str) -> bool:
        """By the article."""
        return words.startswith(("les ", "des "))

    def city(self, name: str) -> Phrase:
        """ "à Lyon", "au Mans"."""
        article = next((article for article in _CITY_ARTICLES if name.startswith(article)), None)
        there = f"à {name}" if article is None else _TO[article.lower()] + name.removeprefix(article)
        return Phrase(name, inside=there)

    def number(self, value: int) -> Phrase:
        """ "1 200"."""
        return Phrase(f"{value:,}".replace(",", "\u202f"), several=value >= _PLURAL_FROM)

    def date(self, when: PartialDate) -> Phrase:
        """ "1er août 2018", said "le 1er août 2018"; "août 2018", said "en août 2018"."""
        if when.year is None or when.month is None:
            return Phrase(str(when), of=f"de {when}", inside=f"en {when}")
        month = f"{_MONTHS[when.month - 1]} {when.year}"
        if when.day is None:
            return Phrase(month, of=de(month), inside=f"en {month}")
        day = f"{'1er' if when.day == 1 else when.day} {month}"
        return Phrase(day, of=f"du {day}", inside=f"le {day}")

    def listed(self, parts: Sequence[str]) -> str:
        """ "a, b et c"."""
        return joined_by("et", parts)

    def chosen(self, parts: Sequence[str]) -> str:
        """ "a, b ou c"."""
        return joined_by("ou", parts)


def de(words: str) -> str:
    """ "de" before words without an article, "d'" before a vowel or a silent h."""
    first = words[:1].lower()
    elides = first != "" and first in "aeiouyéèêâîôœh" and not words.lower().startswith(_ASPIRATED)
    return f"d'{words}" if elides else f"de {words}"


def _of(words: str) -> str:
    for article, contracted in _OF.items():
        if words.startswith(article):
            return contracted + words.removeprefix(article)
    return de(words)


def _to(words: str) -> str:
    for article, contracted in _TO.items():
        if words.startswith(article):
            return contracted + words.removeprefix(article)
    return f"à {words}"


FRENCH = Translated("fr", told=catalogue("fr"), names=read_names("fr"), grammar=French())
