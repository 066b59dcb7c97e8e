"""The headline: the one question the study asks, built only from what the record states."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.language import word_count
from plaintrial.plain.page import Page
from plaintrial.plain.rules import headline_cues, headline_trial, headline_watching
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.rules.side_by_side import of_all
from plaintrial.plain.sentence import HEADLINE, Sentence

_SPARED = 5
"""A headline is shorter than a sentence may be, by so many words."""


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    """The first question that fits and is short enough; there always is one."""
    for asked in _candidates(page, of_all(page, say, spared=_SPARED)):
        if asked is not None and word_count(asked.text) <= page.language.max_words - _SPARED:
            yield asked
            return


def _candidates(page: Page, say: Say) -> Iterator[Sentence | None]:
    if page.study.design.study_type == "INTERVENTIONAL":
        yield from headline_trial.questions(page, say)
    yield from headline_watching.access(page, say)
    yield from headline_watching.questions(page, say)
    if page.study.design.study_type == "OBSERVATIONAL":
        yield from headline_cues.questions(page, say)
        yield from headline_watching.by_time(page, say)
        yield from headline_cues.course(page, say)
    yield from headline_watching.anything(page, say)


RULE = Rule(
    "headline", HEADLINE, (*headline_trial.MESSAGES, *headline_watching.MESSAGES, *headline_cues.MESSAGES), _sentences
)
