"""Following the mirror for the e-mail addresses in its records: none of them is ever written to.

People stand in the register because of a study; they never asked us for mail. Kept are keyed hashes, so that a sign-up
is checked with one look-up.
"""

from __future__ import annotations

import re2

from plaintrial.mirror import feed
from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Content, Outbox
from plaintrial.watches import actions
from plaintrial.watches.addresses import folded, noted_as
from plaintrial.watches.keys import ring
from plaintrial.watches.models import Place

NAME = "contacts"
ROWS_AT_ONCE = 500
_ADDRESS = re2.compile(rb"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_AROUND = "'/=*`{|}.!"
_BREAKS = (b"\\n", b"\\r", b"\\t")
"""How line breaks stand in JSON: their letter belongs to no address."""


def note_contacts(*, rows_at_once: int = ROWS_AT_ONCE) -> bool:
    """One step along the mirror's outbox, from its very beginning; whether there is more to do at once."""
    place = Place.objects.filter(name=NAME).first()
    if place is None:
        actions.start_following(name=NAME, outbox=0)
        return True
    last = feed.last_change()
    up_to = min(place.outbox + rows_at_once, last)
    if up_to == place.outbox:
        return False
    rows = Outbox.objects.filter(pk__gt=place.outbox, pk__lte=up_to).exclude(version=None)
    contents = Content.objects.in_bulk(set(rows.values_list("version__content_id", flat=True)))
    keys = ring()
    found = {address for content in contents.values() for address in addresses_in(content_bytes(content))}
    noted = {keys.posting(noted_as(address)) for address in found}
    return not actions.note_contacts(name=NAME, was=place.outbox, now_at=up_to, keys=noted) or up_to < last


def addresses_in(record: bytes) -> set[str]:
    """Every e-mail address in a record's JSON, of people to ask and in texts, folded."""
    for line_break in _BREAKS:
        record = record.replace(line_break, b" ")
    return {folded(each.decode("ascii", "ignore").strip(_AROUND)) for each in _ADDRESS.findall(record)}
