"""``plaintrial similar``: studies like another one."""

from __future__ import annotations

import click
import msgspec

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.search import NO_INDEX, index_at_hand
from plaintrial.cli.study_id import held_study
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.errors import UserError
from plaintrial.record.status_words import status_word
from plaintrial.search import similar
from plaintrial.search.shown import told


@click.command("similar")
@click.argument("nct_id", metavar="NCT")
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True, help="How many.")
@json_option
@data_option
@with_mirror
def command(nct_id: str, top: int, as_json: bool) -> None:
    """List studies like this one, with the reasons. Open ones come first when this one is closed.

    Example: plaintrial similar NCT99990001
    """
    page = held_study(nct_id)
    reader = index_at_hand()
    if reader is None:
        raise UserError(NO_INDEX)
    found = similar(page.study.nct_id, most=top, reader=reader)
    if as_json:
        named = [{**msgspec.structs.asdict(one), "shown": told(one.shown)} for one in found or ()]
        print_json({"nctId": page.study.nct_id, "similar": named})
        return
    say(f"Like {page.study.nct_id}  {page.study.title}")
    for one in found or ():
        say(f"\n{one.nct_id}  {one.shown.title}")
        say(f"  {status_word(one.shown.status).label}. {'; '.join(one.reasons)}")
    if not found:
        say("No study here is like it.")
