"""Text in a record that is meant to be obeyed by a machine, not read by a person."""

from __future__ import annotations

from plaintrial.plain.pattern import Pattern
from plaintrial.plain.texts import texts_of
from plaintrial.record import Study

_ORDER = Pattern(
    r"(?i)\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|guidelines)\b"
    r"|\bsystem prompt\b|\bas an? (?:ai|language model)\b|\b(?:you are|act as) (?:now )?an? (?:ai|assistant|chatbot)\b"
    r"|\bassistant\s*:\s|<\|[a-z_]+\|>|\[/?inst\]|\bnew instructions\b|\bprompt injection\b"
)


def holds_instructions(text: str) -> bool:
    """Whether a text tries to instruct a machine."""
    return _ORDER.holds(text)


def instructed_at(study: Study) -> list[str]:
    """The JSON Pointers of the record's free texts that do."""
    criteria = study.eligibility.eligibility_criteria or ""
    texts = texts_of(study)
    if not holds_instructions("\n".join([*(text.text for text in texts), criteria])):  # one look at nearly all records
        return []
    found = [text.path for text in texts if holds_instructions(text.text)]
    return found + ["/protocolSection/eligibilityModule/eligibilityCriteria"] * holds_instructions(criteria)
