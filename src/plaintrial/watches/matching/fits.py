"""Whether a wish fits a study. Pure. What a record does not state never excludes it, places aside: a study that names
no place near is not near."""

from __future__ import annotations

from plaintrial.places import distance_km
from plaintrial.watches.matching.facts import Facts, SiteFact
from plaintrial.watches.wish import Wish

_KM_A_DEGREE = 111.0


def fits(wish: Wish, facts: Facts) -> bool:
    """Whether the study is what was asked for."""
    if wish.study:
        return wish.study == facts.nct_id
    return _of_kind(wish, facts) and _about(wish, facts) and _for_person(wish, facts) and _there(wish, facts)


def _about(wish: Wish, facts: Facts) -> bool:
    # Asked hundreds of thousands of times in a step: plain loops and parts that are not there cost little.
    for group in wish.conditions:
        if facts.conditions.isdisjoint(group):
            return False
    if wish.words and not facts.words.issuperset(wish.words):
        return False
    if wish.treatments and not facts.treatments.issuperset(wish.treatments):
        return False
    return not wish.sponsor or facts.sponsor.issuperset(wish.sponsor)


def _of_kind(wish: Wish, facts: Facts) -> bool:
    if wish.statuses and facts.status not in wish.statuses:
        return False
    if wish.phases and facts.phases and not set(wish.phases) & set(facts.phases):
        return False
    if wish.types and facts.study_type and facts.study_type not in wish.types:
        return False
    return wish.has_results is None or wish.has_results == facts.has_results


def _for_person(wish: Wish, facts: Facts) -> bool:
    if wish.sex and facts.sex in ("FEMALE", "MALE") and facts.sex != wish.sex:
        return False
    if wish.healthy and facts.healthy is False:
        return False
    if wish.age_years is None:
        return True
    if facts.youngest is not None and wish.age_years < facts.youngest:
        return False
    # "Up to 65 years" ends the day before the 66th birthday.
    return facts.oldest is None or wish.age_years < facts.oldest + (1 if facts.oldest >= 1 else 0.1)


def _there(wish: Wish, facts: Facts) -> bool:
    """One site does for all: near, in the country, and with the status asked for."""
    if wish.around is None and not wish.countries:
        return True
    return any(_is_there(wish, site) for site in facts.sites)


def _is_there(wish: Wish, site: SiteFact) -> bool:
    if wish.statuses and site.status not in wish.statuses:
        return False
    if wish.countries and site.country not in wish.countries:
        return False
    around = wish.around
    if around is None:
        return True
    if site.point is None or abs(site.point[0] - around.lat) * _KM_A_DEGREE > around.km + 1:
        return False
    return distance_km(site.point, (around.lat, around.lon)) <= around.km
