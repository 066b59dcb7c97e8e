"""``plaintrial index``: build the search index anew."""

from __future__ import annotations

import sys

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.search import build, freshen


@click.command("index")
@click.option("--follow", is_flag=True, help="Only take in what changed since, if there is an index.")
@json_option
@data_option
@with_mirror
def command(follow: bool, as_json: bool) -> None:
    """Build the search index anew from the mirror. Searching goes on meanwhile.

    Example: plaintrial index
    """
    told = None if as_json else _tell
    done = freshen(told=told) if follow else build(told=told)
    if as_json:
        print_json(done)
        return
    if sys.stderr.isatty():
        click.echo(err=True)
    say(f"{done.written} studies written, {done.removed} taken out, in {done.seconds:.1f} seconds")


def _tell(written: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{written} studies", err=True, nl=False)
