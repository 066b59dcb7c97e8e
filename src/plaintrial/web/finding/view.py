"""The page of a search: everything the template prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from django.utils.translation import gettext as _

from plaintrial.plain.languages import ENGLISH
from plaintrial.search import Asked, Found, Near, Sort
from plaintrial.search.labels import place_said
from plaintrial.search.speech import spoken
from plaintrial.web.finding.address import Pair, address, pairs, plain_number
from plaintrial.web.finding.cards import FoundCard, but_for, card, reason_shared
from plaintrial.web.finding.chips import Chip, chips, condition_name, place_words
from plaintrial.web.finding.meanings import Meanings, meanings
from plaintrial.web.finding.options import Group, groups, yes_no
from plaintrial.web.finding.place import country_name
from plaintrial.web.finding.way import Way
from plaintrial.web.finding.wish import Wish
from plaintrial.web.words import country_in_text, joined, sentence_case

OPEN_NOW = "RECRUITING"
NONE_KNOWN: Mapping[str, str] = {}
DISTANCES = (10, 25, 50, 100, 250, 500, 1000)
_IN_FORM = frozenset({"q", "near", "within", "status", "phase", "type", "age", "sex", "healthy", "sponsor", "country",
                      "results", "page", "posted", "changed", "funder"})  # fmt: skip


class FunnelStep(msgspec.Struct, frozen=True):
    """A step of the funnel; ``without`` is the address of the search without it, "" for the first."""

    count: int
    label: str
    without: str


class FindView(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``kept``: what the form carries along unseen; ``why``: why most of the studies are here;
    ``wrong``: what could not be read, by its box; ``in_box``: the place as typed."""

    heading: str
    title: str
    asked: Asked
    near_text: str
    age: str
    within: str
    kept: tuple[Pair, ...]
    notes: tuple[str, ...]
    wrong: Mapping[str, str]
    in_box: str
    choices: tuple[Way, ...]
    meanings: Meanings | None
    understood: tuple[str, ...]
    total: int
    page: int
    pages: int
    order: str
    why: str
    cards: tuple[FoundCard, ...]
    chips: tuple[Chip, ...]
    clear: str
    funnel: tuple[FunnelStep, ...]
    groups: dict[str, Group]
    healthy: dict[str, int]
    results: dict[str, int]
    sorts: tuple[Way, ...]
    sorted_by: str
    open_only: Way | None
    suggestions: tuple[Way, ...]
    farther: Way | None
    before: str
    after: str


def find_view(wish: Wish, found: Found, headlines: Mapping[str, str] = NONE_KNOWN) -> FindView:
    """The page of what was found. ``headlines``: plain titles of studies, by their ids."""
    asked, typed = wish.asked, wish.near_text
    on = chips(asked, typed)
    heading = heading_of(asked, typed)
    sorts = _sorts(asked, typed)
    cards = [card(hit, near=asked.near is not None, headline=headlines.get(hit.nct_id, "")) for hit in found.hits]
    why = reason_shared(cards)
    offered = meanings(wish, found)
    unoffered = () if offered else found.understood.other_meanings()
    return FindView(
        heading=heading,
        title=heading
        if found.page == 1
        else _("%(heading)s, page %(page)s") % {"heading": heading, "page": found.page},
        asked=asked,
        near_text=typed,
        age=plain_number(asked.age_years),
        within=plain_number(asked.within_km),
        kept=tuple(pair for pair in pairs(asked, typed) if pair[0] not in _IN_FORM),
        notes=wish.notes,
        wrong=wish.wrong,
        in_box=wish.in_box,
        choices=tuple(Way(place_said(label), _near_choice(asked, label)) for label in wish.choices),
        meanings=offered,
        understood=(*_read_as(wish), *found.understood.sentences(), *unoffered),
        total=found.total,
        page=found.page,
        pages=found.pages,
        order=_(found.order),
        why=why,
        cards=but_for(why, cards),
        chips=on,
        clear=address(Asked(text=asked.text)) if len(on) > 1 else "",
        funnel=_funnel(wish, found) if len(found.funnel) > 1 and found.funnel[0].count else (),
        groups=groups(found),
        healthy=yes_no(found, "healthy"),
        results=yes_no(found, "results"),
        sorts=sorts,
        sorted_by=next((way.label for way in sorts if way.here), ""),
        open_only=_open_only(wish, found),
        suggestions=tuple(Way(each.sentence, address(wish.as_typed(each.asked), typed)) for each in found.suggestions),
        farther=_farther(asked, typed),
        before=_page(wish, found, found.page - 1),
        after=_page(wish, found, found.page + 1),
    )


def _read_as(wish: Wish) -> tuple[str, ...]:
    """What a French or Spanish name on an English page was read as; on pages of these languages it is the same name."""
    if wish.meant is None or spoken() is not ENGLISH:
        return ()
    added = (each for each in wish.meant.conditions if each not in wish.asked.conditions)
    return tuple(_("We read this as %s.") % condition_name(each) for each in added)


def _near_choice(asked: Asked, label: str) -> str:
    return address(msgspec.structs.replace(asked, near=Near(0, 0, label), page=1), label)


def heading_of(asked: Asked, near_text: str = "") -> str:
    """What was asked for, as a heading."""
    said = [*(condition_name(each) for each in asked.conditions), *asked.treatments]
    said += [f"“{asked.text}”"] if asked.text else []
    heading = _("Studies of %s") % joined(said) if said else _("All studies")
    if asked.near is not None:
        place = place_words(asked.near, near_text, as_typed=True)
        return _("%(studies)s near %(place)s") % {"studies": heading, "place": place}
    return _in(heading, asked.countries)


def _in(heading: str, countries: Iterable[str]) -> str:
    names = [country_in_text(country_name(name)) for name in countries]
    if not 0 < len(names) <= 2:
        return heading
    return _("%(studies)s in %(places)s") % {"studies": heading, "places": joined(names)}


def _funnel(wish: Wish, found: Found) -> tuple[FunnelStep, ...]:
    def to(loosened: Asked | None) -> str:
        return address(wish.as_typed(loosened), wish.near_text) if loosened else ""

    return tuple(FunnelStep(step.count, sentence_case(step.label), to(step.loosened)) for step in found.funnel)


def _sorts(asked: Asked, typed: str) -> tuple[Way, ...]:
    names: dict[Sort, str] = {"relevance": _("Closest match")}
    names |= {"nearest": _("Nearest place")} if asked.near else {}
    names |= {"newest": _("Newest"), "changed": _("Changed last"), "closing": _("Ends soonest")}
    return tuple(
        Way(name, address(msgspec.structs.replace(asked, sort=sort, page=1), typed), sort == asked.sort)
        for sort, name in names.items()
    )


def _open_only(wish: Wish, found: Found) -> Way | None:
    """One tap to the studies that look for people now; None where all that is shown do, or none."""
    asked = wish.as_typed(found.asked)
    if asked.statuses == (OPEN_NOW,):
        return None
    count = next((each.count for each in found.facets.get("status", ()) if each.value == OPEN_NOW), 0)
    to = address(msgspec.structs.replace(asked, statuses=(OPEN_NOW,), page=1), wish.near_text)
    return Way(_("Only those looking for people now (%s)") % f"{count:,}", to) if 0 < count < found.total else None


def _farther(asked: Asked, typed: str) -> Way | None:
    """The same search in a circle some 10 times as wide; None where no place or the widest circle was asked for."""
    if asked.near is None or asked.within_km is None:
        return None
    wider = next((km for km in DISTANCES if km >= min(asked.within_km * 10, DISTANCES[-1]) and km > asked.within_km), 0)
    to = address(msgspec.structs.replace(asked, within_km=wider, page=1), typed)
    return Way(_("Look within %s km") % f"{wider:,}", to) if wider else None


def _page(wish: Wish, found: Found, number: int) -> str:
    """The address of another page; "" where there is none."""
    if not 1 <= number <= found.pages:
        return ""
    return address(msgspec.structs.replace(wish.as_typed(found.asked), page=number), wish.near_text)
