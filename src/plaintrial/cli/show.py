"""``plaintrial show``: one study in the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.registrant_text import registrant_lines
from plaintrial.cli.study_id import held_study
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.partial_date import house_date, read_partial_date
from plaintrial.mirror.queries import StudyPage
from plaintrial.plain.reading import plain_reading
from plaintrial.plain.sentence import EvidenceMissing
from plaintrial.record.markup import plain_text
from plaintrial.record.status import DateStruct, Status
from plaintrial.record.status_words import status_word

_WIDTH = 100
_HEADINGS = {
    "what": "What it is about",
    "why": "Why it is done",
    "who": "Who can join",
    "asks": "What it would ask of you",
    "lead_to": "What it could lead to",
    "go_wrong": "What could go wrong",
    "where": "Where",
    "when": "When",
    "results": "What happened",
    "contact": "Whom to ask",
}


@click.command("show")
@click.argument("nct_id", metavar="NCT")
@click.option("--record", is_flag=True, help="The registrant's own text in place of plain words.")
@json_option
@data_option
@with_mirror
def command(nct_id: str, record: bool, as_json: bool) -> None:
    """Show a study as the mirror holds it: in plain words, or with --record in the registrant's own.

    Example: plaintrial show NCT99990001
    """
    page = held_study(nct_id)
    if as_json:
        print_json(_facts(page))
        return
    for line in _lines(page, record=record):
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


def _lines(page: StudyPage, *, record: bool) -> Iterator[str]:
    study = page.study
    word = status_word(study.status.overall_status)
    yield study.title
    yield f"{study.nct_id}  {word.label}. {word.meaning}"
    yield from _standing(page)
    yield from (registrant_lines(study) if record else _plain(page))
    yield ""
    yield f"Source: ClinicalTrials.gov, as of {house_date(page.current_as_of)}. Not checked by a doctor."
    if not record:
        yield f"Sentences were made by rules from the record. Its own text: plaintrial show {study.nct_id} --record"


def _plain(page: StudyPage) -> Iterator[str]:
    """The plain sentences, the ones kept with the version where there are any; the headline as a question first."""
    try:
        reading = page.reading() or plain_reading(page.study)
    except EvidenceMissing:
        yield from registrant_lines(page.study)
        return
    yield ""
    yield from textwrap.wrap(reading.headline.text, _WIDTH)
    for section, heading in _HEADINGS.items():
        said = [sentence.text for sentence in reading.plain if sentence.section == section]
        if said:
            yield ""
            yield heading.upper()
            yield from (textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ") for text in said)


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
