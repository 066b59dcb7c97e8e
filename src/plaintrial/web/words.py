"""Small words of every page: numbers with separators, lists joined with "and"."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from plaintrial.places import name_in_house_style
from plaintrial.places.distance import about, rounded
from plaintrial.places.region_names import region_said
from plaintrial.plain.languages import ENGLISH
from plaintrial.plain.languages.phrase import Phrase
from plaintrial.search.speech import with_the
from plaintrial.web.languages import recorded, spoken


def counted(number: int) -> str:
    """A whole number for reading: 1,412; 1 412 in French."""
    return str(spoken().number(number))


def joined(items: Sequence[str]) -> str:
    """ "France", "France and Spain", "France, Spain and Italy"."""
    return str(spoken().listing(items))


def first_few(items: Sequence[str], most: int, more: str) -> str:
    """The first ``most`` items joined; past that, ``more`` (with ``%d``) says how many are left out, never only 1."""
    if len(items) <= most + 1:
        return joined(items)
    return joined([*items[:most], more % (len(items) - most)])


def sentence_case(text: str) -> str:
    """``text`` with its first letter capital and the rest as it is; marks before it, as of "«", stay before it."""
    at = len(text) - len(text.lstrip("«\u202f"))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def capital_first(text: str) -> str:
    """``text`` with a capital, unless its first word has a spelling of its own, as "mRNA" has."""
    first = text.split(" ", 1)[0]
    own = "-" in first and not first.isascii()  # "α-walk"
    return sentence_case(text) if first.islower() and first.replace("-", "").isalpha() and not own else text


def country_in_text(name: str) -> str:
    """A country's name as it stands after "in": "the United States", "France"; in French with its "en" or "au"."""
    if spoken() is ENGLISH:
        return with_the(name_in_house_style(name))
    said = spoken().country(name, name)
    return said.inside if isinstance(said, Phrase) else said


def country_alone(name: str) -> str:
    """A country's name in a list: "South Korea", "Corée du Sud"; as it is given where we have no other."""
    if spoken() is ENGLISH:
        return name_in_house_style(name)
    said = str(spoken().country(name, name))
    return name if said == recorded(name) else said


def town_said(name: str, region: str | None = None) -> str:
    """A town, and the part of the country it lies in, in the page's language; one that is called alike is said once."""
    language = spoken()
    town = str(language.city(name)) if name else ""
    part = region_said(region, language.code) if region and region != name else ""
    return ", ".join(each for each in dict.fromkeys((town, part)) if each)


def far(km: float) -> str:
    """A distance: "about 12 km (7 miles)" in English, "environ 12 km" where nobody counts in miles."""
    if spoken() is ENGLISH:
        return about(km)
    whole = rounded(km)
    return _("about %s km") % counted(whole) if whole else _("less than 1 km")
