"""``plaintrial read --language``."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from plaintrial.cli.read import command
from tests.plain.records import record, trial


@pytest.fixture
def records(tmp_path: Path) -> str:
    file = tmp_path / "records.ndjson"
    file.write_bytes(msgspec.json.encode(record(**trial())) + b"\n")
    return str(file)


def _read(*words: str) -> dict[str, object]:
    answer = CliRunner().invoke(command, [*words, "--ndjson"])
    assert answer.exit_code == 0, answer.output
    made: dict[str, object] = msgspec.json.decode(answer.stdout)
    return made


def test_reads_in_the_language_asked_for(records: str) -> None:
    made = _read(records, "--language", "fr")
    assert made["language"] == "fr"
    assert "l'asthme" in msgspec.json.encode(made).decode()
    assert made["readability"] is None


def test_english_is_the_default_and_says_no_language(records: str) -> None:
    made = _read(records)
    assert made == _read(records, "--language", "en")
    assert "language" not in msgspec.json.encode(made).decode()
    assert made["readability"] is not None


def test_an_unknown_language_is_the_users_mistake(records: str) -> None:
    answer = CliRunner().invoke(command, [records, "--language", "tlh"])
    assert answer.exit_code == 2
