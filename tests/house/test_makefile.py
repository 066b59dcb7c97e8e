"""The Makefile: plain enough for the make of macOS (3.81), explained, and right about what it runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NEWER_THAN_3_81 = {
    ".ONESHELL": r"^\.ONESHELL",
    ".SHELLFLAGS": r"^\.SHELLFLAGS",
    "shell assignment": r"^\w+ *!=",
    "immediate assignment with :::=": r"^\w+ *::+=",
    "$(file ...)": r"\$\(file ",
    "grouped targets": r"^[^\t:#]+&:",
    "undefine": r"^undefine ",
    "private variable": r"^private ",
}

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")


def make(*words: str, at: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call make as a person would; what an outer make left in the environment is not handed on."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    for name in ("PORT", "DATA", "CONDITION", "OFFLINE", "PYTHON", "PYTEST"):
        inherited.pop(name, None)
    return subprocess.run(
        ["make", *words], cwd=at, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )


def targets() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("feature", NEWER_THAN_3_81)
def test_nothing_newer_than_3_81_is_used(feature: str) -> None:
    assert not re.search(NEWER_THAN_3_81[feature], MAKEFILE, re.MULTILINE)


def test_every_target_is_explained_and_phony() -> None:
    explained = re.findall(r"^([a-z][a-z-]*):.*## \S", MAKEFILE, re.MULTILINE)
    assert targets() == explained
    (phony,) = re.findall(r"^\.PHONY:((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
    assert sorted(phony.replace("\\", "").split()) == sorted(targets())


def test_no_path_is_absolute() -> None:
    """The checkout's path may hold spaces, which make cannot quote in targets."""
    assert "$(CURDIR)" not in MAKEFILE
    assert not re.search(r"(?<![\w.])/(?!bin/sh|path)[a-z]+/", MAKEFILE)


@needs_make
def test_help_is_the_default_and_lists_everything() -> None:
    shown = make()
    assert shown.returncode == 0, shown.stderr
    assert re.findall(r"^  make ([a-z-]+)", shown.stdout, re.MULTILINE) == targets()
    assert make("help").stdout == shown.stdout


@needs_make
def test_the_whole_test_runs_every_check_and_ends_with_pytest() -> None:
    planned = make("-n", "test").stdout
    at = [planned.index(step) for step in ("ruff check", "ruff format --check", "mypy --strict", "lint-imports")]
    at += [
        planned.index(step)
        for step in ("tools/chromium.py", '-m "not slow', '-m "browser and', "TEST_DATABASE=postgres")
    ]
    assert at == sorted(at)
    assert "pytest" in planned[at[-1] :]
    assert len(planned[at[-1] :].strip().splitlines()) == 1


@needs_make
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ["up"]),
        ({"PORT": "8080"}, ["up", "--port", "8080"]),
        ({"CONDITION": "systemic \"lupus\" & 'more'"}, ["up", "--condition", "systemic \"lupus\" & 'more'"]),
        ({"DATA": "a folder", "OFFLINE": "1"}, ["up", "--data", "a folder", "--offline"]),
    ],
)
@pytest.mark.parametrize("how", ["on the command line", "in the environment"])
def test_run_hands_its_settings_on_as_they_are(
    tmp_path: Path, given: dict[str, str], words: list[str], how: str
) -> None:
    place = tmp_path / "a place"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / "tools").mkdir()
    shutil.copy(ROOT / "Makefile", place)
    (place / "tools" / "find-python.sh").write_text("echo true\n")
    command = place / ".venv" / "bin" / "plaintrial"
    command.write_text('#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n')
    command.chmod(0o755)
    if how == "on the command line":
        answer = make("run", *(f"{name}={value}" for name, value in given.items()), at=place)
    else:
        answer = make("run", at=place, **given)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines() == words


def test_ci_runs_the_whole_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]
