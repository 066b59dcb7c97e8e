"""One site as it is compared: its place and facility, folded; and how it is spoken of."""

from __future__ import annotations

from functools import cached_property

import msgspec

from plaintrial.history.pair import Part, parts_of, text_in
from plaintrial.history.quote import named
from plaintrial.history.said import Place, Said, say
from plaintrial.history.sameness import key_of, words_of
from plaintrial.history.sites.countries import country_key

_STAND_INS = (
    "research site investigational investigative local institution center centre clinical trial study facility for "
    "information regarding recruitment contact call sponsor novartis gsk pfizer astellas takeda abbvie ucb amgen "
    "lilly merck msd roche sanofi bayer janssen boehringer astrazeneca allergan alcon biogen celgene gilead teva "
    "shire bms bristol myers squibb eisai daiichi sankyo otsuka chiesi regeneron vertex novo nordisk no number name "
    "and of the nr inv ltd inc"
)
_NO_NAME = frozenset(_STAND_INS.split())
_MARKS_ANONYMITY = ("site", "institution", "center", "centre", "facility")
_STATES_SHOWN = frozenset({"unitedstates", "canada", "australia"})
_KEPT = ("facility", "city", "state", "zip", "country", "status")


class Site(msgspec.Struct, dict=True):
    """A site at ``place`` in its version's list. Keys are folded spellings; they are worked out when asked for."""

    place: int
    part: Part

    @cached_property
    def facility(self) -> str:
        """The facility's key."""
        return key_of(text_in(self.part, "facility"))

    @cached_property
    def city(self) -> str:
        """The city's key."""
        return key_of(text_in(self.part, "city"))

    @cached_property
    def country(self) -> str:
        """The country's key, the same for all its names."""
        return country_key(text_in(self.part, "country"))

    @cached_property
    def zip(self) -> str:
        """The postcode's letters and digits."""
        return "".join(filter(str.isalnum, text_in(self.part, "zip"))).lower()

    @property
    def status(self) -> str:
        """The registry's status word, "" when it gives none."""
        return text_in(self.part, "status")

    @cached_property
    def anonymous(self) -> bool:
        """Whether the facility is a stand-in for a name: "Research Site", "Local Institution - 0012"."""
        words = [word for word in words_of(text_in(self.part, "facility")) if not any(map(str.isdigit, word))]
        if not words:
            return True
        return all(word in _NO_NAME for word in words) and any(word in _MARKS_ANONYMITY for word in words)

    @cached_property
    def number(self) -> str:
        """The number of a site without a name."""
        return "".join(filter(str.isdigit, text_in(self.part, "facility"))) if self.anonymous else ""

    @cached_property
    def people(self) -> frozenset[str]:
        """Names and addresses of its contacts, for telling it again; never shown."""
        contacts = parts_of(self.part.get("contacts"))
        return frozenset(key_of(text_in(c, field)) for c in contacts for field in ("name", "email")) - {""}

    @property
    def town(self) -> Said:
        """ "Bordeaux, France"; the state where countries are large."""
        state = text_in(self.part, "state") if self.country in _STATES_SHOWN else ""
        parts = [text_in(self.part, "city"), state, text_in(self.part, "country")]
        named_parts = [str(named(part, 40)) if part else "" for part in parts]
        words = ", ".join(part for part in named_parts if part)
        return Said(words, Place(*named_parts)) if words else say("a place the record does not name")

    @property
    def facility_name(self) -> str:
        """The facility's name, "" when it has none of its own."""
        return "" if self.anonymous else named(text_in(self.part, "facility"), 60)

    def told(self, sentence: str) -> Said:
        """A sentence about a site in ``{town}``, with the facility's name at its end where it has one."""
        name = self.facility_name
        if not name:
            return say(sentence, town=self.town)
        return say(f"{sentence[:-1]}: {{name}}.", town=self.town, name=name)

    @property
    def spoken(self) -> Said:
        """ "the site CHU de Bordeaux in Bordeaux, France"."""
        name = self.facility_name
        return say("the site {name} in {town}", name=name, town=self.town) if name else say(
            "a site in {town}", town=self.town)  # fmt: skip

    @property
    def shown(self) -> dict[str, str]:
        """What may be told of a site: never its contacts."""
        return {key: value for key in _KEPT if (value := text_in(self.part, key))}


def sites_of(parts: list[Part]) -> list[Site]:
    """The sites of a version."""
    return [Site(place, part) for place, part in enumerate(parts)]
