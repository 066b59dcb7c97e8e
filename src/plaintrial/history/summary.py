"""Many events in few sentences: "12 sites opened, in France, Spain and 3 more countries"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from plaintrial.history.event import IMPORTANCES, Event
from plaintrial.history.quote import named
from plaintrial.history.sites.countries import country_key
from plaintrial.history.wording import counted, joined_briefly

_SITES = {
    "site_added": "was added|were added",
    "site_removed": "is no longer listed|are no longer listed",
    "site_opened": "opened|opened",
    "site_closed": "stopped taking people|stopped taking people",
    "site_status_changed": "changed status|changed status",
}
_TAKES_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Dominican", "Democratic")
_LOCATIONS = "/locations/"


def summarise(events: Sequence[Event]) -> list[str]:
    """A sentence for each event, or one for several of a kind; the most important first.

    A change that stands alone keeps its own sentence, with both values; a group is counted.
    """
    groups: dict[Hashable, list[Event]] = {}
    for event in events:
        groups.setdefault(_group(event), []).append(event)
    ranked = sorted(groups.values(), key=lambda group: min(IMPORTANCES.index(event.importance) for event in group))
    return [_told(group) for group in ranked]


def _group(event: Event) -> Hashable:
    """Events with the same key are told together; None in it keeps an event alone."""
    if event.kind in _SITES or (_LOCATIONS in event.path and event.kind in ("other", "contact_changed")):
        return event.kind, _LOCATIONS
    if event.kind in _COUNTED:
        return event.kind, (event.subject or {}).get("section") or (event.subject or {}).get("rank"), _effect(event)
    return event.path, event.kind, event.sentence


def _effect(event: Event) -> str:
    return "added" if event.before is None else "dropped" if event.after is None else "changed"


def _told(group: Sequence[Event]) -> str:
    first = group[0]
    if len(group) == 1:
        return first.sentence
    if first.kind in _SITES:
        return _sites(group)
    if _LOCATIONS in first.path:
        what = "Contacts" if first.kind == "contact_changed" else "Names or addresses"
        return f"{what} changed at {counted(len(group), 'site')}."
    return _COUNTED[first.kind](group) if first.kind in _COUNTED else first.sentence


def _sites(group: Sequence[Event]) -> str:
    verb = _SITES[group[0].kind].split("|")[1]
    return f"{counted(len(group), 'site')} {verb}{_where(group)}."


def _where(group: Sequence[Event]) -> str:
    """The countries, those with most sites first; a single country with its cities."""
    names = {country_key(name): name for event in group if (name := (event.subject or {}).get("country", ""))}
    counts = Counter(country_key((event.subject or {}).get("country", "")) for event in group)
    countries = [_with_article(names[key]) for key, _ in counts.most_common() if key in names]
    if not countries:
        return ""
    if len(countries) > 1:
        return f", in {joined_briefly(countries, 2, 'countries')}"
    cities = list(dict.fromkeys(named(event.subject.get("city", ""), 40) for event in group if event.subject))
    return f", in {countries[0]}: {joined_briefly(cities, 3, 'places')}"


def _with_article(country: str) -> str:
    return f"the {country}" if country.startswith(_TAKES_ARTICLE) else country


def _measures(group: Sequence[Event]) -> str:
    rank = (group[0].subject or {}).get("rank", "")
    verb = {"added": "were added", "dropped": "were dropped", "changed": "changed"}[_effect(group[0])]
    return f"{counted(len(group), f'{rank} measure'.strip())} {verb}."


def _criteria(group: Sequence[Event]) -> str:
    out = (group[0].subject or {}).get("section") == "exclusion"
    rules = counted(len(group), "reason to be kept out" if out else "rule for joining",
                    "reasons to be kept out" if out else "rules for joining")  # fmt: skip
    more = "More" if group[0].kind == "eligibility_widened" else "Fewer"
    verb = {"added": "were added", "dropped": "were dropped", "changed": "changed"}[_effect(group[0])]
    return f"{rules} {verb}. {more} people may fit."


def _of(one: str, many: str) -> Callable[[Sequence[Event]], str]:
    def told(group: Sequence[Event]) -> str:
        verb = {"added": "were added", "dropped": "were dropped", "changed": "changed"}[_effect(group[0])]
        return f"{counted(len(group), one, many)} {verb}."

    return told


_COUNTED: dict[str, Callable[[Sequence[Event]], str]] = {
    "outcome_changed": _measures,
    "eligibility_widened": _criteria,
    "eligibility_narrowed": _criteria,
    "arm_changed": _of("group of people", "groups of people"),
    "intervention_changed": _of("thing given or tested", "things given or tested"),
    "reference_added": _of("paper or link", "papers or links"),
    "condition_changed": _of("condition", "conditions"),
}
