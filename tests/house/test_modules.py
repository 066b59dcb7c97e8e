"""What a module may look like: short, explained, finished."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

from tests.house.tree import ROOT, files, modules, name_of

LONGEST = 400
MEDIAN = 80
# Written apart, so that this file does not break its own rule.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK|WI" + r"P)\b")
EMPTY_PROMISE = re.compile(
    r"\b(?:stub(?:bed)?|place" + r"holder|raise NotImplemented" + r"Error|lorem ipsum)\b", re.IGNORECASE
)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def test_every_module_says_what_it_is_for() -> None:
    written = [path for path in modules() if not is_migration(path)]
    assert [name_of(path) for path in written if not ast.get_docstring(ast.parse(path.read_bytes()))] == []


def test_no_module_is_long() -> None:
    assert [name_of(path) for path in modules() if len(lines(path)) > LONGEST] == [], "split it by idea"


def test_most_modules_are_short() -> None:
    lengths = [len(lines(path)) for path in modules() if path.name != "__init__.py" and not is_migration(path)]
    assert statistics.median(lengths) < MEDIAN


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py"}
    assert [name_of(path) for path in modules() if path.name in vague] == []


def test_nothing_is_left_unfinished() -> None:
    marked = [
        f"{name_of(path)}:{number}"
        for path in files(".py", ".html", ".js", ".css", ".sh", ".md", ".toml", "Makefile", ".ci/run")
        for number, line in enumerate(lines(path), 1)
        if UNFINISHED.search(line)
    ]
    assert marked == []


def test_the_package_promises_nothing_it_does_not_do() -> None:
    marked = [
        f"{name_of(path)}:{number}"
        for path in modules()
        for number, line in enumerate(lines(path), 1)
        # An input's hint is called that in HTML.
        if EMPTY_PROMISE.search(line.replace('placeholder="', ""))
    ]
    assert marked == []


def test_every_package_has_tests() -> None:
    package = ROOT / "src" / "plaintrial"
    with_code = {path.relative_to(package).parts[0] for path in modules() if len(path.relative_to(package).parts) > 1}
    tested = {path.relative_to(ROOT / "tests").parts[0] for path in files(".py", below=ROOT / "tests")}
    assert with_code - tested == set(), "a package without a folder in tests/"


def test_the_marks_are_recognised() -> None:
    assert UNFINISHED.search("# TO" + "DO later")
    assert not UNFINISHED.search("the todo list of a nurse; hackathon; wipe")
    assert EMPTY_PROMISE.search("raise NotImplemented" + "Error")
    assert not EMPTY_PROMISE.search("stubborn; django-types")
