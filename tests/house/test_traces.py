"""Nothing of a developer's machine, of a package index or of a secret is in the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import every_file, name_of

# Each is written in pieces, so that this file does not hold what it looks for.
TRACES = {
    "a home folder": re.compile(r"(?<![\w.~$}-])/(?:ho" + r"me|Us" + r"ers)/[a-z]\w*/|(?<![\w.])/ro" + r"ot/"),
    "a workplace's folder": re.compile(r"(?<![\w.*-])/wo" + r"rk/"),
    "a package index": re.compile(
        r"py" + r"pi\.org|pythonhos" + r"ted|npm" + r"js\.org|deb\.deb" + r"ian|archive\.ubu" + r"ntu"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIV" + r"ATE KEY-----"),
    "an access token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|sk-[A-Za-z0-9]{32,}|AKIA[A-Z0-9]{16})\b"),
}
LARGEST = 4 * 1024 * 1024
# Data compiled by tools/ and shipped, each with a bound of its own: towns of the world in their languages.
COMPILED = {"src/plaintrial/places/data/gazetteer.bin": 6 * 1024 * 1024}


def text_of(path: Path) -> str:
    """The file as text; what is not text is read for its bytes all the same."""
    return path.read_bytes().decode("utf-8", errors="replace")


def traces(text: str) -> list[str]:
    return [name for name, pattern in TRACES.items() if pattern.search(text)]


def test_no_file_tells_where_it_was_made() -> None:
    assert {name_of(path): found for path in every_file() if (found := traces(text_of(path)))} == {}


def test_no_file_is_large() -> None:
    sizes = {name_of(path): path.stat().st_size for path in every_file()}
    assert [name for name, size in sizes.items() if size > COMPILED.get(name, LARGEST)] == []


def test_no_data_of_anyone_is_kept() -> None:
    kept = (".sqlite3", ".db", ".env", ".pem", ".key", ".log", ".pyc")
    assert [name_of(path) for path in every_file() if path.name.endswith(kept) or path.name.startswith(".env")] == []


@pytest.mark.parametrize(
    "text",
    [
        "cd /ho" + "me/ann/src",
        "'/Us" + "ers/ann/x'",
        "open('/ro" + "ot/.cache')",
        "see /wo" + "rk/main",
        "https://py" + "pi.org/simple",
    ],
)
def test_a_trace_is_recognised(text: str) -> None:
    assert traces(text)


@pytest.mark.parametrize(
    "text",
    ["tests/wo" + "rk/x", "href='/ho" + "me'", "$ROOT/ro" + "ot/x", "/studies/x", "a/ho" + "me/run/"],
)
def test_other_paths_pass(text: str) -> None:
    assert not traces(text)
