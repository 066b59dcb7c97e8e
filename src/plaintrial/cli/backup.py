"""``plaintrial backup``: a consistent copy of the mirror, taken while it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.deployment import data_folder
from plaintrial.ground.errors import UserError
from plaintrial.mirror.backups import back_up, stream_back_up


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@json_option
@data_option
def command(file: Path, as_json: bool) -> None:
    """Write a copy of the mirror to FILE while it goes on running; - is standard output.

    Example: plaintrial backup plaintrial-2026-11-24.tar.gz
    """
    if os.environ.get("DATABASE_URL"):
        raise UserError("this mirror is in PostgreSQL: back it up with pg_dump, and keep the file secret-key with it.")
    if str(file) == "-":
        if as_json:
            raise UserError("the backup and --json cannot both go to standard output. Name a file.")
        size = stream_back_up(data_folder(), sys.stdout.buffer)
        click.echo(f"Backed up to standard output ({size / 1024**2:.1f} MB).", err=True)
        return
    size = back_up(data_folder(), file)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        say(f"Backed up to {file} ({size / 1024**2:.1f} MB).")
