"""From the parameters of an address to a search. Nothing given is an error: it is cut, read or said to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from plaintrial.conditions import concept_of
from plaintrial.places import place_in
from plaintrial.search import Asked, Near, Sort
from plaintrial.search.asked import SORTS
from plaintrial.search.places import TRAVELLED_KM, Located
from plaintrial.search.words import stems
from plaintrial.web.finding.place import as_kept, country_meant, located, told
from plaintrial.web.finding.typed import typed

Given = Callable[[str], Sequence[str]]
"""All values of a parameter, cut and cleaned."""
Notes = dict[str, str]
"""What was left out, said, by the name of its parameter; "place" for one that was read with another spelling."""
LONGEST_VALUE = 60
MOST_VALUES = 20
OLDEST = 120
FARTHEST_KM = 20_000


class Wish(msgspec.Struct, frozen=True):
    """A search as asked for in an address. ``near_text``: the place as typed; ``choices``: places it may
    mean, when it means several; ``notes``: what was left out, said; ``wrong``: the same by the name of the box it was
    typed into; ``in_box``: the place to print in its box, one that we do not know too; ``meant``: what to
    search by where it is not ``asked`` itself."""

    asked: Asked
    near_text: str = ""
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    wrong: Mapping[str, str] = {}
    in_box: str = ""
    meant: Asked | None = None

    @property
    def searched(self) -> Asked:
        """What to search by: the same with names typed in French or Spanish understood."""
        return self.meant or self.asked

    def as_typed(self, asked: Asked) -> Asked:
        """A search that was found from ``searched``, in the words that were typed as far as it still holds them all."""
        if self.meant is None or asked.text != self.meant.text:
            return asked
        added = tuple(each for each in self.meant.conditions if each not in self.asked.conditions)
        if not set(added) <= set(asked.conditions):
            return asked
        kept = tuple(each for each in asked.conditions if each not in added)
        return msgspec.structs.replace(asked, text=self.asked.text, conditions=kept)


def wish(given: Given, countries: Iterable[str] = (), page: int = 1) -> Wish:
    """The search that parameters ask for. ``countries``: the registry's words for those that have studies.

    A place at the end of the words ("lupus near Bordeaux") goes into the box for places, if nothing stands there.
    """
    notes: Notes = {}
    text, near_text = _first(given, "q"), as_kept(_first(given, "near"))
    placed = place_in(text) if not near_text and not any(given("country")) else None
    if placed:
        text, near_text = placed
    place = located(near_text) if near_text else Located()
    near = place.near
    if place.said:
        notes["near" if near is None else "place"] = told(place)
    chosen = _countries((*given("country"), place.country), countries, notes)
    asked = Asked(
        text=text,
        conditions=tuple(concept_of(text) or text for text in given("cond")[:5] if text),
        treatments=tuple(text for text in given("treat")[:5] if text),
        near=near,
        within_km=_within(_first(given, "within"), notes) or (TRAVELLED_KM if placed else None) if near else None,
        statuses=_enums(given("status")),
        phases=_enums([f"PHASE{value.strip()}" if value.strip() in _PHASES else value for value in given("phase")]),
        types=_enums(given("type")),
        age_years=_age(_first(given, "age"), notes),
        age_groups=_enums(given("group")),
        sex={"female": "FEMALE", "male": "MALE"}.get(_first(given, "sex").lower()),
        healthy=_yes_no(_first(given, "healthy")),
        funders=_enums(given("funder")),
        sponsor=_sponsor(_first(given, "sponsor"), notes),
        countries=chosen,
        posted_since=_day("posted", _first(given, "posted"), notes),
        changed_since=_day("changed", _first(given, "changed"), notes),
        has_results=_yes_no(_first(given, "results")),
        sort=_sort(_first(given, "sort"), near),
        page=page,
    )
    meant = near_text if near or place.choices else ""
    in_box = near_text if meant or place.said else ""
    choices = tuple(choice.label for choice in place.choices)
    return Wish(asked, meant, choices, tuple(notes.values()), notes, in_box, _understood(asked))


def _understood(asked: Asked) -> Asked | None:
    """The search with names of illnesses in French or Spanish as conditions; None where there are none."""
    conditions, rest = typed(asked.text) if asked.text else ((), "")
    every = tuple(dict.fromkeys((*asked.conditions, *conditions)))
    return msgspec.structs.replace(asked, text=rest, conditions=every) if conditions or rest != asked.text else None


def _first(given: Given, name: str) -> str:
    return next((text for text in given(name) if text), "")


_PHASES = frozenset("1234")
"""Phases as people write them by hand into an address."""


def _enums(values: Sequence[str]) -> tuple[str, ...]:
    """The registry's words; one that we do not know stays, so that no filter goes unseen."""
    words = [value.strip().upper().replace("-", "_") for value in values[:MOST_VALUES]]
    return tuple(dict.fromkeys(word[:LONGEST_VALUE] for word in words if word.replace("_", "").isalnum()))


def _countries(values: Sequence[str], known: Iterable[str], notes: Notes) -> tuple[str, ...]:
    found: list[str] = []
    for value in values[:MOST_VALUES]:
        meant = country_meant(value, known) if value else None
        if meant:
            found.append(meant)
        elif value:
            said = _("No study here has a place in “%s”, so it was left out.") % value[:LONGEST_VALUE]
            notes[f"country {value}"] = said
    return tuple(dict.fromkeys(found))


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _age(text: str, notes: Notes) -> float | None:
    value = _number(text) if text else None
    if value is not None and 0 <= value <= OLDEST:
        return value
    if text:
        notes["age"] = _("“%s” is not an age from 0 to 120 years, so it was left out.") % text[:LONGEST_VALUE]
    return None


def _within(text: str, notes: Notes) -> float | None:
    value = _number(text) if text else None
    if value is not None and 0 < value <= FARTHEST_KM:
        return value
    if text:
        notes["within"] = _("“%s” is not a distance in km, so it was left out.") % text[:LONGEST_VALUE]
    return None


def _sponsor(text: str, notes: Notes) -> str:
    if text and not stems(text):
        notes["sponsor"] = _("Nothing in “%s” can be searched for, so it was left out.") % text[:LONGEST_VALUE]
        return ""
    return text


def _day(name: str, text: str, notes: Notes) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        notes[name] = _("“%s” is not a day like 2025-12-31, so it was left out.") % text[:LONGEST_VALUE]
        return None


def _yes_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text.lower())


def _sort(text: str, near: Near | None) -> Sort:
    found: Sort = next((sort for sort in SORTS if sort == text), "relevance")
    return "relevance" if found == "nearest" and near is None else found
