"""Studies like another one, and why: the same disease, the same treatment, the same kind of study, the same words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from plaintrial.conditions import vocabulary
from plaintrial.record.status_words import status_word
from plaintrial.search.reader import Reader, open_index
from plaintrial.search.shown import Shown, unpacked
from plaintrial.search.terms import Query, Terms, either, every, still, weighed
from plaintrial.search.words import IDLE, stems

CANDIDATES = 120
MOST = 10
DISEASE, DRUG, TEXT, DESIGN = 4.0, 3.0, 1.0, 0.5
"""What likeness is made of. A shared disease counts most: it is why somebody reads the page."""
_TAKES_PEOPLE = ("RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE")
_MOST_COUNTRIES = 2
_NOT_TREATMENTS = frozenset({"placebo", "placebos", "control", "standard of care", "usual care", "no intervention"})


class Similar(msgspec.Struct, frozen=True):
    """A study like another, with the reasons, most telling first, and a likeness from 0 to 1."""

    nct_id: str
    shown: Shown
    reasons: tuple[str, ...]
    likeness: float


def similar(nct_id: str, *, most: int = MOST, reader: Reader | None = None) -> tuple[Similar, ...] | None:
    """Up to ``most`` studies like this one, the likest first; None when there is no index or it lacks the study.

    When the study takes nobody, those that do come first: its reader looks for another.
    """
    reader = reader or open_index()
    one = None if reader is None else kept(reader, nct_id)
    if reader is None or one is None:
        return None
    found = [_compared(one, other, reader) for other in _candidates(one, reader)]
    alike = [each for each in found if each.reasons]
    closed = one.status not in _TAKES_PEOPLE
    return tuple(sorted(alike, key=lambda s: _place(s, closed))[:most])


def _place(one: Similar, open_first: bool) -> tuple[bool, float, str]:
    return open_first and one.shown.status not in _TAKES_PEOPLE, -one.likeness, one.nct_id


def kept(reader: Reader, nct_id: str) -> Shown | None:
    """What the index keeps of a study; None when it does not hold it."""
    hits = reader.searcher.search(Terms(reader.schema).one("nct", nct_id), 1, count=False).hits
    return _unpacked(reader, hits)[0] if hits else None


def _unpacked(reader: Reader, hits: Iterable[tuple[object, object]]) -> list[Shown]:
    return [unpacked(bytes(reader.searcher.doc(address).get_first("shown"))) for _, address in hits]  # type: ignore


def _candidates(one: Shown, reader: Reader) -> list[Shown]:
    """Studies that share a disease, something it is a kind of, a treatment or telling words; open ones surely among."""
    terms = Terms(reader.schema)
    query = _query(one, terms, reader)
    if query is None:
        return []
    open_now = every([query, still(terms.any_of("status", _TAKES_PEOPLE))])
    hits = [reader.searcher.search(each, CANDIDATES, count=False).hits for each in (query, open_now)]
    found = {shown.nct_id: shown for some in hits for shown in _unpacked(reader, some)}
    found.pop(one.nct_id, None)
    return list(found.values())


def _query(one: Shown, terms: Terms, reader: Reader) -> Query | None:
    ways = [weighed(terms.one("concept", concept), DISEASE) for concept, _ in one.concepts]
    ways += [weighed(terms.one("below", broader), DISEASE / 4) for broader in _broader(one, reader)]
    ways += [weighed(terms.one("drug", drug), DRUG) for drug in _treatments(one)]
    ways += [weighed(terms.word("names", stem), TEXT / 2) for stem in _title_words(one)]
    return either(ways) if ways else None


def _broader(one: Shown, reader: Reader) -> list[str]:
    """What its diseases are kinds of, but what most studies are about."""
    above = {broader for concept, _ in one.concepts for broader in vocabulary().ancestors(concept)}
    return [broader for broader in above if _information(broader, reader) > 1.0]


def _information(concept: str, reader: Reader) -> float:
    """How much a disease tells: minus the logarithm of the share of studies about it or a kind of it."""
    return _rarity("below", concept, reader)


def _rarity(field: str, token: str, reader: Reader) -> float:
    """Minus the logarithm of the share of studies that have a token; remembered with the reader."""
    known: dict[tuple[str, str], float] = reader.remembered.setdefault("rarity", {})
    found = known.get((field, token))
    if found is None:
        found = -math.log((reader.frequency(field, token) + 1) / (reader.studies + 1))
        known[field, token] = found
    return found


def _treatments(one: Shown) -> set[str]:
    return {" ".join(name.lower().split()) for name in one.interventions} - _NOT_TREATMENTS


def _title_words(one: Shown) -> frozenset[str]:
    return _telling(one.title)


@lru_cache(maxsize=4096)
def _telling(title: str) -> frozenset[str]:
    return frozenset(stem for stem in stems(title) if stem not in IDLE and not stem.isdigit())


def _compared(one: Shown, other: Shown, reader: Reader) -> Similar:
    disease, disease_reason = _same_disease(one, other, reader)
    drugs = sorted(_treatments(one) & _treatments(other))
    design = _same_design(one, other)
    text = _same_words(one, other, reader)
    total = DISEASE * disease + DRUG * min(len(drugs), 2) / 2 + TEXT * text + DESIGN * bool(design)
    reasons = [disease_reason] if disease_reason else []
    reasons += [f"same treatment: {drugs[0]}"] if drugs else []
    if reasons:
        reasons += [design] if design else []
        reasons += _where(one, other)
    return Similar(other.nct_id, other, tuple(reasons), round(total / (DISEASE + DRUG + TEXT + DESIGN), 3))


def _same_disease(one: Shown, other: Shown, reader: Reader) -> tuple[float, str]:
    """How much of what the two are about they share, weighted by how much each disease tells; and the reason."""
    mine, theirs = _closure(one), _closure(other)
    shared = {concept: _information(concept, reader) for concept in mine & theirs}
    both = sum(shared.values())
    either_of = _weight_of_diseases(mine, reader) + _weight_of_diseases(theirs, reader) - both
    share = both / either_of if either_of else 0.0
    same = [name for concept, name in one.concepts if concept in dict(other.concepts)]
    if same:
        return share, f"same disease: {same[0]}"
    telling = [(told, concept) for concept, told in shared.items() if told > 2.0]
    return share, f"related disease: both are about a kind of {_name(max(telling)[1])}" if telling else ""


def _name(concept: str) -> str:
    known = vocabulary()
    return known.rows.names[known.row_of[concept]]


def _weight_of_diseases(concepts: frozenset[str], reader: Reader) -> float:
    """How much they tell together; remembered with the reader, since many studies are about the same."""
    known: dict[frozenset[str], float] = reader.remembered.setdefault("weight of diseases", {})
    if concepts not in known:
        known[concepts] = sum(_information(concept, reader) for concept in concepts)
    return known[concepts]


def _closure(one: Shown) -> frozenset[str]:
    return _closure_of(tuple(concept for concept, _ in one.concepts))


@lru_cache(maxsize=16_384)
def _closure_of(concepts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_with_broader, concepts))


@lru_cache(maxsize=8192)
def _with_broader(concept: str) -> frozenset[str]:
    return vocabulary().ancestors(concept) | {concept}


def _same_design(one: Shown, other: Shown) -> str:
    if one.study_type != other.study_type:
        return ""
    shared = [phase for phase in one.phases if phase in other.phases and phase != "NA"]
    if shared:
        return f"same phase: {shared[0].removeprefix('EARLY_').removeprefix('PHASE')}"
    return "same kind of study" if not one.phases and not other.phases else ""


def _same_words(one: Shown, other: Shown, reader: Reader) -> float:
    """The share of telling title words that both have, weighted by how rare each is."""
    mine, theirs = _title_words(one), _title_words(other)
    both = sum(_weight_of_word(stem, reader) for stem in mine & theirs)
    whole = _weight_of_words(mine, reader) + _weight_of_words(theirs, reader) - both
    return both / whole if whole else 0.0


def _weight_of_word(stem: str, reader: Reader) -> int:
    return int(100 * _rarity("names", stem, reader))


def _weight_of_words(words: frozenset[str], reader: Reader) -> int:
    known: dict[frozenset[str], int] = reader.remembered.setdefault("weight of words", {})
    if words not in known:
        known[words] = sum(_weight_of_word(stem, reader) for stem in words)
    return known[words]


def _where(one: Shown, other: Shown) -> list[str]:
    """That the other takes people, and in which of the same countries."""
    if other.status not in _TAKES_PEOPLE:
        return []
    open_in = dict.fromkeys(site.country for site in other.sites if site.open and site.country in one.countries)
    label = status_word(other.status).label.lower()
    countries = " and ".join(list(open_in)[:_MOST_COUNTRIES])
    return [f"{label}, also in {countries}" if countries else label]
