"""Which Python the set-up takes, tried with pretended ones on a PATH of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

NEEDED = ("sh", "awk", "dirname")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder to be the whole PATH: the few programs the script calls, and no Python yet."""
    folder = tmp_path / "bin with space"
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


def pretend(folder: Path, name: str, *, version: str | None) -> Path:
    """A Python that answers as this version would; None: lies on PATH but does not start, like a pyenv shim."""
    program = folder / name
    if version is None or tuple(map(int, version.split("."))) < (3, 11):
        program.write_text("#!/bin/sh\nexit 1\n")
    else:
        program.write_text(f"#!/bin/sh\necho /opt/python{version}/bin/python\n")
    program.chmod(0o755)
    return program


def find(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell
    command = [shell, str(ROOT / "tools" / "find-python.sh")]
    return subprocess.run(command, env={"PATH": str(path), **environment}, capture_output=True, text=True, check=False)


def test_python3_is_taken_when_it_is_new_enough(path: Path) -> None:
    pretend(path, "python3", version="3.11")
    pretend(path, "python3.13", version="3.13")
    assert find(path).stdout.strip() == "/opt/python3.11/bin/python"


def test_the_newest_is_taken_when_python3_is_old(path: Path) -> None:
    pretend(path, "python3", version="3.10")
    pretend(path, "python3.12", version="3.12")
    pretend(path, "python3.13", version="3.13")
    assert find(path).stdout.strip() == "/opt/python3.13/bin/python"


def test_one_that_does_not_start_is_passed_over(path: Path) -> None:
    pretend(path, "python3", version="3.9")
    pretend(path, "python3.13", version=None)
    pretend(path, "python3.11", version="3.11")
    assert find(path).stdout.strip() == "/opt/python3.11/bin/python"


def test_the_one_asked_for_is_taken(path: Path) -> None:
    pretend(path, "python3", version="3.11")
    wanted = pretend(path, "my-python", version="3.14")
    assert find(path, PYTHON=str(wanted)).stdout.strip() == "/opt/python3.14/bin/python"


def test_the_one_asked_for_is_not_replaced_by_another(path: Path) -> None:
    pretend(path, "python3", version="3.13")
    pretend(path, "old", version="3.9")
    answer = find(path, PYTHON="old")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "PYTHON=old is not a Python 3.11 or newer" in answer.stderr


def test_none_at_all_is_one_clear_line(path: Path) -> None:
    pretend(path, "python3", version="3.10")
    answer = find(path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1
    assert "no Python 3.11 or newer found" in answer.stderr
    assert "apt-get install" in answer.stderr


def test_one_that_uv_knows_is_the_last_resort(path: Path) -> None:
    pretend(path, "python3", version="3.10")
    known = pretend(path, "hidden", version="3.12")
    (path / "uv").write_text(f"#!/bin/sh\necho '{known}'\n")
    (path / "uv").chmod(0o755)
    assert find(path).stdout.strip() == "/opt/python3.12/bin/python"


def test_a_real_one_is_found_below_an_active_environment(tmp_path: Path) -> None:
    """With `.venv` activated, `python3` is the very interpreter that set-up may have to throw away."""
    active = Path(sys.prefix) / "bin"
    answer = find(Path(f"{active}{os.pathsep}{os.environ['PATH']}"))
    assert answer.returncode == 0
    assert Path(answer.stdout.strip()).resolve().exists()
    assert ROOT / ".venv" not in Path(answer.stdout.strip()).parents
