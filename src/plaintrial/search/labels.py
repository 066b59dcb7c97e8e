"""Filters in words, for the steps of the funnel and for what to loosen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.ground.partial_date import PartialDate
from plaintrial.places import name_in_house_style
from plaintrial.places.region_names import region_said
from plaintrial.record.status_words import spoken_enum, status_word
from plaintrial.search.asked import Asked
from plaintrial.search.speech import countries_said, spoken
from plaintrial.search.understood import Part, Understood, said

_SEX = {"FEMALE": N_("open to women"), "MALE": N_("open to men")}
_SINCE = {"posted_since": N_("first shown since %s"), "changed_since": N_("changed since %s")}
_PHASES = {"EARLY_PHASE1": N_("early phase 1"), "PHASE1": N_("phase 1"), "PHASE2": N_("phase 2"),
           "PHASE3": N_("phase 3"), "PHASE4": N_("phase 4")}  # fmt: skip
_VALUES = {"INTERVENTIONAL": N_("Tests a treatment or method"), "OBSERVATIONAL": N_("Observation study"),
           "EXPANDED_ACCESS": N_("Treatment outside a study"), "CHILD": N_("Children, to 17 years"),
           "ADULT": N_("Adults, 18 to 64 years"), "OLDER_ADULT": N_("Older adults, from 65 years"),
           "INDUSTRY": N_("A company"), "NIH": N_("Part of the US National Institutes of Health"),
           "FED": N_("A US federal agency"), "OTHER_GOV": N_("A government body"), "NETWORK": N_("A research network"),
           "INDIV": N_("A single person"), "OTHER": N_("A university, hospital, charity or similar")}  # fmt: skip
"""The words of the filters themselves, as pages have them."""


def words_label(understood: Understood) -> str:
    """What was searched for."""
    texts = [_part(part) for part in understood.needed]
    words = spoken().choice(texts) if understood.some else ", ".join(texts)
    label = _("for %s") % words if texts else _("in all")
    others = [_part(part) for part in understood.left_out]
    return _("{words}, without {others}").format(words=label, others=", ".join(others)) if others else label


def _part(part: Part) -> str:
    return spoken().choice([said(" ".join(leaf.text for leaf in way)) for way in part.ways or ((part,),)])


def filter_label(asked: Asked, name: str) -> str:
    """One filter."""
    if name == "near":
        return _near(asked)
    if name == "age_years":
        return _("open to the age of %s") % _number(asked.age_years or 0)
    if name == "sex":
        return _(_SEX[asked.sex]) if asked.sex in _SEX else ""
    if name == "healthy":
        return _("for healthy volunteers") if asked.healthy else _("not for healthy volunteers")
    if name == "has_results":
        return _("with results") if asked.has_results else _("without results")
    if name in _SINCE:
        day = getattr(asked, name)
        return _(_SINCE[name]) % spoken().date(PartialDate("", day.year, day.month, day.day))
    if name == "countries":
        return _("in {countries}").format(
            countries=countries_said([name_in_house_style(country) for country in asked.countries])
        )
    return _listed(_spoken(name, value) for value in getattr(asked, name))


def _near(asked: Asked) -> str:
    place = place_said(asked.near.name) if asked.near and asked.near.name else _("the place you gave")
    return _("within %(km)s km of %(place)s") % {"km": _number(asked.within_km or 0), "place": place}


def place_said(name: str) -> str:
    """A place's whole name in the page's language: "Munich, Bavière, Allemagne"."""
    town, *region, country = name.split(", ") if ", " in name else (name, "")
    language = spoken()
    parts = [str(language.city(town)), *(region_said(each, language.code) for each in region)]
    return ", ".join([*parts, *([language.country(country, country).strip("«»“” \u202f")] if country else [])])


def _spoken(name: str, value: str) -> str:
    if name == "statuses":
        return _(status_word(value).label).lower()
    if name == "phases" and value in _PHASES:
        return _(_PHASES[value])
    if value not in _VALUES:
        return spoken_enum(value)
    words = _(_VALUES[value])
    return words[:1].lower() + words[1:]


def _number(value: float) -> str:
    return f"{value:g}"


def _listed(words: Iterable[str]) -> str:
    return spoken().choice(list(words))
