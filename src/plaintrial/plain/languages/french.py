"""French: de, du, d', des; au, à la, aux; en France, au Canada, aux États-Unis; 1er janvier; 1 200."""

from __future__ import annotations

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.languages.labels import read_names
from plaintrial.plain.languages.phrase import Phrase
from plaintrial.plain.languages.translated import Translated, catalogue

_OF = {"le ": "du ", "les ": "des ", "un ": "d'un ", "une ": "d'une ", "des ": "de "}
_TO = {"le ": "au ", "les ": "aux "}
_UN = ("un ", "une ", "aucun ", "aucune ")
_NAMED = ("la maladie ", "le syndrome ")
_ARTICLES = ("le ", "la ", "les ", "l'")
_LE = ("Le ", "Les ")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre")  # fmt: skip


class French(Translated, frozen=True):
    """Plural from 2 on; a narrow space between thousands and inside quotation marks."""

    def phrase(self, words: str, *, several: bool = False, other: str = "") -> Phrase:
        """With "de" and "à" contracted; an illness loses its article after "atteint de"."""
        to = _contracted(words, _TO, "à ")
        that = f"qu'{words}" if words.startswith(_UN) else f"que {words}"
        of = _contracted(words, _OF, "de ")
        having = of if words.startswith(_NAMED) else de(_bare(words))
        return Phrase(words, several=several, of=of, to=to, that=that, inside=other or to, having=other or having)

    def city(self, name: str, /) -> Phrase:
        """ "à Lyon", "au Mans"."""
        said = super().city(name)
        article = next((article for article in _LE if said.startswith(article)), None)
        if article is None:
            return said
        return Phrase(said, inside=_TO[article.lower()] + said.removeprefix(article))

    def is_several(self, words: str) -> bool:
        """By the article."""
        return words.startswith(("les ", "des "))

    def date(self, when: PartialDate) -> Phrase:
        """ "1er août 2018", said "le 1er août 2018"; "août 2018", said "en août 2018"."""
        if when.year is None or when.month is None:
            return Phrase(str(when), of=f"de {when}", inside=f"en {when}")
        month = f"{self.months[when.month - 1]} {when.year}"
        if when.day is None:
            return Phrase(month, of=de(month), inside=f"en {month}")
        day = f"{'1er' if when.day == 1 else when.day} {month}"
        return Phrase(day, of=f"du {day}", inside=f"le {day}")


def de(words: str) -> str:
    """ "de" before words without an article, "d'" before a vowel or a silent h."""
    return f"d'{words}" if elides(words) else f"de {words}"


def elides(words: str) -> bool:
    """Whether "de" loses its e. Words of ours that begin with h have a silent one, but for the names below."""
    first = words[:1].lower()
    return first in "aeiouyéèêâîôœh" and not words.lower().startswith(("hernie", "handicap", "hurler", "yaourt"))


def _bare(words: str) -> str:
    article = next((article for article in _ARTICLES if words.startswith(article)), "")
    return words.removeprefix(article)


def _contracted(words: str, contractions: dict[str, str], preposition: str) -> str:
    for article, contracted in contractions.items():
        if words.startswith(article):
            return contracted + words.removeprefix(article)
    return de(words) if preposition == "de " else preposition + words


FRENCH = French(
    "fr",
    told=catalogue("fr"),
    months=_MONTHS,
    quotes=("«\u202f", "\u202f»"),
    joined_by="{list} et {last}",
    either="{list} ou {last}",
    thousands="\u202f",
    names=read_names("fr"),
)
