"""What a criterion asks, in the finer names that a note can answer: single medicines, what an allergy is to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.scope import Place, find_cues, standing
from plaintrial.eligibility.screening import allergies, drugs
from plaintrial.eligibility.tree import Criterion, Predicate

_MOST_CUES = 200
_OF_AN_ALLERGY = folded_pattern(
    rb"\b(?:allerg(?:y|ies|ic)|hyper-?sensitiv(?:e|ity|ities)|intoleran(?:t|ce)|adverse reactions?"
    rb"|contra-?indicat(?:ion|ions|ed)|reactions?|resistan(?:t|ce)|sensitivity|susceptible)"
    rb" (?:(?:to|of|from|with|for|after)\b[^.;:]*|or [^.;:]* (?:to|of) [^.;:]*)$"
)
"""What makes each medicine of a list behind it one that is not tolerated or does not work."""
_OF_ALLERGY = frozenset(("allergy", "intolerance", "latex_allergy", "food_allergy"))


def in_a_note(judged: list[Predicate], criterion: Criterion, folded: bytes) -> list[Predicate]:
    """The predicates, those of medicines and allergies by single name where the words have one, in their order."""
    finer = [*_allergens(judged, criterion, folded)]
    finer += _medicines(judged, finer, criterion, folded)
    kept = [p for p in judged if not _is_told_finer(p, finer)]
    return sorted((*kept, *finer), key=_place)


def _place(predicate: Predicate) -> tuple[int, int]:
    return predicate.start, predicate.end


def _is_told_finer(predicate: Predicate, finer: list[Predicate]) -> bool:
    if predicate.variable == "treatment":
        return any(each.start < predicate.end and predicate.start < each.end for each in finer)
    if predicate.variable in _OF_ALLERGY:
        return any(each.variable == allergies.VARIABLE for each in finer)
    return False


def _medicines(
    judged: list[Predicate], allergens: list[Predicate], criterion: Criterion, folded: bytes
) -> Iterator[Predicate]:
    cues = list(find_cues(folded[criterion.body : criterion.end], _MOST_CUES))
    for named in drugs.medicines(folded, criterion.body, criterion.end):
        beside = [p for p in (*judged, *allergens) if p.start < named.end and named.start < p.end]
        known = next((p for p in beside if p.variable == "treatment"), None)
        if beside and known is None:
            continue  # a measure, an illness or an allergy by that name
        if _OF_AN_ALLERGY.search(folded[criterion.body : named.start]) is not None:
            continue
        if known is not None:
            low, high = min(known.start, named.start), max(known.end, named.end)
            yield msgspec.structs.replace(known, variable=drugs.VARIABLE, value=named.name, start=low, end=high)
            continue
        place = Place(
            named.start - criterion.body, named.end - criterion.body, 0, criterion.end - criterion.body,
            "treatment", "treatment", criterion.kind,
        )  # fmt: skip
        how = standing(folded[criterion.body : criterion.end], cues, place)
        if not how.excepted:
            yield Predicate(
                variable=drugs.VARIABLE, op="is", value=named.name, negated=how.negated,
                hypothetical=how.hypothetical, start=named.start, end=named.end, family="treatment",
            )  # fmt: skip


def _allergens(judged: list[Predicate], criterion: Criterion, folded: bytes) -> Iterator[Predicate]:
    """Each substance an allergy is asked for, standing as the allergy does."""
    of_allergy = [p for p in judged if p.variable in _OF_ALLERGY]
    if not of_allergy:
        return
    begun: list[int] = []
    for each in allergies.allergens(folded[criterion.body : criterion.end]):
        start, end = criterion.body + each.start, criterion.body + each.end
        known = next((p for p in reversed(of_allergy) if p.start <= start), of_allergy[0])
        if not any(known.end < other < start for other in begun):
            start, end = min(known.start, start), max(known.end, end) if known.start > start else end
        begun.append(start)
        yield msgspec.structs.replace(
            known, variable=allergies.VARIABLE, value=each.words.decode("latin-1"), start=start, end=end
        )
