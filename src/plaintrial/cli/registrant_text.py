"""The registrant's own text of a study, as lines for the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from plaintrial.record import Study
from plaintrial.record.markup import plain_text
from plaintrial.record.status_words import spoken_enum

_WIDTH = 100


def registrant_lines(study: Study) -> Iterator[str]:
    """Summary, conditions, treatments, criteria, what is measured, places by country, sponsor."""
    yield from _part("Summary", study.description.brief_summary)
    yield from _named("Conditions", study.conditions.conditions)
    yield from _named("Keywords", study.conditions.keywords)
    yield from _named("Treatments", [f"{i.name} ({spoken_enum(i.type or '')})" for i in study.arms.interventions])
    yield from _who(study)
    yield from _part("Criteria", study.eligibility.eligibility_criteria)
    yield from _named("Main things measured", [o.measure for o in study.outcomes.primary_outcomes if o.measure])
    yield from _sites(study)
    yield from _named("Sponsor", [study.sponsors.lead_sponsor.name or ""])


def _part(heading: str, text: str | None) -> Iterator[str]:
    if not text or not text.strip():
        return
    yield ""
    yield heading.upper()
    for line in plain_text(text).splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        hanging = indent + ("  " if line.lstrip()[:2] in ("- ", "* ", "• ") else "")
        yield textwrap.fill(line, _WIDTH, subsequent_indent=hanging, break_long_words=False) if line.strip() else ""


def _named(heading: str, names: tuple[str, ...] | list[str]) -> Iterator[str]:
    kept = [plain_text(name) for name in names if name]
    if kept:
        yield ""
        yield heading.upper()
        for name in kept:
            yield textwrap.fill(name, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _who(study: Study) -> Iterator[str]:
    asked = study.eligibility
    yield ""
    yield "WHO CAN JOIN"
    yield f"- Age: {_ages(asked.minimum_age, asked.maximum_age)}"
    sexes = {"ALL": "all", "FEMALE": "women and girls", "MALE": "men and boys"}
    yield f"- Sex: {sexes.get(asked.sex or '', spoken_enum(asked.sex or 'not stated'))}"
    healthy = {True: "accepted", False: "not accepted", None: "the record does not say"}
    yield f"- Healthy volunteers: {healthy[asked.healthy_volunteers]}"


def _ages(low: str | None, high: str | None) -> str:
    least, most = (None if (age or "").strip().upper() in ("", "N/A") else age for age in (low, high))
    if least and most:
        return f"{least} to {most}".lower()
    if least or most:
        return f"{least} and older".lower() if least else f"up to {most}".lower()
    return "the record gives no limit"


def _sites(study: Study) -> Iterator[str]:
    sites = study.places.locations
    if not sites:
        return
    yield ""
    yield f"PLACES ({len(sites)})"
    for country, count in Counter(site.country or "country not stated" for site in sites).most_common():
        yield f"- {country}: {count}"
