"""What every language but English does alike: templates from a gettext catalogue, names from our own lists.

A name that no list has stays English and stands in quotation marks, which mark it as the record's. Nothing else in
such a sentence is quoted, so that a page can tell the English words from the others.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from importlib.resources import files

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.language import OTHERS, Kind, Language
from plaintrial.plain.languages.grammar import Grammar
from plaintrial.plain.languages.labels import Label, Names, without_article
from plaintrial.plain.languages.phrase import Phrase, joined

_OWN_MARKS = str.maketrans("«»", "“”")
"""Quotation marks of the record's own become others, so that ours can be told."""

_WITH = "people with {condition}"
_PEOPLE = "people"
_DESCRIBED = "the people described as {people}"


class Translated(Language, frozen=True, kw_only=True):
    """``told``: the templates. ``names``: our own words for things. ``max_words``: Romance sentences are longer."""

    told: gettext.NullTranslations
    names: Names
    grammar: Grammar
    max_words: int = 30

    def text(self, forms: Sequence[str], count: int = 1, context: str = "", /) -> str:
        """The translated template for ``count`` things, the English one where none is known."""
        if len(forms) == 1:
            return self.told.pgettext(context, forms[0]) if context else self.told.gettext(forms[0])
        one, many = forms
        if context:
            return self.told.npgettext(context, one, many, count)
        return self.told.ngettext(one, many, count)

    def number(self, value: int) -> Phrase:
        """A whole number, with which nouns and verbs agree."""
        return self.grammar.number(value)

    def date(self, when: PartialDate) -> Phrase:
        """A date, and as one says when."""
        return self.grammar.date(when)

    def listing(self, parts: Sequence[str]) -> Phrase:
        """A list, in each of its forms."""
        return joined(parts, self.grammar.listed)

    def choice(self, parts: Sequence[str]) -> Phrase:
        """A choice, in each of its forms."""
        return joined(parts, self.grammar.chosen)

    def term(self, name: str, kind: Kind, typed: str = "", /) -> Phrase:
        """Our label of a name, else the English name in quotation marks."""
        names = self.names
        labels = {"condition": names.conditions, "treatment": names.treatments, "measure": names.measures}[kind]
        label = labels.of(name, name.split(" (")[0], name.split(", a ")[0], typed)
        return self.grammar.phrase(self.quoted(without_article(name))) if label is None else self._labelled(label)

    def heading(self, condition: str) -> str | None:
        """Our label without its article; None where we have none."""
        label = self.names.conditions.of(condition, condition.split(" (")[0])
        bare = "" if label is None else self.grammar.bare(label.words)
        return bare[:1].upper() + bare[1:] or None

    def people(self, frame: str, condition: str = "", typed: str = "", /) -> Phrase:
        """People with their article; who they are in quotation marks where we have no words for them."""
        known = self._known_people(frame, condition)
        if known is not None:
            return self.grammar.phrase(known.words, several=True)
        before, _, illness = frame.partition(" with ")
        if condition:
            said = self.text((frame,)).format(condition=self.term(condition, "condition", typed))
        elif before == _PEOPLE and self.names.conditions.of(illness) is not None:
            said = self.text((_WITH,)).format(condition=self.term(illness, "condition"))
        else:
            said = self.text((_DESCRIBED,)).format(people=self.quoted(frame))
        return self.grammar.phrase(said, several=True)

    def people_of(self, frame: str, conditions: Mapping[str, str], *, more: bool) -> Phrase:
        """People with any of several illnesses."""
        names = [self.term(name, "condition", typed) for name, typed in conditions.items()]
        any_of = self.choice([*names, self.others()] if more else names)
        return self.grammar.phrase(self.text((frame,)).format(condition=any_of), several=True)

    def others(self) -> Phrase:
        """Illnesses that are not named."""
        words = self.text((OTHERS,))
        return self.grammar.phrase(words, several=True, other=words)

    def country(self, name: str, english: str, /) -> Phrase:
        """The country's name, and how one says that something is there."""
        label = self.names.countries.of(name, english)
        return self.grammar.phrase(self.quoted(english)) if label is None else self._labelled(label)

    def city(self, name: str, /) -> Phrase:
        """The city's name, and how one says that something is there."""
        label = self.names.cities.of(name)
        return self.grammar.city(name if label is None else label.words)

    def quoted(self, words: str) -> str:
        """English words, between the marks that tell them."""
        before, after = self.grammar.quotes
        return before + words.translate(_OWN_MARKS) + after

    def _labelled(self, label: Label) -> Phrase:
        several = self.grammar.is_several(label.words)
        return self.grammar.phrase(label.words, several=several, other=label.other)

    def _known_people(self, frame: str, condition: str) -> Label | None:
        """People of our list. Children, women or men too: from "the people who had a stroke"."""
        known = self.names.people.of(frame.format(condition=condition))
        group = frame.partition(" ")[0]
        if known is not None or not condition or group == _PEOPLE:
            return known
        people, others = self.text((_PEOPLE,)), self.text((group,))
        known = self.names.people.of(frame.replace(group, _PEOPLE, 1).format(condition=condition))
        if known is None or not known.words.startswith(people):
            return None
        return Label(known.words.replace(people, others, 1))


def catalogue(code: str) -> gettext.NullTranslations:
    """The templates of a language: what rules say, and what changed."""
    told, changed = (_read(f"{domain}.{code}.mo") for domain in ("plain", "history"))
    told.add_fallback(changed)
    return told


def _read(name: str) -> gettext.GNUTranslations:
    with files("plaintrial.plain").joinpath("languages", "data", name).open("rb") as file:
        return gettext.GNUTranslations(file)
