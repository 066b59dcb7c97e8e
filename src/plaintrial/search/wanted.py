"""From what was understood to the query of the words: which studies are found, and what ranks them."""

from __future__ import annotations

from plaintrial.search.terms import Query, Terms, either, every, everything, still, weighed
from plaintrial.search.understand import Lexicon
from plaintrial.search.understood import Part, Understood

EXACT, KIND_OF = 3.0, 1.0
"""A study of the very condition before one of a kind of it; both beside the words themselves."""
IDLE = 0.3
_PHRASE_FIELDS = ("names", "intervention", "sponsor", "summary")


def wanted(understood: Understood, terms: Terms, lexicon: Lexicon) -> Query:
    """Studies that have every part that is needed (``some``: any of them), ranked by all parts."""
    needed = [_finds(part, terms, lexicon) for part in understood.needed]
    ranking = [query for part in understood.parts for query in _ranks(part, terms)]
    if not understood.parts:
        return still(everything())
    return every([either(needed)] if understood.some else needed, ranking)


def _finds(part: Part, terms: Terms, lexicon: Lexicon) -> Query:
    if part.kind == "id":
        return weighed(terms.one("id", part.text), 20.0)
    if part.kind == "condition":
        return _condition(part, terms, lexicon)
    if part.kind == "phrase":
        return either([terms.phrase(field, part.stems) for field in _PHRASE_FIELDS])
    if part.kind == "treatment":
        return either([terms.all_words(field, part.stems) for field in ("intervention", "title")])
    field = "sponsor" if part.kind == "sponsor" else "text"
    return still(terms.all_words(field, part.stems))


def _condition(part: Part, terms: Terms, lexicon: Lexicon) -> Query:
    """The condition, kinds of it, studies that mention it; and the words as typed, unless they are a name of it.

    Mentions were read from names of all spellings, so that names of one condition find the same studies.
    """
    named = all(lexicon.frequency("names", stem) for stem in part.stems) or bool(part.meant)
    typed = bool(part.stems) and not part.sure
    ways = [still(terms.all_words("names" if named else "text", part.stems))] if typed else []
    for meant in part.meant:
        ways += [weighed(terms.one("concept", meant.concept), EXACT)]
        ways += [weighed(terms.one("below", meant.concept), KIND_OF), still(terms.one("said", meant.concept))]
    return either(ways)


def _ranks(part: Part, terms: Terms) -> list[Query]:
    if part.kind in ("id", "sponsor"):
        return []
    weight = IDLE if part.idle else 1.0
    return [weighed(terms.word("text", stem), weight) for stem in dict.fromkeys(part.stems)]
