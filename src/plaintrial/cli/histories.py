"""``plaintrial sync --history`` and ``--opened``: older versions of studies, asked of the registry."""

from __future__ import annotations

from collections.abc import Sequence

import click

from plaintrial.cli.terminal import print_json, say
from plaintrial.deployment import contact, data_folder, registry_url
from plaintrial.ground.errors import UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.mirror.backfill import Filled, backfill
from plaintrial.mirror.lock import AlreadyRunning, only_writer
from plaintrial.mirror.opened import forget_opened, opened
from plaintrial.mirror.queries import alias_of, versions_of
from plaintrial.registries.ctgov.client import CtgovClient
from plaintrial.search import freshen

MOST_AT_ONCE = 300
"""Versions asked for before other syncs get their turn: five minutes at one request a second."""


def fill_histories(named: Sequence[str], *, with_opened: bool, as_json: bool) -> None:
    """Fill in the histories of the studies named, and of those that people opened."""
    ids = list(dict.fromkeys([*map(_held, named), *(opened() if with_opened else ())]))
    filled = Filled()
    if ids:
        try:
            with only_writer(data_folder()), CtgovClient(registry_url(), contact=contact()) as client:
                filled = backfill(client, ids, most=None if named else MOST_AT_ONCE, done=forget_opened)
                freshen()
        except AlreadyRunning:
            click.echo("already running: another load or sync holds this mirror", err=True)
            if as_json:
                print_json({"state": "already running"})
            return
    if as_json:
        print_json(filled)
    else:
        say(_told(filled))


def _held(given: str) -> str:
    """The id of a study that this mirror holds, under its own number or one that it had before."""
    nct_id = canonical_nct_id(given)
    if nct_id is None:
        raise UserError(f"{given[:40]!r} is not a study id. Ids look like NCT01234567.")
    known = nct_id if versions_of(nct_id) else alias_of(nct_id)
    if known is None:
        raise UserError(f"{nct_id} is not held here, so it has no older versions to fill in. Bring it first: "
                        f"plaintrial sync --condition TERM, or --ids FILE")  # fmt: skip
    return known


def _told(filled: Filled) -> str:
    read = f"{filled.studies} {'history' if filled.studies == 1 else 'histories'} read"
    told = f"{read}: {filled.asked} older versions asked for, {filled.kept} new here"
    refused = f", {filled.refused} could not be read" if filled.refused else ""
    return told + refused + (f"; {filled.waiting} studies wait" if filled.waiting else "")
