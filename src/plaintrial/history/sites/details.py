"""A site whose name or address is written otherwise: the same place, told as ``other``."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import text_in
from plaintrial.history.part_change import place_of, unnamed_keys, value_of
from plaintrial.history.quote import named
from plaintrial.history.said import Said, say, table
from plaintrial.history.sameness import same
from plaintrial.history.sites.geo import apart_km
from plaintrial.history.sites.site import Site
from plaintrial.history.sites.status import LOCATIONS
from plaintrial.history.unnamed import unnamed_event
from plaintrial.history.wording import joined
from plaintrial.record.locator import pointer

_MOVED_KM = 50.0
_ADDRESS = table({"city": "city", "state": "state", "zip": "postcode", "country": "country"})
_KNOWN = frozenset({"facility", *_ADDRESS, "status", "contacts", "geoPoint", "countryCode"})


def detail_events(old: Site, new: Site) -> Iterator[Event]:
    """An event for the site's name and address together, and one for each field we have no name for."""
    fields = [field for field in ("facility", *_ADDRESS) if _differs(old, new, field)]
    at, was_at = LOCATIONS + pointer(new.place), LOCATIONS + pointer(old.place)
    if fields:
        key = fields[0] if len(fields) == 1 else ""
        yield Event(kind="other", importance="minor" if fields[0] == "facility" else "cosmetic", subject=new.shown,
                    before=value_of(key, old.shown), after=value_of(key, new.shown),
                    path=place_of(key, new.part, at, was_at),
                    before_path=was_at if at != was_at and not key else None,
                    sentence=_sentence(old, new, fields))  # fmt: skip
    elif (apart_km(old.part, new.part) or 0.0) > _MOVED_KM:
        yield Event(kind="other", importance="cosmetic", path=at + pointer("geoPoint"), subject=new.shown,
                    before=old.part.get("geoPoint"), after=new.part.get("geoPoint"),
                    sentence=say("The registry now shows {site} elsewhere on the map.", site=new.spoken))  # fmt: skip
    for key in unnamed_keys(old.part, new.part, _KNOWN):
        yield unnamed_event(old.part.get(key), new.part.get(key), place_of(key, new.part, at, was_at), key, True)


def _differs(old: Site, new: Site, field: str) -> bool:
    if field == "zip":
        return old.zip != new.zip
    if field == "country":
        return old.country != new.country
    return not same(text_in(old.part, field), text_in(new.part, field))


def _sentence(old: Site, new: Site, fields: list[str]) -> Said:
    if fields[0] == "facility":
        was, now = text_in(old.part, "facility"), text_in(new.part, "facility")
        return say("A site in {town} is now listed as {name}. Before: {before}.", town=new.town, name=named(now, 60),
                   before=named(was, 60))  # fmt: skip
    changes = [_change(old, new, field) for field in fields]
    return say("The address of {site} changed: {changes}.", site=new.spoken, changes=joined(changes))


def _change(old: Site, new: Site, field: str) -> Said:
    was, now = (named(text, 40) if (text := text_in(site.part, field)) else say("none") for site in (old, new))
    return say("{field} {before} became {after}", field=_ADDRESS[field], before=was, after=now)
