"""``plaintrial show``: one study in the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.study_id import held_study
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.partial_date import house_date, read_partial_date
from plaintrial.mirror.queries import StudyPage
from plaintrial.record import Study
from plaintrial.record.markup import plain_text
from plaintrial.record.status import DateStruct, Status
from plaintrial.record.status_words import spoken_enum, status_word

_WIDTH = 100


@click.command("show")
@click.argument("nct_id", metavar="NCT")
@json_option
@data_option
@with_mirror
def command(nct_id: str, as_json: bool) -> None:
    """Show a study as the mirror holds it.

    Example: plaintrial show NCT99990001
    """
    page = held_study(nct_id)
    if as_json:
        print_json(_facts(page))
        return
    for line in _lines(page):
        say(line)


def _facts(page: StudyPage) -> dict[str, object]:
    return {
        "nctId": page.study.nct_id,
        "versionHash": page.version.hash,
        "version": page.version.number,
        "versions": page.versions,
        "asOf": page.version.as_of,
        "currentAsOf": page.current_as_of,
        "firstSeen": page.first_seen,
        "lastChanged": page.last_changed,
        "timesChanged": page.times_changed,
        "noLongerShownSince": page.no_longer_shown_since,
        "study": page.study.raw,
    }


def _lines(page: StudyPage) -> Iterator[str]:
    study = page.study
    word = status_word(study.status.overall_status)
    yield study.title
    yield f"{study.nct_id}  {word.label}. {word.meaning}"
    yield from _standing(page)
    yield from _part("What it is about", study.description.brief_summary)
    yield from _named("Conditions", study.conditions.conditions)
    yield from _named("Keywords", study.conditions.keywords)
    yield from _named("Treatments", [f"{i.name} ({spoken_enum(i.type or '')})" for i in study.arms.interventions])
    yield from _who(study)
    yield from _part("Criteria, as the registrant wrote them", study.eligibility.eligibility_criteria)
    yield from _named("Main things measured", [o.measure for o in study.outcomes.primary_outcomes if o.measure])
    yield from _sites(study)
    yield from _named("Sponsor", [study.sponsors.lead_sponsor.name or ""])
    yield ""
    yield f"Source: ClinicalTrials.gov, as of {house_date(page.current_as_of)}. Not checked by a doctor."


def _standing(page: StudyPage) -> Iterator[str]:
    status = page.study.status
    if page.no_longer_shown_since:
        yield f"The registry no longer shows this study, since {house_date(page.no_longer_shown_since)}."
    for label, struct in _dates(status).items():
        if struct.when:
            yield f"{label}: {struct.when}"
    if updated := status.last_update_post_date_struct.when:
        yield f"Record last updated: {updated}"
    if verified := read_partial_date(status.status_verified_date):
        yield f"Last confirmed by the study team: {verified}"
    if status.why_stopped:
        yield f"Why it stopped: {plain_text(status.why_stopped)}"
    number, day = page.version.number, house_date(page.version.as_of)
    yield f"Version {number} of {page.versions}, from {day}: {page.version.hash[:12]}"
    yield f"First kept here: {house_date(page.first_seen.date())}"


def _dates(status: Status) -> dict[str, DateStruct]:
    """The study's own dates under words that say whether they have come."""
    start, measured, end = (
        status.start_date_struct,
        status.primary_completion_date_struct,
        status.completion_date_struct,
    )
    return {
        "Starts (planned)" if start.type == "ESTIMATED" else "Started": start,
        "Main measurements end (planned)" if measured.type == "ESTIMATED" else "Main measurements ended": measured,
        "Ends (planned)" if end.type == "ESTIMATED" else "Ended": end,
    }


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
