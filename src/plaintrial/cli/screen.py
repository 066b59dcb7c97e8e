"""``plaintrial screen``: a person's answers, or a note, against a study's criteria. Pure: no mirror."""

from __future__ import annotations

import click

from plaintrial.cli.ndjson import answer_lines, input_argument
from plaintrial.eligibility import screen_line


@click.command("screen")
@input_argument
def command(file: str) -> int:
    """Lines {"id", "patient" or "note", "study"} to lines {"id", "criteria": [...]}; unknown never excludes.

    Example: plaintrial screen pairs.ndjson --ndjson
    """
    return answer_lines(file, screen_line)
