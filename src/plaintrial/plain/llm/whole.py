"""A whole reading with a model's sentences among the rules' ones. Called where readings are made, never for a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plaintrial.plain.llm.asking import Ask, question
from plaintrial.plain.llm.extracts import extracts_of
from plaintrial.plain.llm.publishing import Published, published
from plaintrial.plain.readability import readability
from plaintrial.plain.reading import whole_reading
from plaintrial.plain.sentence import SECTIONS, Sentence
from plaintrial.plain.summary.choose import RULE_ID as SUMMARY_RULE
from plaintrial.record import Locator, Study
from plaintrial.record.canonical import study_hash


def reread_with_model(study: Study, ask: Ask, now_hash: Callable[[], str] | None = None) -> dict[str, Any]:
    """``whole_reading`` of the study, with those of the model's sentences that passed, and ``"model"``: how many.

    The answer is bound to the version it was made from: where ``now_hash()`` tells, once the model has answered, that
    the study changed meanwhile, the answer is thrown away. Raises what ``ask`` raises.
    """
    reading = whole_reading(study)
    extracts = extracts_of(study)
    if not extracts:
        return reading | {"model": {"published": 0, "refused": 0}}
    asked = question(extracts)
    answer = ask(asked.task, asked.data)
    if now_hash is not None and now_hash() != study_hash(study.raw):
        return reading | {"model": {"published": 0, "refused": 0, "overtaken": True}}
    said = [reading["headline"].text, *(sentence.text for sentence in reading["plain"])]
    judged = published(answer, extracts, said)
    return _joined(reading, judged)


def _joined(reading: Mapping[str, Any], judged: Published) -> dict[str, Any]:
    rules: Sequence[Sentence] = reading["plain"]
    kept = [one for one in rules if one.rule != SUMMARY_RULE or not _told_again(one, judged.sentences)]
    plain = tuple(sorted((*kept, *judged.sentences), key=lambda sentence: SECTIONS.index(sentence.section)))
    counted = {"published": len(judged.sentences), "refused": len(judged.refused)}
    texts = [reading["headline"].text, *(sentence.text for sentence in plain)]
    return {**reading, "plain": plain, "readability": readability(texts), "model": counted}


def _told_again(summary: Sentence, by_model: Sequence[Sentence]) -> bool:
    """Whether the model said what a summary sentence says: it rests on the same words of the record."""
    own = summary.evidence[0]
    return any(_overlap(own, other) for sentence in by_model for other in sentence.evidence)


def _overlap(one: Locator, other: Locator) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end
