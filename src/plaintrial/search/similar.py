"""Studies like another one, and why: the same disease, the same treatment, the same kind of study, the same words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from django.utils.translation import gettext as _

from plaintrial.conditions import vocabulary
from plaintrial.record.status_words import status_word
from plaintrial.search.reader import Reader, open_index
from plaintrial.search.shown import Shown, Sketch, sketched, unpacked
from plaintrial.search.speech import condition_said, countries_said, spoken
from plaintrial.search.terms import Query, Terms, either, every, still, weighed
from plaintrial.search.ties import listed
from plaintrial.search.traits import Scales, Traits, scales_of, title_words

CANDIDATES, OPEN_TOO = 120, 60
"""How many studies are compared: the nearest, and the nearest of those that take people, which readers look for."""
MOST = 10
DISEASE, DRUG, TEXT, DESIGN = 4.0, 3.0, 1.0, 0.5
"""What likeness is made of. A shared disease counts most: it is why somebody reads the page."""
_ALL = DISEASE + DRUG + TEXT + DESIGN
_TELLING = 3.0
"""A kind of disease that fewer than one study in twenty is about."""
_RELATED = 0.2
"""What two studies' diseases have in common, of all that either has, from which on they are called related."""
_NEAR = 1 / 3
"""How like it, beside the likest, a study of another disease must be to come first for taking people."""
_ELSEWHERE = 0.5
"""What a shared treatment counts where the diseases have nothing to do with each other."""
_TAKES_PEOPLE = ("RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE")
_MOST_COUNTRIES = 2


class Similar(msgspec.Struct, frozen=True):
    """A study like another, with the reasons, most telling first, and a likeness from 0 to 1."""

    nct_id: str
    shown: Shown
    reasons: tuple[str, ...]
    likeness: float


class _Alike(msgspec.Struct, frozen=True):
    """A study that has a reason, where it stands in the index, and how like it is but for title and design."""

    place: object
    traits: Traits
    likeness: float


class _Ranked(msgspec.Struct, frozen=True):
    """The same with its whole likeness, from 0 to 1."""

    alike: _Alike
    likeness: float


def similar(nct_id: str, *, most: int = MOST, reader: Reader | None = None) -> tuple[Similar, ...] | None:
    """Up to ``most`` studies like this one, the likest first; None when there is no index or it lacks the study."""
    reader = reader or open_index()
    one = None if reader is None else kept(reader, nct_id)
    return None if reader is None or one is None else like(one, reader, most=most)


def like(one: Shown, reader: Reader, *, most: int = MOST) -> tuple[Similar, ...]:
    """Up to ``most`` studies like one that the index holds, the likest first.

    When it takes nobody, those that do come first, but for what is little related: its reader looks for another.
    """
    scales = scales_of(reader)
    mine, query = scales.traits(one), _query(one, reader, scales)
    if query is None:
        return ()
    closed = one.status not in _TAKES_PEOPLE
    first = still(Terms(reader.schema).any_of("status", _TAKES_PEOPLE))
    found = _alike(mine, every([query, first]), CANDIDATES if closed else OPEN_TOO, reader, scales)
    if not closed or len(found) < most:
        found |= _alike(mine, query, CANDIDATES, reader, scales)
    ranked = _ranked(mine, found.values(), closed, most, scales)
    return tuple(_told(one, mine, each, reader, scales) for each in ranked)


def kept(reader: Reader, nct_id: str) -> Shown | None:
    """What the index keeps of a study; None when it does not hold it."""
    hits = reader.searcher.search(Terms(reader.schema).one("nct", nct_id), 1, count=False).hits
    return unpacked(_stored(reader, hits[0][1])) if hits else None


def _stored(reader: Reader, place: object) -> bytes:
    return bytes(reader.searcher.doc(place).get_first("shown"))  # type: ignore[arg-type]


def _ranked(mine: Traits, found: Collection[_Alike], closed: bool, most: int, scales: Scales) -> list[_Ranked]:
    """The ``most`` first. Title and design are compared only where they can still make a difference."""
    bar = max((each.likeness for each in found), default=0.0) * _NEAR
    parted = [(closed and not _comes_first(mine, each, bar), each) for each in found]
    rough = sorted(parted, key=lambda pair: (pair[0], -pair[1].likeness))
    if len(rough) > most:
        waits, last = rough[most - 1]
        least = (waits, TEXT + DESIGN - last.likeness)
        rough = [pair for pair in rough if (pair[0], -pair[1].likeness) <= least]
    words = title_words(mine.sketch.title)
    weight = scales.of_words(words)
    whole = [(waits, _Ranked(each, _whole(mine, each, words, weight, scales))) for waits, each in rough]
    whole.sort(key=lambda pair: (pair[0], -pair[1].likeness, pair[1].alike.traits.sketch.nct_id))
    return [each for _waits, each in whole[:most]]


def _comes_first(mine: Traits, one: _Alike, bar: float) -> bool:
    """Whether it takes people and is of the same disease, or about as like as the others."""
    takes_people = one.traits.sketch.status in _TAKES_PEOPLE
    return takes_people and (one.likeness >= bar or not mine.diseases.isdisjoint(one.traits.diseases))


def _whole(mine: Traits, other: _Alike, words: frozenset[str], weight: int, scales: Scales) -> float:
    theirs = title_words(other.traits.sketch.title)
    text = _share(scales.of_words(words & theirs), weight, scales.of_words(theirs))
    design = bool(_same_design(mine.sketch, other.traits.sketch))
    return round((other.likeness + TEXT * text + DESIGN * design) / _ALL, 3)


def _query(one: Sketch, reader: Reader, scales: Scales) -> Query | None:
    """Studies that share a disease, something it is a kind of, a treatment or telling words."""
    terms, mine = Terms(reader.schema), scales.traits(one)
    ways = [weighed(terms.one("concept", concept), DISEASE) for concept, _ in one.concepts]
    ways += [weighed(terms.one("below", broader), DISEASE / 4) for broader in _broader(one, scales)]
    ways += [weighed(terms.one("drug", drug), DRUG) for drug in mine.drugs]
    ways += [weighed(terms.word("names", stem), TEXT / 2) for stem in title_words(one.title)]
    return either(ways) if ways else None


def _broader(one: Sketch, scales: Scales) -> list[str]:
    """What its diseases are kinds of, but what most studies are about."""
    above = {broader for concept, _ in one.concepts for broader in vocabulary().ancestors(concept)}
    return [broader for broader in above if scales.of_disease(broader) > 1.0]


def _alike(mine: Traits, query: Query, looked_at: int, reader: Reader, scales: Scales) -> dict[str, _Alike]:
    """The studies a query ranks highest, those that have nothing of what counts in common left out."""
    tells = {concept: scales.of_disease(concept) for concept in mine.about}
    found = {}
    for place in listed(query, looked_at, reader).addresses:
        key = (place.segment_ord, place.doc)
        theirs = scales.kept(key) or scales.keep(key, sketched(_stored(reader, place)))
        likeness = _likeness(mine, theirs, tells)
        if likeness is not None and theirs.sketch.nct_id != mine.sketch.nct_id:
            found[theirs.sketch.nct_id] = _Alike(place, theirs, likeness)
    return found


def _likeness(mine: Traits, theirs: Traits, tells: dict[str, float]) -> float | None:
    """What disease and treatment make of it; None when neither is the same or related."""
    shared = [tells[concept] for concept in mine.about & theirs.about]
    share = _share(sum(shared), mine.weight, theirs.weight)
    drugs = min(len(mine.drugs & theirs.drugs), 2) / 2
    if not mine.diseases.isdisjoint(theirs.diseases) or _are_related(shared, share):
        return DISEASE * share + DRUG * drugs
    return DISEASE * share + DRUG * _ELSEWHERE * drugs if drugs else None


def _are_related(shared: Sequence[float], share: float) -> bool:
    """Whether diseases that are not the same have more in common than being diseases of a body's system."""
    return share >= _RELATED and max(shared, default=0.0) > _TELLING


def _share(both: float, mine: float, theirs: float) -> float:
    """What two have in common, of all that either has."""
    whole = mine + theirs - both
    return both / whole if whole else 0.0


def _told(one: Shown, mine: Traits, other: _Ranked, reader: Reader, scales: Scales) -> Similar:
    shown, theirs = unpacked(_stored(reader, other.alike.place)), other.alike.traits
    reasons = [
        _same_disease(mine, theirs, scales),
        *(_("same treatment: %s") % _drug(drug) for drug in _first_drug(mine, theirs)),
    ]
    reasons += [_same_design(one, shown), *_where(one, shown)]
    return Similar(shown.nct_id, shown, tuple(reason for reason in reasons if reason), other.likeness)


def _first_drug(mine: Traits, theirs: Traits) -> list[str]:
    return sorted(mine.drugs & theirs.drugs)[:1]


def _same_disease(mine: Traits, theirs: Traits, scales: Scales) -> str:
    numbered = enumerate(mine.sketch.concepts)
    same = [(-scales.of_disease(concept), at, name) for at, (concept, name) in numbered if concept in theirs.diseases]
    if same:
        return _("same disease: %s") % condition_said(min(same)[2])
    shared = [(scales.of_disease(concept), concept) for concept in mine.about & theirs.about]
    told = [each for each, concept in shared]
    if not _are_related(told, _share(sum(told), mine.weight, theirs.weight)):
        return ""
    return _("related disease: both are about a kind of {name}").format(name=condition_said(_name(max(shared)[1])))


def _drug(name: str) -> str:
    return spoken().term(name, "treatment")


def _name(concept: str) -> str:
    known = vocabulary()
    return known.rows.names[known.row_of[concept]]


def _same_design(one: Sketch, other: Sketch) -> str:
    if one.study_type != other.study_type:
        return ""
    shared = [phase for phase in one.phases if phase in other.phases and phase != "NA"]
    if shared:
        return _("same phase: %s") % shared[0].removeprefix("EARLY_").removeprefix("PHASE")
    return _("same kind of study") if not one.phases and not other.phases else ""


def _where(one: Shown, other: Shown) -> list[str]:
    """That the other takes people, and in which of the same countries."""
    if other.status not in _TAKES_PEOPLE:
        return []
    label = _(status_word(other.status).label).lower()
    countries = countries_said(_open_in(one, other), every=True)
    return [_("{status}, also in {countries}").format(status=label, countries=countries) if countries else label]


def _open_in(one: Shown, other: Shown) -> list[str]:
    """The first of one study's countries in which the other takes people. It may have hundreds of sites."""
    found: list[str] = []
    most = min(_MOST_COUNTRIES, len(set(one.countries)))
    for site in other.sites if most else ():
        if site.country not in found and site.country in one.countries and site.open:
            found.append(site.country)
            if len(found) == most:
                break
    return found
