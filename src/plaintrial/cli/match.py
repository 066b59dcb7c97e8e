"""``plaintrial match``: studies for patients' free texts, as a TREC run."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.ndjson import lines_of, object_of
from plaintrial.cli.options import data_option
from plaintrial.cli.search import NO_INDEX
from plaintrial.cli.terminal import complain
from plaintrial.ground.errors import RecordRefused, UserError
from plaintrial.search import freshen, open_index
from plaintrial.search.matching import name_of, run_lines
from plaintrial.search.reader import Reader

_SHOWN = 60
"""Characters of an id that a message repeats."""


@click.command("match")
@click.option("--patients", "file", metavar="FILE", required=True, help='Lines {"id", "text"}; - is standard input.')
@click.option("--top", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Studies a patient.")
@data_option
@with_mirror
def command(file: str, top: int) -> int:
    """Rank studies for patients described in free text. It never says that somebody can join.

    Example: plaintrial match --patients patients.ndjson --top 100
    """
    freshen()
    reader = open_index()
    if reader is None:
        raise UserError(NO_INDEX)
    refused = 0
    for line in _runs(file, reader, top):
        refused += line is None
        if line is not None:
            print(line)
    sys.stdout.flush()
    return 2 if refused else 0


def _runs(file: str, reader: Reader, top: int) -> Iterator[str | None]:
    """Lines of the run; None for a patient who could not be read, told on stderr."""
    seen: set[str] = set()
    for number, line in lines_of(file):
        try:
            patient = object_of(line)
            run = list(run_lines(patient, reader, top))
            _only_once(name_of(patient), seen)
        except RecordRefused as refusal:
            complain(f"{file} line {number}: {refusal.why}")
            yield None
        else:
            if not run:
                complain(f"{file} line {number}: no study was found for what this text says")
            yield from run


def _only_once(name: str, seen: set[str]) -> None:
    """RecordRefused for an id that an earlier line has: a run ranks the studies of each patient once."""
    if name in seen:
        raise RecordRefused(f"an earlier line has the id {name[:_SHOWN]}")
    seen.add(name)
