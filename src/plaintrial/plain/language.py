"""What a language needs so that rules can speak it: templates, plural forms, numbers, dates, lists, names of things.

Rules never join words themselves; they fill named places of a template. A template's English text is its key, as in
gettext: a catalogue maps it to the other language's text, or to its plural forms. English is the language of this
module; the others stand in ``plain.languages`` and say otherwise what they must.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from plaintrial.ground.partial_date import PartialDate

Kind = Literal["condition", "treatment", "measure"]
_NO_CATALOGUE: Mapping[str, tuple[str, ...]] = {}
OTHERS = "other illnesses"
_JOINING_SPACE = "\u202f"
"""A narrow space that never breaks: it stands inside "1 200" and beside marks, and parts no words."""


class Language(msgspec.Struct, frozen=True, eq=False):
    """``catalogue``: English template -> its forms in this language (one, or singular and plural).

    ``max_words``: no sentence is longer. Names are English ones; another language gives its own where it has them.
    A language is told from others by being another object: it serves as a key of what was said before.
    """

    code: str
    catalogue: Mapping[str, tuple[str, ...]] = _NO_CATALOGUE
    joined_by: str = "{list} and {last}"
    joined_by_apart: str = "{list}, and {last}"
    either: str = "{list} or {last}"
    either_apart: str = "{list}, or {last}"
    thousands: str = ","
    max_words: int = 25

    def text(self, forms: Sequence[str], count: int = 1, _context: str = "", /) -> str:
        """The template to fill: the form of ``forms`` for ``count`` things. A context tells equal texts apart."""
        known = self.catalogue.get(forms[0], forms)
        return known[0] if count == 1 else known[-1]

    def number(self, value: int) -> str:
        """A whole number: "58", "1,200"."""
        return f"{value:,}".replace(",", self.thousands)

    def date(self, when: PartialDate) -> str:
        """A date in house style, as precise as it was given."""
        return str(when)

    def listing(self, parts: Sequence[str]) -> str:
        """ "a", "a and b", "a, b and c"; a comma more where a part holds an "and" of its own."""
        nested = any(" and " in part or " or " in part for part in parts)
        return self._joined(self.joined_by_apart if nested else self.joined_by, parts)

    def choice(self, parts: Sequence[str]) -> str:
        """ "a", "a or b", "a, b or c"."""
        nested = any(" and " in part or " or " in part for part in parts)
        return self._joined(self.either_apart if nested else self.either, parts)

    def term(self, name: str, _kind: Kind, _typed: str = "", /) -> str:
        """A plain English name of a thing, in this language; last, what the registrant called it."""
        return name

    def heading(self, condition: str) -> str | None:
        """A condition's name standing alone, with a capital; None when this language has no name for it."""
        return condition

    def people(self, frame: str, condition: str = "", _typed: str = "", /) -> str:
        """People: ``frame`` alone ("people who smoke") or filled ("people with {condition}"); last, what was typed."""
        return frame.format(condition=condition)

    def people_of(self, frame: str, conditions: Mapping[str, str], *, more: bool) -> str:
        """People with any of several illnesses: plain name -> what was typed; ``more``: with others too."""
        names = [self.term(name, "condition", typed) for name, typed in conditions.items()]
        return frame.format(condition=self.choice([*names, self.others()] if more else names))

    def others(self) -> str:
        """Illnesses that are not named."""
        return OTHERS

    def country(self, _name: str, english: str, /) -> str:
        """A country, by its name in the registry; ``english``: as it stands in an English sentence."""
        return english

    def city(self, name: str) -> str:
        """A city as typed."""
        return name

    def _joined(self, template: str, parts: Sequence[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self.text((template,)).format(list=", ".join(parts[:-1]), last=parts[-1])


ENGLISH = Language("en")


def word_count(text: str) -> int:
    """Words of a sentence in any language."""
    return len(text.replace(_JOINING_SPACE, "").split())
