"""Similar studies for people whose study has stopped: the site's own likeness, open ones only."""

from __future__ import annotations

from plaintrial.mirror.queries import contacts_of
from plaintrial.record.markup import inline
from plaintrial.search import similar
from plaintrial.watches.addresses import folded
from plaintrial.watches.news import Like

_MOST = 3
_LOOKED_AT = 10
_TAKES_PEOPLE = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "AVAILABLE"})


def similar_open(nct_id: str) -> tuple[Like, ...]:
    """Up to 3 studies like this one that take people now or soon; none where there is no index."""
    found = similar(nct_id, most=_LOOKED_AT) or ()
    still_open = [each for each in found if each.shown.status in _TAKES_PEOPLE]
    return tuple(Like(each.nct_id, inline(each.shown.title), each.reasons[0]) for each in still_open[:_MOST])


def is_on_record(nct_id: str, address: str) -> bool:
    """Whether an address is one of the people to ask about a study: they are never written to."""
    people = contacts_of(nct_id) if nct_id else None
    if people is None:
        return False
    named = [*people.central, *(contact for site in people.sites for contact in site.contacts)]
    return any(folded(contact.email or "") == folded(address) for contact in named)
