"""Every study that one sponsor leads."""

from __future__ import annotations

from collections.abc import Callable

from plaintrial.search.reader import Reader
from plaintrial.search.shown import Shown, unpacked
from plaintrial.search.terms import Terms, every, still
from plaintrial.search.words import stems

MOST = 30_000
"""No sponsor leads as many. Only studies that have every word of the name are looked at."""


def led_by(words: str, is_name: Callable[[str], bool], reader: Reader) -> tuple[Shown, ...]:
    """Studies whose lead sponsor ``is_name`` accepts, out of those with all of ``words`` in their sponsors' names."""
    named = dict.fromkeys(stems(words))
    if not named:
        return ()
    terms = Terms(reader.schema)
    query = still(every([terms.word("sponsor", stem) for stem in named]))
    hits = reader.searcher.search(query, MOST, count=False).hits
    found = (unpacked(bytes(reader.searcher.doc(address).get_first("shown") or b"")) for _, address in hits)
    return tuple(sorted((one for one in found if is_name(one.sponsor)), key=lambda one: one.nct_id))
