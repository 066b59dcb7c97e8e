"""What a model may see of a record: numbered extracts of its free texts, each a locator. Nothing of any reader."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.instructions import holds_instructions
from plaintrial.plain.summary.spans import sentence_spans
from plaintrial.plain.unfit import unfit
from plaintrial.record import Locator, Study, resolve
from plaintrial.record.markup import inline

_MOST = 40
_MOST_CHARACTERS = 12_000
_LONGEST = 600


def extracts_of(study: Study) -> list[Locator]:
    """Up to 40 extracts, the summary first. Left out: orders to machines, orders to people, addresses."""
    found: list[Locator] = []
    characters = 0
    for extract in _sentences(study):
        characters += len(extract.quote)
        if len(found) >= _MOST or characters > _MOST_CHARACTERS:
            break
        found.append(extract)
    return found


def _sentences(study: Study) -> Iterator[Locator]:
    for path, text in _texts(study):
        for start, end in sentence_spans(text):
            shown = inline(text[start:end])
            fit = unfit(shown) not in ("order", "address") and not holds_instructions(shown)
            if fit and end - start <= _LONGEST and len(shown.split()) > 2:
                yield resolve(study.raw, path, start, end)


def _texts(study: Study) -> Iterator[tuple[str, str]]:
    protocol = "/protocolSection"
    described = (
        (f"{protocol}/descriptionModule/briefSummary", study.description.brief_summary),
        *(
            (f"{protocol}/armsInterventionsModule/armGroups/{n}/description", arm.description)
            for n, arm in enumerate(study.arms.arm_groups)
        ),
        *(
            (f"{protocol}/outcomesModule/primaryOutcomes/{n}/measure", outcome.measure)
            for n, outcome in enumerate(study.outcomes.primary_outcomes)
        ),
        (f"{protocol}/descriptionModule/detailedDescription", study.description.detailed_description),
    )
    return ((path, text) for path, text in described if text)
