"""Read a study into plain words: the pure front door of this package."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

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
    known = frozenset(match.term for match in conditions if match.id is not None)
    page = Page(study, language, known_terms=known, criteria=criteria)
    headlines = spoken(HEADLINE_RULE, page)
    if not headlines:
        raise EvidenceMissing("the record has neither a title nor an id")
    sentences = [sentence for rule in RULES for sentence in spoken(rule, page)]
    sentences += summary_sentences(page)
    plain = tuple(sorted(sentences, key=lambda sentence: _PLACES[sentence.section]))
    texts = [headlines[0].text, *(sentence.text for sentence in plain)]
    return PlainReading(headlines[0], plain, readability(texts) if language is ENGLISH else None)
