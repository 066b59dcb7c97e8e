"""``plaintrial sync``: bring the mirror up to date from the live registry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.histories import fill_histories
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.deployment import contact, data_folder, registry_url
from plaintrial.ground.errors import UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.mirror import actions
from plaintrial.mirror.lock import AlreadyRunning, only_writer
from plaintrial.mirror.scope import Scope
from plaintrial.mirror.syncing import Synced, sync
from plaintrial.registries.ctgov.client import CtgovClient
from plaintrial.search import freshen

_IDS_FILE = click.File("r", "utf-8-sig", "replace")


@click.command("sync")
@click.option("--condition", metavar="TERM", help="Studies of this condition.")
@click.option("--all", "everything", is_flag=True, help="Every study of the registry (about 580,000).")
@click.option("--ids", metavar="FILE", type=_IDS_FILE, help="Studies named in FILE, one id a line.")
@click.option("--if-new", is_flag=True, help="Do nothing when the registry has no newer data.")
@click.option("--history", metavar="NCT", multiple=True, help="Older versions of this study. Can be given again.")
@click.option("--opened", "with_opened", is_flag=True, help="Older versions of the studies that people opened here.")
@click.option("--release", is_flag=True, help="Let alerts go out that the shrink guard held, and do no more.")
@json_option
@data_option
@with_mirror
def command(
    condition: str | None,
    everything: bool,
    ids: TextIO | None,
    if_new: bool,
    history: tuple[str, ...],
    with_opened: bool,
    release: bool,
    as_json: bool,
) -> None:
    """Bring studies from the registry. Killed, it goes on where it was.

    Example: plaintrial sync --condition lupus
    """
    if release:
        say(f"{actions.release()} alerts released.")
        return
    if history or with_opened:
        fill_histories(history, with_opened=with_opened, as_json=as_json)
        return
    scope = Scope(condition, everything, _ids(ids))
    try:
        with only_writer(data_folder()), CtgovClient(registry_url(), contact=contact()) as client:
            synced = sync(client, scope, if_new=if_new, told=_tell_quietly if as_json else _tell_page)
            freshen()
    except AlreadyRunning:
        # Cron and a button may meet: that is no mistake, and nothing is left undone.
        click.echo("already running: another load or sync holds this mirror", err=True)
        if as_json:
            print_json({"state": "already running"})
        return
    _tell(synced, as_json)


def _ids(file: TextIO | None) -> tuple[str, ...]:
    if file is None:
        return ()
    lines = [line.strip() for line in file if line.strip()]
    if not lines:
        raise UserError(f"{Path(file.name).name} names no study. It needs one id a line, like NCT01234567.")
    ids = [canonical_nct_id(line) for line in lines]
    for line, nct_id in zip(lines, ids, strict=True):
        if nct_id is None:
            raise UserError(f"{line[:40]!r} in {Path(file.name).name} is not a study id. Ids look like NCT01234567.")
    return tuple(dict.fromkeys(nct_id for nct_id in ids if nct_id))


def _tell_quietly(_: Synced) -> None:
    """Let searches find what was kept while the rest of the sync is waited for."""
    freshen()


def _tell_page(synced: Synced) -> None:
    freshen()
    if sys.stderr.isatty():
        click.echo(f"\r{synced.records} of {synced.total or '?'} studies", err=True, nl=False)


def _tell(synced: Synced | None, as_json: bool) -> None:
    if as_json:
        print_json(synced if synced is not None else {"state": "done", "note": "nothing newer"})
        return
    if synced is None:
        say("The registry has nothing newer.")
        return
    counts = synced.counts
    if sys.stderr.isatty():
        click.echo(err=True)
    say(f"{counts.new} new, {counts.changed} changed, {counts.unchanged + counts.derived} unchanged; {synced.note}")
