"""``plaintrial screen``: answers, or a note, against a study's criteria. Pure but for ``--llm``: no mirror."""

from __future__ import annotations

import importlib

import click

from plaintrial.cli.ndjson import answer_lines, input_argument
from plaintrial.eligibility import screen_line


@click.command("screen")
@click.option("--llm", is_flag=True, help="Put what the rules leave open in notes to the model at PLAINTRIAL_LLM_URL.")
@input_argument
def command(file: str, llm: bool) -> int:
    """Lines {"id", "patient" or "note", "study"} to lines {"id", "criteria": [...]}; unknown never excludes.

    With --llm notes are sent to the endpoint you name, and to nobody else.

    Example: plaintrial screen pairs.ndjson --ndjson
    """
    if not llm:
        return answer_lines(file, screen_line)
    # Loading it takes twice as long as all that the rules need.
    return int(importlib.import_module("plaintrial.cli.second_reader").answer_with_model(file))
