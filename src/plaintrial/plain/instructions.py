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
_WORDS = (
    "instruction",
    "prompt",
    "guidelines",
    "system",
    "language model",
    "an ai",
    "assistant",
    "<|",
    "[inst",
    "a chatbot",
)


def holds_instructions(text: str) -> bool:
    """Whether a text tries to instruct a machine."""
    lower = text.lower()
    return any(word in lower for word in _WORDS) and _ORDER.search(text) is not None


def instructed_at(study: Study) -> list[str]:
    """The JSON Pointers of the record's free texts that do."""
    criteria = study.eligibility.eligibility_criteria or ""
    found = [text.path for text in texts_of(study) if holds_instructions(text.text)]
    return found + ["/protocolSection/eligibilityModule/eligibilityCriteria"] * holds_instructions(criteria)
