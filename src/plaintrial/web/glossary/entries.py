"""The glossary as a reader sees it: each term once, by its first letter, with a name for its address."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

import msgspec

from plaintrial.plain.explained import is_worth_explaining
from plaintrial.plain.glossary import GLOSSARY
from plaintrial.web.glossary.study_words import STUDY_WORDS

OTHER = "0-9"
"""The letter of terms that begin with a numeral."""
_SEARCHED = frozenset(("condition", "medicine", "procedure"))
_NEAR = 5


class Term(msgspec.Struct, frozen=True):
    """A term, its plain words, its kind, its name in an address, and whether studies can be searched for by it.

    ``of_studies``: one of the words every study uses, whose texts are in the catalogues of the languages.
    """

    term: str
    plain: str
    kind: str
    slug: str
    searched: bool
    of_studies: bool = False


def slug_of(term: str) -> str:
    """ "crohn's disease" as "crohns-disease"."""
    kept = "".join(char if char.isalnum() else " " for char in term.replace("'", "").lower())
    return "-".join(kept.split())


@cache
def study_words() -> tuple[Term, ...]:
    """The words every study uses, in the order of the alphabet."""
    return tuple(Term(term, plain, "research", slug_of(term), False, True) for term, plain in STUDY_WORDS)


@cache
def terms() -> tuple[Term, ...]:
    """Every term that is worth explaining, in the order of the alphabet; the first where two have one address."""
    found = {term.slug: term for term in study_words()}
    for entry in filter(is_worth_explaining, GLOSSARY):
        slug = slug_of(entry.term)
        if entry.plain.casefold() != entry.term:
            found.setdefault(slug, Term(entry.term, entry.plain, entry.kind, slug, entry.kind in _SEARCHED))
    return tuple(sorted(found.values(), key=lambda term: term.term))


@cache
def letters() -> tuple[str, ...]:
    """The letters that have terms, "0-9" last."""
    firsts = {letter_of(term) for term in terms()}
    return tuple(sorted(firsts - {OTHER})) + ((OTHER,) if OTHER in firsts else ())


def letter_of(term: Term) -> str:
    """The capital a term stands under."""
    first = term.slug[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def of_letter(letter: str) -> tuple[Term, ...]:
    """The terms under a letter."""
    return tuple(term for term in terms() if letter_of(term) == letter)


@cache
def _by_slug() -> dict[str, Term]:
    return {term.slug: term for term in terms()}


def term_of(slug: str) -> Term | None:
    """The term an address names."""
    return _by_slug().get(slug)


def near(typed: str) -> tuple[Term, ...]:
    """Terms whose names are like what was typed, the likest first."""
    wanted = slug_of(typed)[:80]
    begun = [slug for slug in _by_slug() if wanted and slug.startswith(wanted)][:_NEAR]
    alike = get_close_matches(wanted, list(_by_slug()), _NEAR, 0.7) if wanted else []
    return tuple(_by_slug()[slug] for slug in dict.fromkeys([*begun, *alike]))[:_NEAR]


def same_plain(term: Term) -> tuple[Term, ...]:
    """Other terms for the same thing."""
    return tuple(other for other in terms() if other.plain == term.plain and other != term)[: _NEAR * 2]
