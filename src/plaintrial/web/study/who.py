"""Who can join, from the record's own fields: ages, sex, healthy volunteers."""

from __future__ import annotations

import msgspec
from django.utils.translation import ngettext

from plaintrial.record.eligibility import Eligibility
from plaintrial.record.status_words import spoken_enum
from plaintrial.web.texts import said as _

_UNITS = {
    "year": lambda n: ngettext("%d year", "%d years", n) % n,
    "month": lambda n: ngettext("%d month", "%d months", n) % n,
    "week": lambda n: ngettext("%d week", "%d weeks", n) % n,
    "day": lambda n: ngettext("%d day", "%d days", n) % n,
    "hour": lambda n: ngettext("%d hour", "%d hours", n) % n,
    "minute": lambda n: ngettext("%d minute", "%d minutes", n) % n,
}
_NO_LIMIT = frozenset({"", "N/A", "NA", "NONE"})
_ALL_AGES = frozenset({"CHILD", "ADULT", "OLDER_ADULT"})
_ADULT_YEARS = 18
_OLDER_THAN_ANYBODY = 115


class Age(msgspec.Struct, frozen=True):
    """An age as the registry writes it. ``years`` is None when it cannot be read."""

    text: str
    number: str = ""
    unit: str = ""
    years: float | None = None


_YEARS = {"year": 1.0, "month": 1 / 12, "week": 1 / 52, "day": 1 / 365, "hour": 0.0, "minute": 0.0}


def read_age(raw: str | None) -> Age | None:
    """ "18 Years" in house words; None when no limit is given; words that are no age are kept as they are."""
    if raw is None or raw.strip().upper() in _NO_LIMIT:
        return None
    number, _gap, unit = raw.strip().partition(" ")
    name = unit.lower().removesuffix("s")
    if not (number.isascii() and number.isdigit() and len(number) < 5 and name in _UNITS):
        return Age(raw)
    return Age(_UNITS[name](int(number)), number, name, int(number) * _YEARS[name])


def ages(eligibility: Eligibility) -> str:
    """ "18 to 65 years", "18 years or older", "up to 17 years"; says so where the record is silent."""
    low, high = read_age(eligibility.minimum_age), _upper_limit(eligibility)
    if low and low.number and not low.number.strip("0"):
        return _("up to %s") % high.text if high else _("any age")
    if low and high:
        first = low.number if low.unit == high.unit and low.unit else low.text
        return _("%(low)s to %(high)s") % {"low": first, "high": high.text}
    if low:
        return _("%s or older") % low.text
    if high:
        return _("up to %s") % high.text
    return _("any age") if set(eligibility.std_ages) >= _ALL_AGES else _("the record does not say which ages")


def _upper_limit(eligibility: Eligibility) -> Age | None:
    """The highest age, None when there is none: records that must give one write 120 or 130 years."""
    high = read_age(eligibility.maximum_age)
    return None if high and (high.years or 0) >= _OLDER_THAN_ANYBODY else high


def people(eligibility: Eligibility) -> str:
    """The sexes that can join, as people say it: "women", "girls", "men and boys", "people of any sex"."""
    sex = eligibility.sex
    if sex in ("FEMALE", "MALE"):
        grown = _("women") if sex == "FEMALE" else _("men")
        young = _("girls") if sex == "FEMALE" else _("boys")
        return _by_age(eligibility, grown, young, _("%(grown)s and %(young)s") % {"grown": grown, "young": young})
    if sex == "ALL":
        return _by_age(eligibility, _("women and men"), _("girls and boys"), _("people of any sex"))
    return _("other: %s") % spoken_enum(sex) if sex else _("people")


def _by_age(eligibility: Eligibility, grown: str, young: str, both: str) -> str:
    low, high = read_age(eligibility.minimum_age), read_age(eligibility.maximum_age)
    if low and (low.years or 0) >= _ADULT_YEARS:
        return grown
    if high and high.years is not None and high.years < _ADULT_YEARS:
        return young
    return both


def healthy(eligibility: Eligibility) -> str:
    """Whether people without the condition can join."""
    if eligibility.healthy_volunteers is None:
        return _("The record does not say.")
    return _("Yes, they can join.") if eligibility.healthy_volunteers else _("No. This study does not take them.")


def sex_answer(eligibility: Eligibility) -> str:
    """The record's answer to "which sex?", as a sentence part."""
    known = {"ALL": _("Any sex"), "FEMALE": _("Female only"), "MALE": _("Male only")}
    sex = eligibility.sex
    if not sex:
        return _("The record does not say.")
    return known.get(sex) or _("Other: %s") % spoken_enum(sex)
