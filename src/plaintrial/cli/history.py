"""``plaintrial history``: a study's versions in the terminal."""

from __future__ import annotations

import click
import msgspec

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.study_id import held_study
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.partial_date import house_date
from plaintrial.history import summarise, without_told
from plaintrial.mirror import queries


@click.command("history")
@click.argument("nct_id", metavar="NCT")
@json_option
@data_option
@with_mirror
def command(nct_id: str, as_json: bool) -> None:
    """List the versions of a study that the mirror holds.

    Example: plaintrial history NCT99990001
    """
    page = held_study(nct_id)
    lines = queries.versions_of(page.study.nct_id)
    events = queries.events_of(page.study.nct_id)
    if as_json:
        versions = [
            {**msgspec.structs.asdict(line), "events": [without_told(each) for each in events.get(line.number, ())]}
            for line in lines
        ]
        print_json({"nctId": page.study.nct_id, "title": page.study.title, "versions": versions})
        return
    say(f"{page.study.nct_id}  {page.study.title}")
    for line in lines:
        mark = "  (current)" if line.current else ""
        say(f"  {line.number:>3}  {house_date(line.as_of):<18} {line.hash[:12]}{mark}")
        for sentence in summarise(events.get(line.number, ())):
            say(f"         - {sentence}")
