"""Spanish: del, al; "e" before i, "u" before o; 6 de agosto de 2018; 1200 but 12 000."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.languages.grammar import joined_by
from plaintrial.plain.languages.labels import read_names
from plaintrial.plain.languages.phrase import Phrase
from plaintrial.plain.languages.translated import Translated, catalogue

_ARTICLES = ("el ", "la ", "los ", "las ")
_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre")  # fmt: skip
_FEWEST_GROUPED = 10_000
_DIPHTHONGS = ("hie", "hia", "ie", "io", "ia", "iu")


class Spanish:
    """The grammar. A narrow space between thousands from 5 figures on, as the Academy writes them."""

    quotes = ("«", "»")

    def phrase(self, words: str, *, several: bool = False, other: str = "") -> Phrase:
        """With "de" and "a" contracted; an illness loses its article after "con"."""
        return Phrase(words, several=several, of=_contracted("de", words), to=_contracted("a", words),
                      inside=other or words, having=other or self.bare(words))  # fmt: skip

    def bare(self, words: str) -> str:
        """ "asma" of "el asma"."""
        return words.removeprefix(next((article for article in _ARTICLES if words.startswith(article)), ""))

    def is_several(self, words: str) -> bool:
        """By the article."""
        return words.startswith(("los ", "las ", "unos ", "unas "))

    def city(self, name: str) -> Phrase:
        """The name alone."""
        return Phrase(name)

    def number(self, value: int) -> Phrase:
        """ "1200", "12 000"."""
        figures = str(value) if value < _FEWEST_GROUPED else f"{value:,}".replace(",", "\u202f")
        return Phrase(figures, several=value != 1)

    def date(self, when: PartialDate) -> Phrase:
        """ "6 de agosto de 2018", said "el 6 de agosto de 2018"; "agosto de 2018", said "en agosto de 2018"."""
        if when.year is None or when.month is None:
            return Phrase(str(when), inside=f"en {when}")
        month = f"{_MONTHS[when.month - 1]} de {when.year}"
        if when.day is None:
            return Phrase(month, inside=f"en {month}")
        return Phrase(f"{when.day} de {month}", inside=f"el {when.day} de {month}")

    def listed(self, parts: Sequence[str]) -> str:
        """ "A e ibuprofeno"."""
        return joined_by("e" if _begins_with(parts[-1:], "i") else "y", parts)

    def chosen(self, parts: Sequence[str]) -> str:
        """ "A u oxaliplatino"."""
        return joined_by("u" if _begins_with(parts[-1:], "o") else "o", parts)


def _begins_with(last: Sequence[str], vowel: str) -> bool:
    """Whether the last part begins with the sound of a vowel."""
    word = "".join(last).lower().lstrip("«“\"'(").replace("í", "i").replace("ó", "o")
    if word.startswith(_DIPHTHONGS):
        return False
    return word.removeprefix("h").startswith(vowel) or (vowel == "o" and word.startswith(("8", "11 ")))


def _contracted(preposition: str, words: str) -> str:
    return f"{preposition}l {words.removeprefix('el ')}" if words.startswith("el ") else f"{preposition} {words}"


SPANISH = Translated("es", told=catalogue("es"), names=read_names("es"), grammar=Spanish())
