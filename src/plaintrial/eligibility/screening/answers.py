"""Read the answers a person gave: a mapping of what is asked to what they said. Silence is not an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plaintrial.eligibility.families import LEXICON
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.page import MAX_FOUND
from plaintrial.eligibility.screening.patient import Fact, Patient, Reading

_LISTS = {
    "conditions": ("condition", False),
    "treatments": ("treatment", False),
    "not_conditions": ("condition", True),
    "not_treatments": ("treatment", True),
}


def read_answers(answers: Mapping[str, Any]) -> Patient:
    """Return the person. Keys are variables ("age", "sex", "pregnancy", "hba1c", "ecog") or lists.

    ``True``/``False`` is yes/no, a number is a value, ``{"value": 7.1, "unit": "%"}`` one with its unit; ``None`` and
    "unknown" are no answer. ``conditions``, ``treatments``, ``not_conditions`` and ``not_treatments`` are lists of
    words in any spelling the rules know.
    """
    facts: list[Fact] = []
    readings: list[Reading] = []
    sentences: list[str] = []
    for key, answer in answers.items():
        if answer is None or answer == "unknown" or key in ("age", "sex"):
            continue
        at = len(sentences)
        sentences.append(f"{key}: {_shown(answer)}")
        if key in _LISTS:
            facts.extend(_listed(key, answer, at))
        elif isinstance(answer, bool):
            facts.append(Fact(variable=key, value=True, denied=not answer, sentence=at))
        elif isinstance(answer, (int, float)):
            readings.append(Reading(variable=key, value=float(answer), sentence=at))
        elif isinstance(answer, Mapping) and isinstance(answer.get("value"), (int, float)):
            unit = answer.get("unit")
            readings.append(
                Reading(
                    variable=key,
                    value=float(answer["value"]),
                    unit=unit if isinstance(unit, str) else None,
                    sentence=at,
                )
            )
        elif isinstance(answer, str):
            facts.append(Fact(variable=key, value=answer, sentence=at))
    age, sex = answers.get("age"), answers.get("sex")
    sentences.extend(f"{key}: {_shown(value)}" for key, value in (("age", age), ("sex", sex)) if value is not None)
    return Patient(
        age=float(age) if isinstance(age, (int, float)) and not isinstance(age, bool) else None,
        sex=_sex(sex),
        facts=tuple(facts),
        readings=tuple(readings),
        sentences=tuple(sentences),
        age_sentence=len(sentences) - (2 if sex is not None else 1) if age is not None else -1,
        sex_sentence=len(sentences) - 1 if sex is not None else -1,
    )


def _sex(sex: object) -> str | None:
    if not isinstance(sex, str):
        return None
    return {"m": "male", "male": "male", "f": "female", "female": "female"}.get(sex.strip().lower())


def _listed(key: str, answer: object, at: int) -> Iterator[Fact]:
    variable, denied = _LISTS[key]
    names: Iterable[object] = answer if isinstance(answer, (list, tuple)) else (answer,)
    for name in names:
        if not isinstance(name, str):
            continue
        folded = fold(name)
        known = [entry for hit in LEXICON.find(folded, MAX_FOUND) for entry in hit.entries if not entry.measure]
        for entry in known:
            yield Fact(
                variable=entry.term.variable,
                value=entry.term.value,
                denied=denied,
                words=folded.decode("latin-1"),
                sentence=at,
            )
        if not known:
            yield Fact(
                variable=variable,
                value=name.strip().lower(),
                denied=denied,
                words=folded.decode("latin-1"),
                sentence=at,
            )


def _shown(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, (list, tuple)):
        return ", ".join(map(str, answer))
    if isinstance(answer, Mapping):
        return f"{answer.get('value')} {answer.get('unit') or ''}".strip()
    return str(answer)
