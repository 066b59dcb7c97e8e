"""Which site of one version is which of the other: by facility and city, then by what is left of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from plaintrial.history.align import Alignment, align
from plaintrial.history.likeness import name_likeness, overlap, telling
from plaintrial.history.pair import text_in
from plaintrial.history.sameness import key_of, words_of
from plaintrial.history.sites.geo import apart_km
from plaintrial.history.sites.site import Site

_NEAR_KM = 40.0
_AT_LEAST = 0.6


def match_sites(before: Sequence[Site], after: Sequence[Site]) -> Alignment:
    """Match the sites of two versions."""
    keys = (_as_written, _all_and_people, _all_and_status, _all, _facility_and_city, _facility_and_zip,
            _people_and_city)  # fmt: skip
    found = align(before, after, keys, _likeness, _blocks, _AT_LEAST)
    _match_renamed(found, before, after)
    return found


def _as_written(site: Site) -> Hashable:
    return repr(site.part)


def _all_and_people(site: Site) -> Hashable:
    return (*_all(site), site.status, site.people, key_of(text_in(site.part, "state")))


def _all_and_status(site: Site) -> Hashable:
    return (*_all(site), site.status)


def _all(site: Site) -> tuple[str, ...]:
    return site.facility, site.city, site.country, site.zip


def _facility_and_city(site: Site) -> Hashable | None:
    """A site without a name is told by its number, or by its postcode only."""
    unsure = not site.facility or (site.anonymous and not site.number and site.zip)
    return None if unsure else (site.facility, site.city, site.country)


def _facility_and_zip(site: Site) -> Hashable | None:
    return (site.facility, site.zip, site.country) if site.facility and site.zip else None


def _people_and_city(site: Site) -> Hashable | None:
    return (site.people, site.city, site.country) if site.people else None


def _blocks(site: Site) -> Iterable[Hashable]:
    yield site.city, site.country
    if site.zip:
        yield site.zip, site.country
    if site.facility and not site.anonymous:
        yield site.facility, site.country


def _likeness(one: Site, other: Site) -> float:
    """0 for two different sites; above 0.6 for one that was renamed, moved on paper or made anonymous."""
    if one.country != other.country and one.city != other.city:
        return 0.0
    same_city = one.city == other.city or _same_town(one, other)
    if one.anonymous or other.anonymous:
        return _likeness_without_names(one, other, same_city)
    alike = _alike(one, other)
    if same_city:
        return alike + 0.2 * _same_zip(one, other) + 0.3 * bool(one.people & other.people)
    close = (apart_km(one.part, other.part) or 1e9) < _NEAR_KM
    return alike - 0.1 if alike > 0.85 and close else 0.0


def _likeness_without_names(one: Site, other: Site, same_city: bool) -> float:
    if not same_city or (one.number and other.number and one.number != other.number):
        return 0.0
    if one.zip and other.zip:
        return 0.9 if _same_zip(one, other) else 0.0
    return 0.65 if one.anonymous != other.anonymous or one.facility == other.facility else 0.61


def _alike(one: Site, other: Site) -> float:
    old, new = text_in(one.part, "facility")[:300], text_in(other.part, "facility")[:300]
    return max(name_likeness(old, new), overlap(telling(words_of(old)), telling(words_of(new))))


def _same_zip(one: Site, other: Site) -> bool:
    """Postcodes that are equal, or one of which goes on: "77030-1234", "C1425", "03722" for "3722"."""
    shorter, longer = sorted((one.zip, other.zip), key=len)
    return len(shorter) >= 3 and (longer.startswith(shorter) or longer.endswith(shorter))


def _same_town(one: Site, other: Site) -> bool:
    """A city spelled otherwise: "Chang-hua", "N. Efkapria-Pavlos Melas" for "Pavlos Melas"."""
    if not one.city or not other.city:
        return True
    shorter, longer = sorted((one.city, other.city), key=len)
    return (len(shorter) >= 4 and shorter in longer) or name_likeness(shorter, longer) >= 0.75


def _match_renamed(found: Alignment, before: Sequence[Site], after: Sequence[Site]) -> None:
    """A site alone of its city on both sides is one site, at the same postcode under another name or the reverse."""
    if not (found.removed and found.added):
        return
    places = (Counter(_town(before[i]) for i in found.removed), Counter(_town(after[j]) for j in found.added))
    listed = Counter(map(_town, before)) + Counter(map(_town, after))
    alone = {_town(after[j]): j for j in found.added}
    for i in list(found.removed):
        town = _town(before[i])
        j = alone.get(town)
        if j is None or not places[0][town] == places[1][town] == 1:
            continue
        if _same_place(before[i], after[j]) or (listed[town] == 2 and before[i].facility == after[j].facility):
            found.pairs.append((i, j))
            found.removed.remove(i)
            found.added.remove(j)


def _town(site: Site) -> tuple[str, str]:
    return site.city, site.country


def _same_place(one: Site, other: Site) -> bool:
    numbered = bool(one.number and other.number and one.number != other.number)
    return not numbered and bool(one.zip) and _same_zip(one, other) and bool(one.city)
