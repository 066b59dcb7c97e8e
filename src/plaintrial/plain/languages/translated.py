"""What every language but English does alike: templates from a gettext catalogue, names from our own lists.

A name that no list has stays English and stands in quotation marks, which mark it as the record's. Nothing else in
such a sentence is quoted, so that a page can tell the English words from the others.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from importlib.resources import files

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.language import Kind, Language
from plaintrial.plain.languages.labels import Label, Names
from plaintrial.plain.languages.phrase import Phrase, joined

_OWN_MARKS = str.maketrans("«»", "“”")
"""Quotation marks of the record's own become others, so that ours can be told."""

_WITH = "people with {condition}"
_PEOPLE = "people"


class Translated(Language, frozen=True, kw_only=True):
    """``told``: the templates. ``names``: our own words for things. ``quotes``: the marks around English words.

    Numbers from ``singular_from`` to below ``plural_from`` are followed by a singular.
    """

    told: gettext.NullTranslations
    names: Names
    months: tuple[str, ...]
    quotes: tuple[str, str]
    max_words: int = 30
    singular_from: int = 0
    plural_from: int = 2

    def text(self, forms: Sequence[str], count: int = 1, context: str = "", /) -> str:
        """The translated template for ``count`` things, the English one where none is known."""
        if len(forms) == 1:
            return self.told.pgettext(context, forms[0]) if context else self.told.gettext(forms[0])
        one, many = forms
        if context:
            return self.told.npgettext(context, one, many, count)
        return self.told.ngettext(one, many, count)

    def phrase(self, words: str, *, several: bool = False, other: str = "") -> Phrase:
        """``words`` with their article, as a phrase with all its forms; ``other``: see ``labels``."""
        raise NotImplementedError

    def date(self, when: PartialDate) -> Phrase:
        """A date as the language writes it, and as it says when."""
        raise NotImplementedError

    def is_several(self, words: str) -> bool:
        """Whether words with their article are more than one thing."""
        raise NotImplementedError

    def number(self, value: int) -> Phrase:
        """A whole number, and whether it is one or more things."""
        return Phrase(self.digits(value), several=value >= self.plural_from or value < self.singular_from)

    def digits(self, value: int) -> str:
        """The figures of a number."""
        return f"{value:,}".replace(",", self.thousands)

    def listing(self, parts: Sequence[str]) -> Phrase:
        """A list, in each of its forms."""
        return joined(parts, self.listed)

    def choice(self, parts: Sequence[str]) -> Phrase:
        """A choice, in each of its forms."""
        return joined(parts, self.chosen)

    def listed(self, parts: Sequence[str]) -> str:
        """Words joined with "and"."""
        return self._joined(self.joined_by, parts)

    def chosen(self, parts: Sequence[str]) -> str:
        """Words joined with "or"."""
        return self._joined(self.either, parts)

    def quoted(self, words: str) -> str:
        """English words, marked as such."""
        return self.quotes[0] + words.translate(_OWN_MARKS) + self.quotes[1]

    def term(self, name: str, kind: Kind, typed: str = "", /) -> Phrase:
        """Our label of a name, else the English name in quotation marks."""
        labels = {
            "condition": self.names.conditions,
            "treatment": self.names.treatments,
            "measure": self.names.measures,
        }[kind]
        label = labels.of(name, name.split(" (")[0], typed)
        return self.phrase(self.quoted(name)) if label is None else self._labelled(label)

    def people(self, frame: str, condition: str = "", typed: str = "", /) -> Phrase:
        """People with their article; who they are in quotation marks where we have no words for them."""
        known = self.names.people.of(frame.format(condition=condition))
        group, _, _ = frame.partition(" ")
        if known is None and condition and group != _PEOPLE:
            known = self._others(group, frame, condition)
        if known is not None:
            return self.phrase(known.words, several=True)
        before, _, illness = frame.partition(" with ")
        if condition:
            said = self.text((frame,)).format(condition=self.term(condition, "condition", typed))
        elif before == _PEOPLE and self.names.conditions.of(illness) is not None:
            said = self.text((_WITH,)).format(condition=self.term(illness, "condition"))
        else:
            said = self.text(("the people described as {people}",)).format(people=self.quoted(frame))
        return self.phrase(said, several=True)

    def country(self, name: str, english: str, /) -> Phrase:
        """The country's name, and how one says that something is there."""
        label = self.names.countries.of(name, english)
        return self.phrase(self.quoted(english)) if label is None else self._labelled(label)

    def city(self, name: str, /) -> Phrase:
        """The city's name, and how one says that something is there."""
        label = self.names.cities.of(name)
        return self.phrase(name) if label is None else self._labelled(label)

    def _labelled(self, label: Label) -> Phrase:
        return self.phrase(label.words, several=self.is_several(label.words), other=label.other)

    def _others(self, group: str, frame: str, condition: str) -> Label | None:
        """Children, women or men as people of our list: "the people who had a stroke" gives "the children who ..."."""
        people, others = self.text((_PEOPLE,)), self.text((group,))
        known = self.names.people.of(frame.replace(group, _PEOPLE, 1).format(condition=condition))
        if known is None or not known.words.startswith(people):
            return None
        return Label(known.words.replace(people, others, 1))


def catalogue(code: str) -> gettext.NullTranslations:
    """The templates of a language."""
    with files("plaintrial.plain").joinpath("languages", "data", f"plain.{code}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
