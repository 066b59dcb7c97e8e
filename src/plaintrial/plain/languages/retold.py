"""What changed, said in another language: the templates of ``history`` filled with the same values.

The registrant's words stand between « », as in rule sentences; names of people, places and sponsors stand as they are.
"""

from __future__ import annotations

from functools import lru_cache

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.history.said import (
    Begun,
    Day,
    Listed,
    Name,
    Node,
    Number,
    Place,
    Quote,
    Said,
    Sentences,
    Told,
)
from plaintrial.plain.languages.phrase import Phrase
from plaintrial.plain.languages.translated import Translated

INSIDE = {"{n} more countries": "in {n} more countries"}
"""Phrases that stand after "in", and how they stand there."""


def retold(said: Said, language: Translated) -> str:
    """The sentence in ``language``."""
    return _capital(said.node, _words(said.node, language))


def _capital(node: Node, words: str) -> str:
    """A capital at the beginning, unless the record's own words stand there."""
    first: Node | None = node
    while first is not None and not isinstance(first, Name | Quote | Day | Number | Place):
        first = _first(first)
    return words if isinstance(first, Name | Quote) else words[:1].upper() + words[1:]


def _first(node: Told | Listed | Sentences | Begun) -> Node | None:
    """What a sentence begins with, where that is something put into it."""
    match node:
        case Told(template, values):
            return values.get(template[1:].partition("}")[0]) if template.startswith("{") else None
        case Begun(sentence):
            return sentence
        case _:
            return node.items[0] if node.items else None


def _words(node: Node, language: Translated) -> Phrase:
    match node:
        case Told():
            return _template(node, language)
        case Quote(text):
            return language.grammar.phrase(language.quoted(text))
        case Name(text):
            return language.grammar.phrase(text.translate(_OWN_MARKS))
        case Day(written):
            day = read_partial_date(written)
            return Phrase(written) if day is None else language.date(day)
        case Number(value):
            return language.number(value)
        case Place():
            return _place(node, language)
        case Listed(items):
            return language.listing([_words(item, language) for item in items])
        case Sentences(items):
            return Phrase(" ".join(_capital(item, _words(item, language)) for item in items))
        case Begun(sentence):
            return Phrase(_words(sentence, language).removesuffix("."))


def _template(told: Told, language: Translated) -> Phrase:
    n = told.values.get("n")
    forms = (told.template, told.many) if told.many else (told.template,)
    template = language.text(forms, n.value if isinstance(n, Number) else 1)
    values = {name: _words(value, language) for name, value in told.values.items()}
    words = template.format(**values)
    inside = INSIDE.get(told.template)
    other = language.text((inside,)).format(**values) if inside else ""
    return language.grammar.phrase(words, several=language.grammar.is_several(words), other=other)


@lru_cache(maxsize=4096)
def _place(place: Place, language: Translated) -> Phrase:
    """ "Lyon (France)", said "à Lyon (France)"; a country alone "en France"."""
    country = language.country(place.country, place.country) if place.country else Phrase("")
    if not place.city:
        return country
    city, alone = language.city(place.city), language.grammar.bare(country)
    around = ", ".join(part for part in (place.state, alone) if part)
    if not around:
        return city
    return Phrase(f"{city} ({around})", inside=f"{city.inside} ({around})")


_OWN_MARKS = str.maketrans("«»", "“”")
