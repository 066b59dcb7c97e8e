"""``plaintrial sample``: the made-up sample registry into a mirror of its own."""

from __future__ import annotations

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option
from plaintrial.cli.terminal import say
from plaintrial.deployment import data_folder
from plaintrial.ground.errors import UserError
from plaintrial.mirror import actions, queries
from plaintrial.mirror.loading import load
from plaintrial.mirror.lock import only_writer
from plaintrial.registries.ctgov.intake import records_in
from plaintrial.sample import sample_path
from plaintrial.search import freshen


@click.command("sample")
@data_option
@with_mirror
def command() -> None:
    """Load the made-up sample studies, to try things out. Never into a mirror of real ones.

    Example: plaintrial sample --data ./try-out
    """
    state = queries.mirror_state()
    if state.studies and not state.is_sample:
        raise UserError("this mirror holds real studies: load the sample into another folder, with --data.")
    with only_writer(data_folder()):
        actions.put_fact(name="sample", value="yes")
        loaded = load(records_in(sample_path()), scope="sample", processes=1)
        freshen()
    say(f"The sample is ready: {queries.mirror_state().studies} made-up studies ({loaded.counts.new} new).")
