"""``plaintrial normalise``: a registrant's terms to concepts, with the reason. Pure: no mirror."""

from __future__ import annotations

import click

from plaintrial.cli.ndjson import answer_lines, input_argument
from plaintrial.conditions.contract import normalise_line


@click.command("normalise")
@input_argument
def command(file: str) -> int:
    """Lines {"id", "terms": [...]} to lines {"id", "concepts": [...]}.

    Example: plaintrial normalise terms.ndjson --ndjson
    """
    return answer_lines(file, normalise_line)
