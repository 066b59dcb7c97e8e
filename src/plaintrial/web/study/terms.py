"""Conditions: in shared medical terms, and as the registrant wrote them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from plaintrial.record import Study
from plaintrial.record.markup import inline as one_line


class Terms(msgspec.Struct, frozen=True):
    """``shared``: the registry's own MeSH headings. ``written``: the registrant's conditions. ``keywords`` likewise."""

    shared: tuple[str, ...]
    written: tuple[str, ...]
    keywords: tuple[str, ...]


def terms_of(study: Study) -> Terms:
    """The terms, each once, in the record's order; keywords that repeat a condition are left out."""
    written = _once(study.conditions.conditions)
    known = {term.casefold() for term in written}
    return Terms(
        shared=_once(mesh.term for mesh in study.derived.condition_browse_module.meshes),
        written=written,
        keywords=tuple(k for k in _once(study.conditions.keywords) if k.casefold() not in known),
    )


def _once(terms: Iterable[str | None]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for term in (one_line(given) for given in terms if given):
        if term:
            seen.setdefault(term.casefold(), term)
    return tuple(seen.values())
