"""What a language needs so that rules can speak it: translated templates, plural forms, numbers, dates, lists.

Rules never join words themselves; they fill named places of a template. A template's English text is its key, as in
gettext: a catalogue maps it to the other language's text, or to its plural forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from plaintrial.ground.partial_date import PartialDate

_NO_CATALOGUE: Mapping[str, tuple[str, ...]] = {}


class Language(msgspec.Struct, frozen=True):
    """``catalogue``: English template -> its forms in this language (one, or singular and plural)."""

    code: str
    catalogue: Mapping[str, tuple[str, ...]] = _NO_CATALOGUE
    joined_by: str = "{list} and {last}"
    either: str = "{list} or {last}"
    thousands: str = ","

    def text(self, forms: Sequence[str], count: int = 1) -> str:
        """The template to fill: the form of ``forms`` for ``count`` things."""
        known = self.catalogue.get(forms[0], forms)
        return known[0] if count == 1 else known[-1]

    def number(self, value: int) -> str:
        """A whole number: "58", "1,200"."""
        return f"{value:,}".replace(",", self.thousands)

    def date(self, when: PartialDate) -> str:
        """A date in house style, as precise as it was given."""
        return str(when)

    def listing(self, parts: Sequence[str]) -> str:
        """ "a", "a and b", "a, b and c"."""
        return self._joined(self.joined_by, parts)

    def choice(self, parts: Sequence[str]) -> str:
        """ "a", "a or b", "a, b or c"."""
        return self._joined(self.either, parts)

    def _joined(self, template: str, parts: Sequence[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self.text((template,)).format(list=", ".join(parts[:-1]), last=parts[-1])


ENGLISH = Language("en")
