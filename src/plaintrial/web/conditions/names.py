"""What a condition is called: everyday and medical names, other names with where each comes from."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.conditions import Concept, Synonym
from plaintrial.conditions.keys import label_key
from plaintrial.web.words import capital_first

SOURCES = {
    "plaintrial": N_("People's words, collected for this site"),
    "HPO layperson": N_("Everyday words of the Human Phenotype Ontology"),
    "MeSH": N_("MeSH, the medical headings of the U.S. National Library of Medicine"),
    "MONDO": N_("Mondo Disease Ontology"),
    "DOID": N_("Human Disease Ontology"),
    "HPO": N_("Human Phenotype Ontology"),
}
_MOST = 25


class OtherNames(msgspec.Struct, frozen=True):
    """Names from one source; ``more``: how many are left out."""

    source: str
    names: tuple[str, ...]
    more: int


class Names(msgspec.Struct, frozen=True):
    """``shown``: the name a page is headed by; ``medical``: the clinical one where that is another, else ""."""

    shown: str
    medical: str
    others: tuple[OtherNames, ...]


def common_name(concept: Concept) -> str:
    """The everyday name, else the clinical one."""
    return capital_first(concept.lay_name or concept.readable)


def names_of(concept: Concept) -> Names:
    """All names; each name once, under the first source that has it."""
    shown, medical = common_name(concept), concept.readable
    said = {shown.casefold(), medical.casefold(), concept.name.casefold()}
    others = []
    for source, words in SOURCES.items():
        fresh = _fresh(concept.synonyms, source, said)
        if fresh:
            others.append(OtherNames(_(words), tuple(fresh[:_MOST]), max(len(fresh) - _MOST, 0)))
    same = label_key(medical) == label_key(shown)  # in another spelling too: "anaemia", "anemia"
    return Names(shown, "" if same else medical, tuple(others))


def _fresh(synonyms: Iterable[Synonym], source: str, said: set[str]) -> list[str]:
    found: list[str] = []
    for synonym in synonyms:
        if synonym.source == source and synonym.text.casefold() not in said:
            said.add(synonym.text.casefold())
            found.append(synonym.text)
    return found
