"""Many events in few sentences: "12 sites opened, in France, Spain and 3 more countries"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from plaintrial.history.event import IMPORTANCES, Event
from plaintrial.history.quote import named
from plaintrial.history.said import Name, Place, Said, say, sentences
from plaintrial.history.sites.countries import country_key
from plaintrial.history.wording import joined_briefly

_SITES = {
    "site_added": "{n} sites were added{where}.",
    "site_removed": "{n} sites are no longer listed{where}.",
    "site_opened": "{n} sites opened{where}.",
    "site_closed": "{n} sites stopped taking people{where}.",
    "site_status_changed": "{n} sites changed status{where}.",
}
_EFFECTS = {
    "measure": {"added": "{n} measures were added.", "dropped": "{n} measures were dropped.",
                "changed": "{n} measures changed."},
    "main": {"added": "{n} main measures were added.", "dropped": "{n} main measures were dropped.",
             "changed": "{n} main measures changed."},
    "secondary": {"added": "{n} secondary measures were added.", "dropped": "{n} secondary measures were dropped.",
                  "changed": "{n} secondary measures changed."},
    "other": {"added": "{n} other measures were added.", "dropped": "{n} other measures were dropped.",
              "changed": "{n} other measures changed."},
    "exclusion": {"added": "{n} reasons to be kept out were added.",
                  "dropped": "{n} reasons to be kept out were dropped.",
                  "changed": "{n} reasons to be kept out changed."},
    "rule": {"added": "{n} rules for joining were added.", "dropped": "{n} rules for joining were dropped.",
             "changed": "{n} rules for joining changed."},
    "arm_changed": {"added": "{n} groups of people were added.", "dropped": "{n} groups of people were dropped.",
                    "changed": "{n} groups of people changed."},
    "intervention_changed": {"added": "{n} things given or tested were added.",
                             "dropped": "{n} things given or tested were dropped.",
                             "changed": "{n} things given or tested changed."},
    "reference_added": {"added": "{n} papers or links were added.", "dropped": "{n} papers or links were dropped.",
                        "changed": "{n} papers or links changed."},
    "condition_changed": {"added": "{n} conditions were added.", "dropped": "{n} conditions were dropped.",
                          "changed": "{n} conditions changed."},
}  # fmt: skip
"""What several changes of a kind are told as; a group has 2 changes or more."""
_TAKES_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Dominican", "Democratic")
_LOCATIONS = "/locations/"


def summarise(events: Sequence[Event]) -> list[str]:
    """What ``summary_of`` says, as plain English text."""
    return [str(sentence) for sentence in summary_of(events)]


def summary_of(events: Sequence[Event]) -> list[str]:
    """A sentence for each event, or one for several of a kind; the most important first. ``Said`` where it is known
    how a sentence was made.

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
        return first.said
    if first.kind in _SITES:
        return say(_SITES[first.kind], n=len(group), where=_where(group))
    if _LOCATIONS in first.path:
        if first.kind == "contact_changed":
            return say("Contacts changed at {n} sites.", n=len(group))
        return say("Names or addresses changed at {n} sites.", n=len(group))
    if first.kind not in _COUNTED:
        return first.said
    told = say(_EFFECTS[_sort(first)][_effect(first)], n=len(group))
    effect = {"eligibility_widened": _MORE, "eligibility_narrowed": _FEWER}.get(first.kind, "")
    return sentences(told, say(effect) if effect else "")


def _sort(event: Event) -> str:
    """Which of the words for several changes are an event's."""
    subject = event.subject or {}
    if event.kind == "outcome_changed":
        return subject.get("rank") or "measure"
    if event.kind in ("eligibility_widened", "eligibility_narrowed"):
        return "exclusion" if subject.get("section") == "exclusion" else "rule"
    return event.kind


def _where(group: Sequence[Event]) -> Said:
    """The countries, those with most sites first; a single country with its cities."""
    names = {country_key(name): name for event in group if (name := (event.subject or {}).get("country", ""))}
    counts = Counter(country_key((event.subject or {}).get("country", "")) for event in group)
    countries = [_with_article(names[key]) for key, _ in counts.most_common() if key in names]
    if not countries:
        return Said("", Name(""))
    if len(countries) > 1:
        return say(", in {countries}", countries=joined_briefly(countries, 2, "{n} more countries"))
    cities = list(dict.fromkeys(named(event.subject.get("city", ""), 40) for event in group if event.subject))
    return say(", in {country}: {towns}", country=countries[0], towns=joined_briefly(cities, 3, "{n} more places"))


def _with_article(country: str) -> Said:
    return Said(f"the {country}" if country.startswith(_TAKES_ARTICLE) else country, Place("", "", country))


_MORE, _FEWER = "More people may fit.", "Fewer people may fit."
_COUNTED = frozenset({"outcome_changed", "eligibility_widened", "eligibility_narrowed", "arm_changed",
                      "intervention_changed", "reference_added", "condition_changed"})  # fmt: skip
