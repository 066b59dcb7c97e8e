"""``plaintrial restore``: put a backup back, and prove it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.deployment import data_folder
from plaintrial.mirror.backups import restore


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@json_option
@data_option
def command(file: Path, as_json: bool) -> None:
    """Put the backup FILE into an empty folder; - is standard input. Every byte is checked first.

    Example: plaintrial restore plaintrial-2026-11-24.tar.gz --data ./restored
    """
    with sys.stdin.buffer if str(file) == "-" else file.open("rb") as source:
        parts = restore(source, str(file), data_folder())
    if as_json:
        print_json({"folder": str(data_folder()), "files": parts})
    else:
        say(f"Restored {', '.join(parts)} into {data_folder()}. Check it with: plaintrial doctor")
