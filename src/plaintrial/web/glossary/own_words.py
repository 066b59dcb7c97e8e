"""Words of the glossary in French and Spanish, where we have written them; ``data/`` holds the lists."""

from __future__ import annotations

from functools import cache

import msgspec
from django.utils.translation import gettext as _

from plaintrial.web.glossary.entries import Term, slug_of, terms
from plaintrial.web.languages import language_code
from plaintrial.web.own_lists import CODES, rows

_PACKAGE = "plaintrial.web.glossary"


class Told(msgspec.Struct, frozen=True):
    """A term as a page tells it: its name and meaning, and whether each is still English on a page that is not.

    ``record_name``: its English name, where ``name`` is another, since that is what a record says.
    """

    name: str
    name_is_english: bool
    plain: str
    plain_is_english: bool
    slug: str
    record_name: str = ""


def told(term: Term) -> Told:
    """The term in the page's language, as far as we have written it."""
    if language_code() not in CODES:
        return Told(term.term, False, term.plain, False, term.slug)
    name = _(term.term) if term.of_studies else _list("names", language_code()).get(term.term)
    plain = _(term.plain) if term.of_studies else meaning(term.plain)
    other = term.term if name and name.casefold() != term.term.casefold() else ""
    return Told(name or term.term, name is None, plain or term.plain, plain is None, term.slug, other)


def meaning(plain: str) -> str | None:
    """What a word means in the page's language, from its plain English words; None where we have not written it."""
    return _list("meanings", language_code()).get(plain)


def term_named(slug: str) -> Term | None:
    """The term whose name in the page's language has this slug."""
    return next((term for term in terms() if slug_of(told(term).name) == slug), None)


@cache
def _list(kind: str, code: str) -> dict[str, str]:
    return dict(rows(_PACKAGE, kind, code)) if code in CODES else {}
