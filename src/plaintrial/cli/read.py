"""``plaintrial read``: a study to its reading: plain sentences, conditions, criteria. Pure: no mirror."""

from __future__ import annotations

from functools import partial

import click

from plaintrial.cli.ndjson import answer_together, input_argument
from plaintrial.ground.processes import cores
from plaintrial.plain.languages import LANGUAGES
from plaintrial.plain.reading import read_lines


@click.command("read")
@click.option("--language", type=click.Choice(tuple(LANGUAGES)), default="en", show_default=True,
              help="Language of the sentences that rules say.")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 256), help="Processes that read [default: one a core].")
@input_argument
def command(file: str, language: str, processes: int | None) -> int:
    """Lines that are study records to lines that are readings, every sentence with its evidence.

    Example: plaintrial read studies.ndjson.gz --ndjson
    """
    work = partial(read_lines, language=LANGUAGES[language])
    return answer_together(file, work, processes or cores())
