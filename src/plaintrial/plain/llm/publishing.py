"""Which of a model's sentences are published: those whose every claim the checker finds in their extracts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plaintrial.plain.check import check_text
from plaintrial.plain.llm.answer import Proposal, proposals
from plaintrial.plain.llm.asking import MODEL_SECTIONS, MOST_SENTENCES
from plaintrial.plain.readability import count_sentences, hardness
from plaintrial.plain.sentence import Sentence
from plaintrial.record import Locator

RULE_ID = "language_model"
_HARDEST = 10.0
_MOST_EXTRACTS = 3
_ENDS = (".", "!")


class Published(msgspec.Struct, frozen=True):
    """``sentences`` that may be shown; ``refused``: why each other proposal may not, by the checker's kinds."""

    sentences: tuple[Sentence, ...]
    refused: tuple[str, ...]


def published(answer: str, extracts: Sequence[Locator], said: Sequence[str] = ()) -> Published:
    """Judge an answer. ``said``: texts the page says already. Never raises, whatever the answer is."""
    kept: list[Sentence] = []
    refused: list[str] = []
    told = {text.casefold() for text in said}
    for proposal in proposals(answer):
        why = _why_not(proposal, extracts)
        if why is None and proposal.text.casefold() in told:
            why = "said already"
        if why is None and len(kept) >= MOST_SENTENCES:
            why = "too many"
        if why is not None:
            refused.append(why)
            continue
        told.add(proposal.text.casefold())
        kept.append(Sentence(proposal.section, proposal.text, RULE_ID, _evidence(proposal, extracts)))
    return Published(tuple(kept), tuple(refused))


def _why_not(proposal: Proposal, extracts: Sequence[Locator]) -> str | None:
    if proposal.section not in MODEL_SECTIONS:
        return "section"
    if len(proposal.numbers) > _MOST_EXTRACTS or not all(0 < number <= len(extracts) for number in proposal.numbers):
        return "evidence"
    if not proposal.text.endswith(_ENDS) or not proposal.text[0].isupper() or count_sentences(proposal.text) != 1:
        return "not one sentence"
    problems = check_text(proposal.text, _evidence(proposal, extracts))
    if problems:
        return problems[0].kind
    return "hard to read" if hardness(proposal.text) > _HARDEST else None


def _evidence(proposal: Proposal, extracts: Sequence[Locator]) -> tuple[Locator, ...]:
    return tuple(extracts[number - 1] for number in proposal.numbers)
