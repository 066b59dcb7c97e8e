"""The registry's own fields: ages, sex, healthy volunteers; and what the text says otherwise is to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.people import names_the_healthy
from plaintrial.eligibility.screening.spans import years
from plaintrial.eligibility.screening.verdict import Outcome, Verdict
from plaintrial.eligibility.tree import CriteriaTree, Criterion

_AGE = folded_pattern(rb"\s*(\d{1,3}) ?(year|month|week|day|hour|minute)s?\s*")


def age_limit(written: object) -> float | None:
    """ "18 Years" -> 18.0; None for "N/A", nothing, or what is no age. Never a guess: unknown is not "none"."""
    if not isinstance(written, str):
        return None
    match = _AGE.fullmatch(written.lower().encode("ascii", "replace"))
    return None if match is None else years(float(match.group(1)), match.group(2).decode() + "s")


def judge_fields(module: Mapping[str, Any], patient: Patient) -> Iterator[Verdict]:
    """Yield a verdict for each field the record fills in."""
    low, high = module.get("minimumAge"), module.get("maximumAge")
    for name, written, sign in (("minimumAge", low, 1), ("maximumAge", high, -1)):
        limit = age_limit(written)
        if limit is not None:
            yield _age(name, str(written), limit, sign, patient)
    sex = module.get("sex")
    if sex in ("MALE", "FEMALE"):
        yield _sex(sex.lower(), patient)
    elif sex == "ALL":
        yield _field("sex", "Any sex", "fits", "The study takes any sex.")
    if module.get("healthyVolunteers") is False:
        yield _healthy(patient)


def _age(name: str, written: str, limit: float, sign: int, patient: Patient) -> Verdict:
    text = f"{'Minimum' if sign > 0 else 'Maximum'} age: {written}"
    if patient.age is None:
        return _field(name, text, "ask", "The age is not known.")
    # A person of 75 is within "up to 75 Years" until the next birthday.
    inside = patient.age >= limit if sign > 0 else int(patient.age) <= limit if limit >= 2 else patient.age <= limit
    reason = "The age is within what the study takes." if inside else "The age is outside what the study takes."
    return _field(name, text, "fits" if inside else "does_not_fit", reason, patient.said(patient.age_sentence))


def _sex(wanted: str, patient: Patient) -> Verdict:
    text = f"Sex: {wanted}"
    if patient.sex is None:
        return _field("sex", text, "ask", "The sex is not known.")
    same = patient.sex == wanted
    reason = f"The study takes {wanted}s only."
    return _field("sex", text, "fits" if same else "does_not_fit", reason, patient.said(patient.sex_sentence))


def _healthy(patient: Patient) -> Verdict:
    """A study without healthy volunteers asks for an illness; whether it is this one, the criteria say.

    A doctor writes "healthy" of someone who is ill now, too: a note that names an illness or a complaint is of no
    healthy volunteer.
    """
    kinds = ("condition", "symptom") if patient.closed else ("condition",)
    ill = next((fact for fact in patient.facts if fact.variable in kinds and not fact.denied), None)
    healthy = next((fact for fact in patient.facts if fact.variable == "healthy" and not fact.denied), None)
    text = "Healthy volunteers: no"
    if healthy is not None and not (patient.closed and (ill is not None or patient.illness_sentence >= 0)):
        reason = "The study takes no healthy volunteers."
        return _field("healthyVolunteers", text, "does_not_fit", reason, patient.said(healthy.sentence))
    if ill is not None:
        return _field("healthyVolunteers", text, "fits", "An illness was said.", patient.said(ill.sentence))
    return _field("healthyVolunteers", text, "ask", "The study takes no healthy volunteers.")


def _field(name: str, text: str, outcome: Outcome, reason: str, evidence: str = "") -> Verdict:
    return Verdict(id=name, kind="inclusion", text=text, verdict=outcome, reason=reason, evidence=evidence)


def reconcile(module: Mapping[str, Any], tree: CriteriaTree, verdicts: list[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts; where text and fields disagree on an age or a sex, neither decides: ask."""
    folded = fold(tree.text)
    for criterion, verdict in zip(tree.criteria, verdicts, strict=True):
        reason = "" if verdict.verdict == "ask" else _left_open(criterion, module, folded, verdict)
        if reason:
            yield Verdict(
                id=verdict.id,
                kind=verdict.kind,
                text=verdict.text,
                verdict="ask",
                reason=reason,
                evidence=verdict.evidence,
            )
        else:
            yield verdict


def _left_open(criterion: Criterion, module: Mapping[str, Any], folded: bytes, verdict: Verdict) -> str:
    """Why the record leaves a criterion open that its words alone would decide; "" where it does not."""
    if _disagrees(criterion, module):
        return "The text and the registry's own fields do not say the same; ask the study team."
    both = module.get("healthyVolunteers") is True and verdict.verdict == "does_not_fit"
    if both and criterion.kind == "inclusion" and names_the_healthy(folded[criterion.body : criterion.end]):
        return "The study takes healthy people, and may take ill people as another group."
    return ""


def _disagrees(criterion: Criterion, module: Mapping[str, Any]) -> bool:
    """Whether an inclusion criterion's age or sex is another than the field's."""
    if criterion.kind != "inclusion" or criterion.group is not None:
        return False
    for predicate in criterion.predicates:
        if predicate.variable == "age" and isinstance(predicate.value, (int, float)):
            name = {">": "minimumAge", "<": "maximumAge"}.get(predicate.op[0])
            field = age_limit(module.get(name)) if name is not None else None
            limit = years(predicate.value, predicate.unit)
            if (
                field is not None
                and limit is not None
                and abs(field - limit) > _BIRTHDAY * (predicate.op in (">", "<"))
            ):
                return True
        if predicate.variable == "sex":
            field_sex = module.get("sex")
            if field_sex in ("MALE", "FEMALE", "ALL") and str(predicate.value).upper() != field_sex:
                return True
    return False


_BIRTHDAY = 1.0  # "over 17" and "18 Years" say the same of people
