"""Addresses of conditions' pages: a concept's slug, and the concept of a slug."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.conditions.naming import natural
from plaintrial.conditions.spelling import plain
from plaintrial.conditions.vocabulary import vocabulary


def slugged(name: str) -> str:
    """A name as an address: plain small letters and digits, hyphens between."""
    return "-".join(plain(natural(name)).replace("'", "").split())


def slug(concept_id: str) -> str:
    """The concept's slug, "systemic-lupus-erythematosus"; KeyError for an id the vocabulary has not.

    It stays the same as long as the concept's name does. Of two concepts with one name MONDO's has the plain slug and
    the other one its number at the end. `concept_of` knows the form "mondo-0007915" too, which never changes.
    """
    return _slugs()[concept_id]


def concept_of(text: str) -> str | None:
    """The id of the concept with this slug; None where there is none."""
    found = _concepts().get(text)
    if found:
        return found
    source, _, number = text.partition("-")
    by_id = f"{source.upper()}:{number.upper()}"
    return by_id if by_id in vocabulary().row_of else None


@lru_cache(maxsize=1)
def _slugs() -> dict[str, str]:
    taken: set[str] = set()
    found: dict[str, str] = {}
    known = vocabulary()
    for concept_id, name in sorted(zip(known.rows.ids, known.rows.names, strict=True), key=_mondo_first):
        text = slugged(name)
        if not text or text in taken:
            text = f"{text}-{concept_id.partition(':')[2].lower()}".lstrip("-")
        taken.add(text)
        found[concept_id] = text
    return found


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    return {text: concept_id for concept_id, text in _slugs().items()}


def _mondo_first(row: tuple[str, str]) -> tuple[bool, str]:
    return not row[0].startswith("MONDO"), row[0]
