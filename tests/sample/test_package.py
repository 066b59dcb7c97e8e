"""What the package offers to others."""

from __future__ import annotations

import json

import msgspec

import plaintrial.sample as sample
from tests.sample.conftest import SHIPPED, Entry


def test_the_path_is_that_of_the_shipped_file() -> None:
    assert sample.sample_path() == SHIPPED
    assert sample.sample_path().is_file()


def test_the_file_is_small_enough_to_be_committed() -> None:
    assert 300_000 < SHIPPED.stat().st_size < 1_200_000


def test_lines_are_the_file_without_newlines(entries: list[Entry]) -> None:
    lines = list(sample.sample_lines())
    assert len(lines) == len(entries)
    assert not any(line.endswith(b"\n") for line in lines)
    assert b"".join(line + b"\n" for line in lines) == SHIPPED.read_bytes()


def test_every_line_is_json_of_the_five_keys() -> None:
    for line in sample.sample_lines():
        assert list(msgspec.json.decode(line)) == ["nctId", "version", "of", "seen", "study"]


def test_latest_gives_each_study_once_in_its_newest_version(histories: dict[str, list[Entry]]) -> None:
    given = {study["protocolSection"]["identificationModule"]["nctId"]: study for study in sample.latest_studies()}
    assert set(given) == set(histories)
    assert len(list(sample.latest_studies())) == len(histories)
    for nct_id, versions in histories.items():
        newest = max(versions, key=lambda entry: entry["version"])
        assert given[nct_id] == newest["study"], nct_id


def test_the_sample_imports_nothing_of_the_project() -> None:
    code = (SHIPPED.parent / "__init__.py").read_text(encoding="utf-8")
    imports = [line for line in code.splitlines() if line.startswith(("import ", "from "))]
    assert imports
    assert not [line for line in imports if "plaintrial" in line]


def test_text_is_utf8_and_not_escaped() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert "Sjögren" in text
    assert "\\u00f6" not in text
    assert json.loads(text.splitlines()[0])
