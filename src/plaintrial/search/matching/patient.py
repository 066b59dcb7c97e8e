"""A patient as read from free text."""

from __future__ import annotations

from typing import NamedTuple

from plaintrial.search.matching.clauses import affirmed
from plaintrial.search.matching.mentions import mentions
from plaintrial.search.matching.who import age_of, sex_of, words_for, words_of
from plaintrial.search.words import IDLE, stems


class Patient(NamedTuple):
    """What a text says of a patient: ``age`` in years and ``sex`` ("FEMALE", "MALE") where it says them.

    ``concepts``: condition ids with weights; ``words``: stems of what is said, with how often; ``lead``: those of the
    first sentence; ``people``: stems of the words with which studies name people of that age and sex.
    """

    age: float | None
    sex: str | None
    concepts: dict[str, float]
    words: dict[str, int]
    lead: frozenset[str]
    people: tuple[str, ...] = ()


def read_patient(text: str) -> Patient:
    """Read a patient's free text. What is denied or said of relatives is left out; nothing is an error."""
    clauses = affirmed(text)
    counted: dict[str, int] = {}
    lead: set[str] = set()
    for clause in clauses:
        for stem in stems(clause.text):
            if stem not in IDLE and not stem.isdigit() and len(stem) > 1:
                counted[stem] = counted.get(stem, 0) + 1
                lead |= {stem} if clause.first else set()
    said = words_of(text)
    age, sex = age_of(said), sex_of(said)
    people = tuple(dict.fromkeys(stems(words_for(age, sex))))
    return Patient(age, sex, mentions(clauses), counted, frozenset(lead), people)
