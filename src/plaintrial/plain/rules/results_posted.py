"""Whether results are posted, how many people they are about, and papers that report them."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.dates import date
from plaintrial.plain.shown.numbers import how_many

_DATE = "statusModule/resultsFirstPostDateStruct/date"
POSTED = Message("Results are in the registry.", given=[given("hasResults", "true")])
POSTED_ON = Message(
    "Results were first posted on {date}.", given=[given("hasResults", "true")], date=Slot(date, (_DATE,))
)
POSTED_IN = Message(
    "Results were first posted in {date}.", given=[given("hasResults", "true")], date=Slot(date, (_DATE,))
)
NOT_POSTED = Message("The registry has no results of this study.", given=[given("hasResults", "false")])
NOT_SAID = Message("The registry has no results of this study.", given=[nothing_at("hasResults")])
PAPERS = Message("The record lists 1 paper with results.", "The record lists {n} papers with results.",
                 given=[given("referencesModule/references/*/type", "RESULT")],
                 n=Slot(how_many, ("referencesModule/references/*/type",), many=True, count=True))  # fmt: skip
_ENDED = frozenset(("COMPLETED", "TERMINATED", "UNKNOWN"))
_COUNTED = 40


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if page.study.has_results:
        yield _posted(page, say)
    elif page.study.status.overall_status in _ENDED:
        stated = "hasResults" in page.study.raw
        yield say(NOT_POSTED, page.cite_root("hasResults")) if stated else say(NOT_SAID, page.silent("hasResults"))
    papers = [n for n, paper in enumerate(page.study.references.references) if paper.type == "RESULT"]
    if 0 < len(papers) <= _COUNTED:
        yield say(PAPERS, *(page.cite("referencesModule", "references", n, "type") for n in papers))


def _posted(page: Page, say: Say) -> Sentence | None:
    has = page.cite_root("hasResults")
    struct = page.study.status.results_first_post_date_struct
    if struct.when is None or not struct.when.known:
        return say(POSTED, has)
    cited = page.cite("statusModule", "resultsFirstPostDateStruct", "date")
    return say(POSTED_ON if struct.when.day else POSTED_IN, has, cited) or say(POSTED, has)


RULE = Rule("results_posted", "results", (POSTED, POSTED_ON, POSTED_IN, NOT_POSTED, NOT_SAID, PAPERS), _sentences)
