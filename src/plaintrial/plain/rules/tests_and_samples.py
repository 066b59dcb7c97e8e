"""Which tests and samples the record mentions."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions_in
from plaintrial.plain.message import Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.checks import ANY_CHECK, checks, kinds_of
from plaintrial.plain.texts import TEXT_PLACES, Text
from plaintrial.record import Locator

_PROTOCOL = "/protocolSection"
_OUTCOMES = f"{_PROTOCOL}/outcomesModule/primaryOutcomes"
_ITEMS = f"{_PROTOCOL}/armsInterventionsModule/interventions"
_SLOT = Slot(
    checks,
    (
        *TEXT_PLACES,
        "outcomesModule/primaryOutcomes/*/measure",
        "armsInterventionsModule/interventions/*/name",
        "designModule/bioSpec/description",
    ),
    many=True,
)
_KEPT = "designModule/bioSpec/retention"
MENTIONED = Message("The record mentions {checks}.", checks=_SLOT)
ALSO = Message("It also mentions {checks}.", checks=_SLOT)
UNKNOWN = Message("The record has no clear list of tests or samples.", given=[nothing_at("descriptionModule")])
_A_SENTENCE = 4
_IN_ALL = 8


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    found: dict[str, Locator] = {}
    for locator in _mentioned(page):
        for kind in kinds_of(locator.quote):
            found.setdefault(kind, locator)
        if len(found) >= _IN_ALL:
            break
    cited = list(dict.fromkeys(found.values()))
    if not cited:
        yield say(UNKNOWN, page.silent("descriptionModule"))
        return
    yield say(MENTIONED, *cited[:_A_SENTENCE])
    if len(cited) > _A_SENTENCE:
        yield say(ALSO, *cited[_A_SENTENCE:])


def _mentioned(page: Page) -> Iterator[Locator]:
    texts = [*page.texts, *_short_texts(page)]
    if ANY_CHECK.holds("\n".join([text.text for text in texts])):  # one look at the many records that mention none
        yield from mentions_in(page, texts, ANY_CHECK)


def _short_texts(page: Page) -> Iterator[Text]:
    """What is measured first, kept or done, as the record names it: a scan may stand there alone."""
    study = page.study
    named = [
        *((f"{_OUTCOMES}/{n}/measure", one.measure) for n, one in enumerate(study.outcomes.primary_outcomes)),
        *((f"{_ITEMS}/{n}/name", item.name) for n, item in enumerate(study.arms.interventions)),
        (f"{_PROTOCOL}/designModule/bioSpec/description", study.design.bio_spec.description),
    ]
    return (Text(path, text, text.lower()) for path, text in named if text)


RULE = Rule("tests_and_samples", "asks", (MENTIONED, ALSO, UNKNOWN), _sentences)
