"""Signs as doctors write them: "BP: 90/60 HR: 120/min T 39.5 C, SaO2 91%". And what a value is by definition."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.pattern import Pattern, folded_pattern
from plaintrial.eligibility.screening.patient import Fact, Reading

_BP = folded_pattern(rb"\b(?:bp|blood pressures?)\b[^0-9;]{0,24}(\d{2,3}) ?(?:/|over) ?(\d{2,3})\b")
_ONE: tuple[tuple[str, str | None, float, float, Pattern], ...] = tuple(
    (variable, unit, low, high, folded_pattern(words))
    for variable, unit, low, high, words in (
        ("heart_rate", "/min", 20, 300, rb"\b(?:hr|p|pulse|heart rate)\b[ :=]*(?:is |was |of )?(\d{2,3})\b"),
        ("respiratory_rate", "/min", 4, 100, rb"\b(?:rr|resp(?:iration)?s?|respiratory rate)\b[ :=]*(?:is |was |are |of )?(\d{1,3})\b"),  # noqa: E501
        ("spo2", "%", 30, 100, rb"\b(?:sao2|spo2|o2 ?sats?|oxygen saturation|pulse ox(?:imetry)?|sats?|satting)\b[^0-9;]{0,16}(\d{2,3}) ?%"),  # noqa: E501
        ("body_temperature", "C", 30, 45, rb"\b(?:t|temp|temperature|tmax)\b[ :=]*(?:is |was |of )?(\d{2}(?:\.\d)?)\b"),
        ("body_temperature", "F", 86, 113, rb"\b(?:t|temp|temperature|tmax|fever)\b[ :=]*(?:is |was |of |to )?(\d{2,3}(?:\.\d)?)\b"),  # noqa: E501
        ("bmi", "kg/m2", 8, 100, rb"\b(?:bmi|body mass index)\b[ :=(]*(?:is |was |of )?(\d{2}(?:\.\d{1,2})?)\b"),
        ("weight", "kg", 0.3, 400, rb"\b(?:weighs|weight|wt)\b[ :=]*(?:is |was |of )?(\d{1,3}(?:\.\d)?) ?kg\b"),
        ("weight", "lb", 1, 900, rb"\b(?:weighs|weight|wt)\b[ :=]*(?:is |was |of )?(\d{1,3}(?:\.\d)?) ?(?:lb|pound)"),
        ("ecog", None, 0, 5, rb"\b(?:ecog|performance status)\b[^0-9;]{0,24}([0-5])\b"),
    )
)  # fmt: skip


def vitals(sentence: bytes, at: int, known: frozenset[str]) -> Iterator[Reading]:
    """Yield the values of a folded sentence of the note, number ``at``, that no rule read yet."""
    pressure = None if "sbp" in known else _BP.search(sentence)
    if pressure is not None:
        yield Reading(variable="sbp", value=float(pressure.group(1)), unit="mmHg", sentence=at)
        yield Reading(variable="dbp", value=float(pressure.group(2)), unit="mmHg", sentence=at)
    found = set(known)
    for variable, unit, low, high, pattern in _ONE:
        match = None if variable in found else pattern.search(sentence)
        if match is not None and low <= float(match.group(1)) <= high:
            found.add(variable)
            yield Reading(variable=variable, value=float(match.group(1)), unit=unit, sentence=at)


_FEVER_C, _FEVER_F, _OBESE, _ADULT = 38.0, 100.4, 30.0, 18.0


def by_definition(readings: list[Reading], age: float | None) -> Iterator[Fact]:
    """Yield what a value says of itself: a temperature of 38 C is a fever, a body mass index of 30 is obesity."""
    for each in readings:
        if each.variable == "body_temperature" and each.value >= (_FEVER_F if each.unit == "F" else _FEVER_C):
            yield Fact(variable="symptom", value="fever", words="fever", sentence=each.sentence)
        elif each.variable == "bmi" and each.value >= _OBESE and age is not None and age >= _ADULT:
            yield Fact(variable="condition", value="obesity", words="obesity", sentence=each.sentence)
