"""Which sentences of the summary are said: what it is for, and what people would do; plain, short, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from plaintrial.plain.check import check_text
from plaintrial.plain.checking.words import is_frame, stem, tokens
from plaintrial.plain.glossary import entry_of
from plaintrial.plain.page import Page
from plaintrial.plain.readability import hardness
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.summary.simpler import simpler
from plaintrial.plain.summary.sort import section_of
from plaintrial.plain.summary.spans import sentence_spans
from plaintrial.plain.unfit import unfit
from plaintrial.record import Locator

RULE_ID = "registrant_summary"
_PATH = "/protocolSection/descriptionModule/briefSummary"
_HARDEST = {"why": 12.5, "asks": 9.5, "what": 10.0, "who": 10.0}
_MOST = {"why": 2, "asks": 3, "what": 1, "who": 1}
_TRIED = 30
_LONGEST_SOURCE = 400
_MARKS = ".,;:?!\"'“”‘’-"
_FAMILIAR = frozenset(
    ("HIV", "AIDS", "DNA", "RNA", "MRI", "CT", "PET", "US", "USA", "UK", "EU", "FDA", "NIH", "WHO", "II", "III", "IV",
     "VI", "TV", "OK", "COVID", "TB", "IQ")
)  # fmt: skip
_FEWEST, _MOST_SPACES = 2, 48
"""Blanks of a sentence that could come out between 6 and 22 words long."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A sentence that may be said: its words, its section, its span in the summary and its reading grade."""

    section: str
    text: str
    start: int
    end: int
    grade: float


def summary_sentences(page: Page) -> list[Sentence]:
    """The chosen sentences, in the record's order. Each passes the checker against its own span.

    The plainest are tried first, so that most are never held against anything.
    """
    left = dict(_MOST)
    chosen: dict[str, tuple[Candidate, Locator]] = {}
    for candidate in sorted(_candidates(page.study.description.brief_summary or ""), key=lambda c: c.grade):
        if not left[candidate.section] or candidate.text in chosen or not _is_fit(page, candidate):
            continue
        evidence = page.cite_span(_PATH, candidate.start, candidate.end)
        if not check_text(candidate.text, (evidence,)):
            left[candidate.section] -= 1
            chosen[candidate.text] = candidate, evidence
    in_order = sorted(chosen.values(), key=lambda pair: pair[0].start)
    return [Sentence(one.section, one.text, RULE_ID, (evidence,)) for one, evidence in in_order]


def _candidates(text: str) -> Iterator[Candidate]:
    for start, end in islice(sentence_spans(text), _TRIED):
        raw = text[start:end]
        fit = _FEWEST <= raw.count(" ") <= _MOST_SPACES and end - start <= _LONGEST_SOURCE
        said = simpler(raw) if fit else None
        section = section_of(said) if said is not None else None
        if said is not None and section is not None:
            grade = hardness(said)
            if grade <= _HARDEST[section]:
                yield Candidate(section, said, start, end, grade)


def _is_fit(page: Page, candidate: Candidate) -> bool:
    """Whether nothing in a sentence keeps it from being said of this study."""
    raw = (page.study.description.brief_summary or "")[candidate.start : candidate.end]
    if unfit(raw) in ("address", "order") or _has_unknown_letters(page, candidate.text):
        return False
    return candidate.section != "what" or _is_on_subject(page, candidate.text)


def _is_on_subject(page: Page, said: str) -> bool:
    """Whether a sentence shares a word with the names of the study's subject: background that does not is not of it.

    The same word in both is the usual case, and quickly seen; else the words are compared without their endings.
    """
    words = set(tokens(said))
    subject = _known(page, "words of the subject", _subject_words)
    if any(map(_tells, words.intersection(subject))):
        return True
    return not _known(page, "stems of the subject", _subject_stems).isdisjoint(map(stem, words))


def _has_unknown_letters(page: Page, said: str) -> bool:
    """Whether a sentence holds letters for words ("FSGS") that neither a list nor the subject's names hold."""
    letters = [word.strip(_MARKS) for word in said.split(" ") if word[1:2].isupper()]
    unknown = [one for one in letters if one.isalpha() and one.isupper() and not _is_familiar(one)]
    return any(one.lower() not in _known(page, "words of the subject", _subject_words) for one in unknown)


def _is_familiar(letters: str) -> bool:
    return letters in _FAMILIAR or entry_of(letters) is not None


def _known(page: Page, name: str, work: Callable[[Page], set[str]]) -> set[str]:
    if name not in page.known:
        page.known[name] = work(page)
    found: set[str] = page.known[name]
    return found


def _subject_words(page: Page) -> set[str]:
    names = [
        page.study.title,
        *page.study.conditions.conditions,
        *(i.name or "" for i in page.study.arms.interventions),
    ]
    texts = [*names, *(reworded(name) for name in names), "cancer tumor chemotherapy"]
    return {token for text in texts for token in tokens(text)}


def _subject_stems(page: Page) -> set[str]:
    return {stem(word) for word in _known(page, "words of the subject", _subject_words) if _tells(word)}


def _tells(word: str) -> bool:
    return word[0].isalpha() and not is_frame(word)
