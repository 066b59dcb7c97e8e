"""A model's answer, read as what it is: text from outside, of any shape, size and intention."""

from __future__ import annotations

from typing import Any

import msgspec

_LONGEST = 32_000
_MOST = 40
_LONGEST_SENTENCE = 300


class Proposal(msgspec.Struct, frozen=True):
    """A sentence a model proposes, and the numbers of the extracts it says it rests on."""

    section: str
    text: str
    numbers: tuple[int, ...]


def proposals(answer: str) -> list[Proposal]:
    """The proposals in an answer; [] where it is empty, too long, no JSON or of another shape. Never raises."""
    decoded = json_in(answer)
    listed = decoded.get("sentences") if isinstance(decoded, dict) else decoded
    found = [_proposal(one) for one in listed[:_MOST]] if isinstance(listed, list) else []
    return [one for one in found if one is not None]


def json_in(answer: str) -> Any:
    """The outermost object, as models like to put words and fences around it; None where it is too long or no JSON."""
    if len(answer) > _LONGEST:
        return None
    start, end = answer.find("{"), answer.rfind("}")
    try:
        return msgspec.json.decode(answer[start : end + 1] if 0 <= start < end else answer)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _proposal(one: Any) -> Proposal | None:
    if not isinstance(one, dict):
        return None
    section, text, numbers = one.get("section"), one.get("text"), one.get("from")
    if not isinstance(section, str) or not isinstance(text, str) or not isinstance(numbers, list):
        return None
    text = " ".join(text.split())
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in numbers)
    if not text or len(text) > _LONGEST_SENTENCE or not whole or not numbers:
        return None
    return Proposal(section, text, tuple(dict.fromkeys(numbers)))
