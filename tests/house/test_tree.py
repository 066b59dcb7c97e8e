"""The other tests here look at nothing if the listing is empty: so it is tested first."""

from __future__ import annotations

import subprocess
from unittest import mock

from tests.house import tree


def test_lists_the_package_and_the_project_s_own_files() -> None:
    names = {tree.name_of(path) for path in tree.every_file()}
    assert {"Makefile", "pyproject.toml", "src/plaintrial/__init__.py", "tests/house/tree.py"} <= names
    assert len(tree.modules()) > 50


def test_leaves_out_what_a_working_copy_gathers() -> None:
    assert not [path for path in tree.every_file() if {".venv", "__pycache__", ".git"} & set(path.parts)]


def test_endings_and_folders_narrow_the_list() -> None:
    assert all(path.suffix == ".py" for path in tree.modules())
    assert tree.files("Makefile") == [tree.ROOT / "Makefile"]
    assert tree.files(".py", below=tree.ROOT / "docs") == []


def test_without_git_the_same_kinds_of_file_are_found() -> None:
    with_git = set(tree.every_file())
    tree.every_file.cache_clear()
    gone = mock.Mock(side_effect=FileNotFoundError("git"))
    try:
        with mock.patch.object(subprocess, "run", gone):
            without_git = set(tree.every_file())
    finally:
        tree.every_file.cache_clear()
    assert {p for p in with_git if p.suffix == ".py"} <= without_git
    assert not {p for p in without_git - with_git if "cache" in str(p) or ".venv" in p.parts}
