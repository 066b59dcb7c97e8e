"""Every study that one sponsor leads."""

from __future__ import annotations

from collections.abc import Callable

from plaintrial.search.reader import Reader
from plaintrial.search.shown import Shown, unpacked
from plaintrial.search.terms import Query, Terms, every, still
from plaintrial.search.words import stems

MOST = 30_000
"""No sponsor leads as many. Only studies that have every word of the name are looked at."""


def led_by(words: str, is_name: Callable[[str], bool], reader: Reader) -> tuple[Shown, ...]:
    """Studies whose lead sponsor ``is_name`` accepts, out of those with all of ``words`` in their sponsors' names."""
    query = _query(words, reader)
    if query is None:
        return ()
    hits = reader.searcher.search(query, MOST, count=False).hits
    found = (unpacked(bytes(reader.searcher.doc(address).get_first("shown") or b"")) for _, address in hits)
    return tuple(sorted((one for one in found if is_name(one.sponsor)), key=lambda one: one.nct_id))


def how_many(words: str, status: str, reader: Reader) -> tuple[int, int]:
    """How many studies have all of ``words`` in their sponsors' names, and how many of those have a status."""
    query = _query(words, reader)
    if query is None:
        return 0, 0
    with_status = every([query, still(Terms(reader.schema).one("status", status))])
    all_of_them, some = (reader.searcher.search(each, 1).count or 0 for each in (query, with_status))  # type: ignore[attr-defined]
    return int(all_of_them), int(some)


def _query(words: str, reader: Reader) -> Query | None:
    named = dict.fromkeys(stems(words))
    terms = Terms(reader.schema)
    return still(terms.all_words("sponsor", named)) if named else None
