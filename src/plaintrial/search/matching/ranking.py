"""Studies for a patient: several queries, each ranking in its own way, fused by reciprocal rank."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from plaintrial.conditions import vocabulary
from plaintrial.search.ages import age_tokens, years_to_days
from plaintrial.search.matching.patient import Patient
from plaintrial.search.reader import Reader
from plaintrial.search.terms import Query, Terms, either, every, highest, still, weighed
from plaintrial.search.ties import listed
from plaintrial.search.words import stems

RRF = 80
"""The constant of reciprocal rank fusion (Cormack and others, 2009, have 60)."""
DEPTH = 10_000
LEAD = 1.5
"""A word of the first sentence, which says why the patient came, against any other."""
EXACT, BROADER, SYNONYM = 2.0, 0.3, 1.5
"""Weights beside 1 for a kind of the condition: the condition itself, what it is a kind of, another name of it."""
TOO_BROAD = 1 / 20
"""A broader condition that more studies than this share are about tells nothing."""
PEOPLE = {"text": 0.6, "condition": 1.0, "names": 0.6}
"""Weights of the words for people of the patient's age and sex, by field."""
_SYNONYM_WORDS = range(2, 6)
"""One word alone is too often another thing's name as well."""


class Ranked(NamedTuple):
    """A study and its score: only the order of scores means anything."""

    nct_id: str
    score: float


def rank(patient: Patient, reader: Reader, n: int = 100, *, depth: int = DEPTH) -> list[Ranked]:
    """Up to ``n`` studies for a patient, the likeliest to concern them first.

    Studies whose ages or sex leave the patient out are not among them.
    """
    terms = Terms(reader.schema)
    open_to = [still(query) for query in _open_to(patient, terms)]
    scores: dict[int, float] = {}
    for query in queries(patient, terms, reader):
        for place, number in enumerate(listed(every([query, *open_to]), depth, reader).numbers, 1):
            scores[number] = scores.get(number, 0.0) + 1 / (RRF + place)
    kept = sorted(scores.items(), key=lambda each: (-each[1], each[0]))[:n]
    return [Ranked(f"NCT{number:08}", score) for number, score in kept]


def _open_to(patient: Patient, terms: Terms) -> list[Query]:
    found: list[Query] = []
    if patient.age is not None:
        found.append(either([terms.one("age", t) for t in age_tokens(years_to_days(patient.age))]))
    if patient.sex is not None:
        found.append(terms.any_of("sex", [patient.sex, "ALL"]))
    return found


def queries(patient: Patient, terms: Terms, reader: Reader) -> list[Query]:
    """The queries that are fused, those left out that have nothing to ask. Each finds what the others miss.

    The text's own words anywhere, and in conditions; the conditions it names, kinds of them and what they are kinds
    of; their names in the studies' names; their names and synonyms anywhere. With the text's words and the names rank
    the words for people of the patient's age and sex.
    """
    named = _concept_words(patient)
    names = [weighed(terms.word("names", stem), weight) for stem, weight in named]
    made = (
        _words(patient, terms, reader, "text"),
        _words(patient, terms, reader, "condition"),
        _concepts(patient, terms, reader),
        [*names, *_people(patient, terms, "names")] if names else [],
        [weighed(terms.word("text", stem), weight) for stem, weight in named] + _synonyms(patient, terms),
    )
    return [either(some) for some in made if some]


def _words(patient: Patient, terms: Terms, reader: Reader, field: str) -> list[Query]:
    known = [(stem, times) for stem, times in patient.words.items() if reader.frequency(field, stem)]
    weights = {stem: (1 + math.log(times)) * (LEAD if stem in patient.lead else 1.0) for stem, times in known}
    words = [weighed(terms.word(field, stem), weight) for stem, weight in weights.items()]
    return [*words, *_people(patient, terms, field)]


def _people(patient: Patient, terms: Terms, field: str) -> list[Query]:
    return [weighed(terms.word(field, stem), PEOPLE[field]) for stem in patient.people]


def _concepts(patient: Patient, terms: Terms, reader: Reader) -> list[Query]:
    found: list[Query] = []
    for concept, weight in patient.concepts.items():
        found.append(weighed(terms.one("concept", concept), EXACT * weight))
        found.append(weighed(terms.one("below", concept), weight))
        for broader in vocabulary().ancestors(concept):
            if 0 < reader.frequency("below", broader) < reader.studies * TOO_BROAD:
                found.append(weighed(terms.one("below", broader), BROADER * weight))
    return found


def _concept_words(patient: Patient) -> list[tuple[str, float]]:
    return [
        (stem, weight)
        for concept, weight in patient.concepts.items()
        if (known := vocabulary().concept(concept)) is not None
        for stem in dict.fromkeys(stems(known.name))
    ]


def _synonyms(patient: Patient, terms: Terms) -> list[Query]:
    """Other names of the conditions, as phrases; of one condition's names the one that tells most counts."""
    found: list[Query] = []
    for concept, weight in patient.concepts.items():
        named = [terms.phrase("names", words) for words in _other_names(concept)]
        if named:
            found.append(weighed(highest(named), SYNONYM * weight))
    return found


@lru_cache(maxsize=8192)
def _other_names(concept: str) -> tuple[tuple[str, ...], ...]:
    known = vocabulary().concept(concept)
    names = dict.fromkeys(stems(other.text) for other in known.synonyms) if known else {}
    return tuple(words for words in names if len(words) in _SYNONYM_WORDS)
