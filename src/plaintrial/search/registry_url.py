"""Search addresses of ClinicalTrials.gov, as people paste them.

Parameters as the site writes them in 2024-2026: cond, term, intr, spons, titles, outc, id, locStr, lat, lng, distance
(miles, unless distanceUnit says km), country, firstPost=2024-01-31_, lastUpdPost,
aggFilters=status:rec not,phase:1 2,ages:adult,sex:f,studyType:int.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from plaintrial.search.asked import Asked, Near, Place, Sort
from plaintrial.search.cells import point_of

_HOSTS = ("clinicaltrials.gov", "www.clinicaltrials.gov", "beta.clinicaltrials.gov", "classic.clinicaltrials.gov")
_KM_A_MILE = 1.609344
_STATUS = {
    "rec": "RECRUITING", "not": "NOT_YET_RECRUITING", "act": "ACTIVE_NOT_RECRUITING", "com": "COMPLETED",
    "ter": "TERMINATED", "enr": "ENROLLING_BY_INVITATION", "sus": "SUSPENDED", "wit": "WITHDRAWN", "unk": "UNKNOWN",
    "ava": "AVAILABLE", "nla": "NO_LONGER_AVAILABLE", "tna": "TEMPORARILY_NOT_AVAILABLE",
    "afm": "APPROVED_FOR_MARKETING",
}  # fmt: skip
_PHASE = {"0": "EARLY_PHASE1", "1": "PHASE1", "2": "PHASE2", "3": "PHASE3", "4": "PHASE4", "na": "NA"}
_AGES = {"child": "CHILD", "adult": "ADULT", "older": "OLDER_ADULT"}
_SEX = {"f": "FEMALE", "m": "MALE"}
_FUNDER = {"nih": "NIH", "fed": "FED", "industry": "INDUSTRY", "other": "OTHER", "indiv": "INDIV", "network": "NETWORK"}
_TYPE = {"int": "INTERVENTIONAL", "obs": "OBSERVATIONAL", "exp": "EXPANDED_ACCESS"}
_SORT: dict[str, Sort] = {
    "studyfirstpostdate": "newest", "lastupdatepostdate": "changed", "primarycompletiondate": "closing",
    "distance": "nearest",
}  # fmt: skip
_FARTHEST = 20_040.0
_OLDEST = 150


def parse_registry_url(url: str, place: Place | None = None) -> Asked | None:
    """What the address of a search on ClinicalTrials.gov asks for; None when it is no such address.

    ``place`` finds a named place when the address gives no coordinates. What is not understood is left out.
    """
    words = _words(url)
    if words is None:
        return None
    chosen = _chosen(words.get("aggFilters", ""))
    near = _near(words, place)
    text = [words.get(name, "") for name in ("term", "titles", "outc", "id", "patient")]
    named = "" if near else words.get("locStr", "")
    # "locStr" is often a country's name: the site gives it again in "country".
    return Asked(
        text=" ".join([*(word for word in text if word), *([named] if named and not words.get("country") else [])]),
        conditions=tuple(word for word in (words.get("cond", ""),) if word),
        treatments=tuple(word for word in (words.get("intr", ""),) if word),
        near=near,
        within_km=_distance(words) if near else None,
        statuses=_known(_STATUS, chosen.get("status", ())),
        phases=_known(_PHASE, chosen.get("phase", ())),
        types=_known(_TYPE, [value[:3] for value in chosen.get("studyType", ())]),
        age_groups=_known(_AGES, chosen.get("ages", ())),
        age_years=_age(words.get("ageRange", "")),
        sex=next(iter(_known(_SEX, chosen.get("sex", ()))), None),
        healthy=True if "y" in chosen.get("healthy", ()) else None,
        funders=_known(_FUNDER, chosen.get("funderType", ())),
        sponsor=words.get("spons", "") or words.get("lead", ""),
        countries=tuple(word for word in (words.get("country", ""),) if word),
        has_results={"with": True, "without": False}.get(next(iter(chosen.get("results", ())), "")),
        posted_since=_since(words.get("firstPost", "")),
        changed_since=_since(words.get("lastUpdPost", "")),
        sort=_sort(words.get("sort", ""), near),
    )


def _since(text: str) -> date | None:
    """The first day of "2024-01-31_"; None where the range has an end, which we do not filter by."""
    first, _, last = text.partition("_")
    try:
        return None if last else date.fromisoformat(first)
    except ValueError:
        return None


def _words(url: str) -> dict[str, str] | None:
    """The parameters of a search's address, the last of each name."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").lower()
        values = parse_qs(parts.query, max_num_fields=100)
    except ValueError:
        return None
    if host not in _HOSTS or parts.path.strip("/") not in ("search", "ct2/results"):
        return None
    return {name: " ".join(some[-1].split()) for name, some in values.items()}


def _chosen(filters: str) -> dict[str, list[str]]:
    """``status:rec not,phase:1 2`` as lists by name."""
    pairs = [part.partition(":") for part in filters.split(",")]
    return {name.strip(): values.split() for name, colon, values in pairs if colon}


def _known(table: dict[str, str], values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table[value.lower()] for value in values if value.lower() in table))


def _near(words: dict[str, str], place: Place | None) -> Near | None:
    point = point_of(_number(words.get("lat", "")), _number(words.get("lng", "")))
    name = words.get("locStr", "")
    if point is not None:
        return Near(point.lat, point.lon, name)
    return place(name) if name and place is not None else None


def _distance(words: dict[str, str]) -> float | None:
    given = words.get("distance", "")
    digits = _number(given.lower().removesuffix("km").removesuffix("mi").strip())
    if digits is None or not 0 < digits <= _FARTHEST:
        return None
    in_km = given.lower().endswith("km") or words.get("distanceUnit", "").lower() == "km"
    return round(digits if in_km else digits * _KM_A_MILE, 1)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == value else None


def _age(text: str) -> float | None:
    """An age written as a range of one year, "45y_45y"; a wider range is no one person's age."""
    ends = [_number(end.strip().rstrip("yY")) for end in text.split("_")] if text else []
    years = ends[0] if ends and all(end == ends[0] for end in ends) else None
    return years if years is not None and 0 <= years <= _OLDEST else None


def _sort(text: str, near: Near | None) -> Sort:
    wanted = _SORT.get(text.lstrip("@").partition(":")[0].lower(), "relevance")
    return "relevance" if wanted == "nearest" and near is None else wanted
