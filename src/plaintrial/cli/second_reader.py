"""``plaintrial screen --llm``: a language model reads notes after the rules did."""

from __future__ import annotations

from functools import partial

from plaintrial.cli.model import endpoint_settings
from plaintrial.cli.ndjson import answer_lines
from plaintrial.cli.terminal import complain
from plaintrial.eligibility import Verdict, screen_line
from plaintrial.language_model import Endpoint, EndpointFailed
from plaintrial.plain.llm import second_reading


def answer_with_model(file: str) -> int:
    """Write the answer to every line of ``file``; the exit code. A model that fails leaves the rules' verdicts."""
    with Endpoint(endpoint_settings()) as endpoint:
        return answer_lines(file, partial(screen_line, second=partial(_read_again, endpoint)))


def _read_again(endpoint: Endpoint, note: str, verdicts: list[Verdict]) -> list[Verdict]:
    try:
        return second_reading(note, verdicts, endpoint.ask)
    except EndpointFailed as error:
        complain(f"the model was no help: {error}; the rules' verdicts stand")
        return verdicts
