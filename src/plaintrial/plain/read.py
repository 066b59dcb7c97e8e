"""Read a study into plain words: the pure front door of this package."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plaintrial.conditions.alternatives import alternatives
from plaintrial.conditions.match import Match
from plaintrial.eligibility.tree import CriteriaTree
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.page import Page
from plaintrial.plain.readability import Readability, readability
from plaintrial.plain.rules import HEADLINE_RULE, RULES
from plaintrial.plain.rules.rule import spoken
from plaintrial.plain.sentence import SECTIONS, EvidenceMissing, Sentence
from plaintrial.plain.summary.choose import summary_sentences
from plaintrial.record import Study

_PLACES = {section: place for place, section in enumerate(SECTIONS)}


class PlainReading(msgspec.Struct, frozen=True, rename="camel"):
    """A study in plain words. Encoded, it is that part of a reading's JSON which ``docs/plain-language.md`` shows.

    ``readability``: None in languages for which there is no tested formula.
    """

    headline: Sentence
    plain: tuple[Sentence, ...]
    readability: Readability | None


def read_plain(
    study: Study,
    *,
    conditions: Sequence[Match] = (),
    criteria: CriteriaTree | None = None,
    language: Language = ENGLISH,
) -> PlainReading:
    """The study in plain words, each sentence with its evidence. Pure; never fails on a record that could be read.

    ``conditions`` (``conditions.study_conditions``) help to choose which condition the headline names, ``criteria``
    (``eligibility.read_criteria``) to say who cannot join. Without them less is said, and nothing is said wrongly.
    """
    reading = read_all([(study, conditions, criteria)], language)[0]
    if reading is None:
        raise EvidenceMissing("the record has neither a title nor an id")
    return reading


Read = tuple[Study, Sequence[Match], CriteriaTree | None]
"""A study with its conditions and its criteria, read."""


def read_all(studies: Sequence[Read], language: Language = ENGLISH) -> list[PlainReading | None]:
    """The same of several studies, in order; None for one that has nothing to build a headline on.

    One rule goes through all of them before the next one does: a processor then has at hand what the rule needs.
    """
    pages = [page_of(study, conditions, language, criteria) for study, conditions, criteria in studies]
    headlines = [spoken(HEADLINE_RULE, page) for page in pages]
    sentences: list[list[Sentence]] = [[] for _ in pages]
    for rule in RULES:
        for page, said in zip(pages, sentences, strict=True):
            said += spoken(rule, page)
    for page, said in zip(pages, sentences, strict=True):
        said += summary_sentences(page)
    return [
        _reading(asked[0], said, language) if asked else None for asked, said in zip(headlines, sentences, strict=True)
    ]


def page_of(
    study: Study, conditions: Sequence[Match], language: Language, criteria: CriteriaTree | None = None
) -> Page:
    """What rules are given of a study."""
    known = frozenset([match.term for match in conditions if match.id is not None])
    side_by_side = alternatives(conditions, study.identification.brief_title or "")
    return Page(study, language, known_terms=known, alternatives=side_by_side, criteria=criteria)


def _reading(headline: Sentence, sentences: list[Sentence], language: Language) -> PlainReading:
    plain = tuple(sorted(sentences, key=_place))
    texts = [headline.text, *[sentence.text for sentence in plain]]
    return PlainReading(headline, plain, readability(texts) if language is ENGLISH else None)


def _place(sentence: Sentence) -> int:
    return _PLACES[sentence.section]
