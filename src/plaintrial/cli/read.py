"""``plaintrial read``: a study to its reading: plain sentences, conditions, criteria. Pure: no mirror."""

from __future__ import annotations

import click

from plaintrial.cli.ndjson import answer_lines, input_argument
from plaintrial.plain.reading import read_line


@click.command("read")
@input_argument
def command(file: str) -> int:
    """Lines that are study records to lines that are readings, every sentence with its evidence.

    Example: plaintrial read studies.ndjson.gz --ndjson
    """
    return answer_lines(file, read_line)
