"""``plaintrial export``: what the mirror holds, as lines of JSON or a table, streamed."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option
from plaintrial.cli.terminal import complain, harmless
from plaintrial.ground.errors import UserError
from plaintrial.mirror import exporting, queries
from plaintrial.mirror.exporting import ROW_NAMES

_WHAT = {"studies": exporting.records, "versions": exporting.versions, "readings": exporting.readings}
_FORMULA = ("=", "+", "-", "@")


@click.command("export")
@click.option(
    "--what",
    type=click.Choice([*_WHAT, "table"]),
    default="studies",
    show_default=True,
    help="Current records, every version, readings, or a table of facts as CSV.",
)
@click.option("--output", "-o", metavar="FILE", default="-", help="Write here; - is standard output.")
@data_option
@with_mirror
def command(what: str, output: str) -> None:
    """Write what the mirror holds: a record a line, as the registry gave it. `load` takes it again.

    Example: plaintrial export --what studies -o studies.ndjson
    """
    if output == "-":
        _write(what, sys.stdout.buffer)
        return
    place = Path(output)
    if not place.name:
        raise UserError("name a file to write to, or - for standard output")
    part = place.with_name(place.name + ".part")
    try:
        with part.open("wb") as file:
            _write(what, file)
        part.replace(place)
    except OSError as error:
        raise UserError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def _write(what: str, out: IO[bytes]) -> None:
    written = 0
    for line in _table() if what == "table" else _WHAT[what]():
        out.write(line + b"\n")
        written += 1
    out.flush()
    if what == "readings" and not written and queries.mirror_state().studies:
        complain("No study has a reading by today's rules. Make them first with: plaintrial reread")


def _table() -> Iterator[bytes]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="")
    for facts in chain([ROW_NAMES], exporting.rows()):
        writer.writerow([_cell(fact) for fact in facts])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _cell(fact: object) -> object:
    """Text that a spreadsheet would run as a formula is quoted (ASVS 1.2.10); numbers stay numbers."""
    if not isinstance(fact, str):
        return fact
    text = harmless(fact).replace("\n", " ").replace("\t", " ")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
