"""Sites: newly listed, gone, opened, closed, written otherwise, with other contacts."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.people import contacts_event
from plaintrial.history.rule import Rule
from plaintrial.history.said import say, sentences
from plaintrial.history.sites.details import detail_events
from plaintrial.history.sites.matching import match_sites
from plaintrial.history.sites.site import Site, sites_of
from plaintrial.history.sites.status import LOCATIONS, site_label, status_event, study_status
from plaintrial.record.locator import pointer


def _find(pair: Pair) -> Iterator[Event]:
    before, after = (sites_of(parts) for parts in pair.parts(LOCATIONS))
    found = match_sites(before, after)
    for i, j in found.pairs:
        if before[i].part != after[j].part:
            yield from _changed(pair, before[i], after[j])
    yield from (_added(after[j]) for j in found.added if after[j].part)
    yield from (_removed(before[i]) for i in found.removed if before[i].part)


def _changed(pair: Pair, old: Site, new: Site) -> Iterator[Event]:
    status = status_event(pair, old, new)
    if status is not None:
        yield status
    yield from detail_events(old, new)
    over = study_status(pair.after) != "RECRUITING"
    contacts = contacts_event(old.part, new.part, LOCATIONS + pointer(new.place), LOCATIONS + pointer(old.place),
                              new.spoken, over)  # fmt: skip
    if contacts is not None:
        yield contacts


def _added(site: Site) -> Event:
    opens = site.status == "RECRUITING"
    told = say("It takes people now.") if opens else say("Status: {status}.", status=site_label(site.status))
    return Event(kind="site_added", importance="notable" if opens else "minor", after=site.shown, subject=site.shown,
                 path=LOCATIONS + pointer(site.place),
                 sentence=sentences(site.told("A site was added in {town}."), told if site.status else ""))  # fmt: skip


def _removed(site: Site) -> Event:
    was_open = site.status == "RECRUITING"
    return Event(kind="site_removed", importance="notable" if was_open else "minor", before=site.shown,
                 subject=site.shown, path=LOCATIONS + pointer(site.place),
                 sentence=site.told("A site in {town} is no longer listed."))  # fmt: skip


RULE = Rule("sites", (LOCATIONS,), _find)
