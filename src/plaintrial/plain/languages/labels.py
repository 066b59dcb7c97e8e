"""Names of things in another language, by their plain English names. Written by hand: ``data/<kind>.<code>.tsv``.

A line holds the English names it answers to, apart by "; ", a tab, the words with their article, and where it is not
the rule's, a tab and one more form: what follows "people with" for an illness, "in" for a country or a city.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from plaintrial.plain.wordlists import rows

_FOLDER = "languages/data"
_ARTICLES = ("a ", "an ", "the ")
_SPELLINGS = (("’", "'"), ("aem", "em"), ("oed", "ed"), ("oes", "es"), ("oea", "ea"), ("our", "or"))
"""British spellings, and what stands for both them and the American ones."""


class Label(NamedTuple):
    """``words`` with their article, and ``other``: a form of their own, or ""."""

    words: str
    other: str = ""


class Labels(msgspec.Struct, frozen=True):
    """One kind of names in one language. ``endings``: English word before a name -> what is put after the label."""

    known: dict[str, Label]
    endings: dict[str, str]

    def of(self, *names: str) -> Label | None:
        """The label of the first of ``names`` that has one; capitals and articles do not matter."""
        for name in names:
            key = _key(name)
            label = self.known.get(key) or self._ended(key)
            if label is not None:
                return label
        return None

    def _ended(self, key: str) -> Label | None:
        """ "advanced breast cancer": the label of "breast cancer", and the words for "advanced" after it."""
        for before, after in self.endings.items():
            if key.startswith(before):
                label = self.known.get(key.removeprefix(before))
                return label and Label(label.words + after, label.other and label.other + after)
        return None


class Names(msgspec.Struct, frozen=True):
    """All names of a language."""

    conditions: Labels
    treatments: Labels
    measures: Labels
    people: Labels
    countries: Labels
    cities: Labels


def read_names(code: str) -> Names:
    """The lists of a language."""
    others = (read_labels(kind, code) for kind in ("treatments", "measures", "people", "countries", "cities"))
    return Names(read_labels("conditions", code, endings=True), *others)


def read_labels(kind: str, code: str, *, endings: bool = False) -> Labels:
    """The labels of one kind: "conditions", "treatments", "measures", "people", "countries" or "cities"."""
    known: dict[str, Label] = {}
    for keys, *told in rows(f"{kind}.{code}.tsv", _FOLDER):
        known |= {_key(key): Label(*told) for key in keys.split("; ")}
    ends = dict(rows(f"endings.{code}.tsv", _FOLDER)) if endings else {}
    return Labels(known, {f"{before} ": f" {after}" for before, after in ends.items()})


def _key(name: str) -> str:
    small = name.lower()
    for british, american in _SPELLINGS:
        small = small.replace(british, american)
    return without_article(small)


def without_article(name: str) -> str:
    """An English name without its "a", "an" or "the"."""
    article = next((article for article in _ARTICLES if name.startswith(article)), "")
    return name.removeprefix(article)
