"""Common reasons not to take part, where the criteria were read and say so under an exclusion heading."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.tree import Criterion
from plaintrial.plain.message import Given, Message
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.record import Locator

_PLACE = ("eligibilityModule/eligibilityCriteria",)
_PATH = "/protocolSection/eligibilityModule/eligibilityCriteria"
_EXCLUDES = Given(_PLACE, matches=Pattern(r"(?i)exclu"))
_WHO = (
    r"(?i)^(?:(?:women|females?|patients?|participants?|subjects?|those|any)\s(?:who are |that are )?)?(?:currently )?"
)
_PREGNANT = Pattern(_WHO + r"pregnan(?:t|cy)\b")
_NURSING = Pattern(r"(?i)\b(?:breast-?\s?feeding|lactating|lactation|nursing)\b")

PREGNANT = Message("People who are pregnant cannot take part.", given=[_EXCLUDES, Given(_PLACE, matches=_PREGNANT)])
BOTH = Message(
    "People who are pregnant or breastfeeding cannot take part.",
    given=[_EXCLUDES, Given(_PLACE, matches=_PREGNANT), Given(_PLACE, matches=_NURSING)],
)
_MOST_WORDS = 14
_TWISTED = Pattern(r"(?i)\b(?:not|no|unless|except|without|test|partners?|planning|allowed|history|until|within)\b")


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if page.criteria is None:
        return
    if not any(criterion.kind == "exclusion" for criterion in page.criteria.criteria):
        return
    headings = [h for h in page.criteria.headings if h.kind == "exclusion" and "exclu" in h.text.lower()]
    for criterion in page.criteria.criteria:
        before = [heading for heading in headings if heading.end <= criterion.start]
        if before and criterion.kind == "exclusion" and _is_plain(criterion):
            heading = page.cite_span(_PATH, before[-1].start, before[-1].end)
            yield _said(say, heading, page.cite_span(_PATH, criterion.body, criterion.end))
            return


def _is_plain(criterion: Criterion) -> bool:
    """Whether a criterion says pregnancy, and nothing that would turn or bound it."""
    words = criterion.text[criterion.body - criterion.start :].strip()
    if "pregnan" not in words.lower():
        return False
    short = len(words.split()) <= _MOST_WORDS
    return short and _PREGNANT.search(words) is not None and _TWISTED.search(words) is None


def _said(say: Say, heading: Locator, cited: Locator) -> Sentence | None:
    return say(BOTH, heading, cited) or say(PREGNANT, heading, cited)


RULE = Rule("cannot_join", "who", (PREGNANT, BOTH), _sentences)
