"""``plaintrial diff``: what changed between two versions of a record. Pure: no mirror."""

from __future__ import annotations

import click

from plaintrial.cli.ndjson import answer_lines, input_argument
from plaintrial.history import diff_line


@click.command("diff")
@input_argument
def command(file: str) -> int:
    """Lines {"before": study, "after": study} to lines {"nctId", "events"}.

    Example: plaintrial diff pairs.ndjson --ndjson
    """
    return answer_lines(file, diff_line)
