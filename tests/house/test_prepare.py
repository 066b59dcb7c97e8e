"""Making `.venv` ready: what is kept, what is made anew, and what a person reads when it cannot be done.

The steps that fetch packages are left to `make` itself; here they are replaced, and everything around them is real.
"""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tools import prepare

Steps = list[str]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a space in its path and only what the set-up reads."""
    root = tmp_path / "a checkout"
    (root / "tools").mkdir(parents=True)
    for name in (*prepare.LOCKS.values(), prepare.BOOTSTRAP_LOCK, "pyproject.toml", "tools/prepare.py"):
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """The steps that were taken. Installing puts an importable `plaintrial` where the editable install would."""
    taken: Steps = []

    def create(self: prepare.Environment) -> None:
        taken.append("create")
        self.remove()
        self.path.mkdir()
        self.unfinished.touch()
        venv.create(self.path, with_pip=False, symlinks=True)

    def install(self: prepare.Environment, kind: str) -> None:
        taken.append(f"install {kind}")
        (packages(self.root) / "plaintrial.py").write_text("")

    monkeypatch.setattr(prepare.Environment, "create", create)
    monkeypatch.setattr(prepare.Environment, "bring_uv", lambda self: taken.append("uv"))
    monkeypatch.setattr(prepare.Environment, "install", install)
    monkeypatch.setattr(prepare, "share_settings_of_pip", lambda: None)
    monkeypatch.delenv("PYTHON", raising=False)
    return taken


def packages(root: Path) -> Path:
    (found,) = (root / ".venv" / "lib").glob("python*/site-packages")
    return found


def test_the_first_time_everything_is_done_and_the_second_time_nothing(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "run")
    assert steps == ["create", "uv", "install run"]
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == []


def test_what_was_installed_is_compiled_even_where_python_may_not_write_bytecode(
    checkout: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    prepare.prepare(checkout, "run")
    assert [file.name.split(".")[0] for file in (packages(checkout) / "__pycache__").iterdir()] == ["plaintrial"]


def test_testing_brings_what_running_needs_too(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "dev")
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == []


def test_running_does_not_bring_what_testing_needs(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    prepare.prepare(checkout, "dev")
    assert steps == ["uv", "install dev"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-bootstrap.lock", "pyproject.toml"])
def test_a_changed_file_installs_again_into_the_same_environment(checkout: Path, steps: Steps, name: str) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    (checkout / name).write_text((checkout / name).read_text() + "\n# changed\n")
    prepare.prepare(checkout, "run")
    assert steps == ["uv", "install run"]


def test_a_touched_file_changes_nothing(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    (checkout / "requirements.lock").touch()
    prepare.prepare(checkout, "run")
    assert steps == []


def cut_the_interpreter(root: Path) -> None:
    for name in ("python", "python3"):
        (root / ".venv" / "bin" / name).unlink()


def leave_an_install_half_made(root: Path) -> None:
    (root / ".venv" / "unfinished").touch()


def lose_the_packages_of_this_python(root: Path) -> None:
    """As after an upgrade of the system: the interpreter is another version and looks in another folder."""
    packages(root).parent.rename(root / ".venv" / "lib" / "python3.2")


def put_a_file_there(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    (root / ".venv").write_text("not a folder")


def put_a_dangling_link_there(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    (root / ".venv").symlink_to(root / "nowhere")


@pytest.mark.parametrize(
    "harm",
    [
        cut_the_interpreter,
        leave_an_install_half_made,
        lose_the_packages_of_this_python,
        put_a_file_there,
        put_a_dangling_link_there,
    ],
)
def test_a_broken_environment_is_made_anew(checkout: Path, steps: Steps, harm: Callable[[Path], None]) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    harm(checkout)
    prepare.prepare(checkout, "run")
    assert steps == ["create", "uv", "install run"]
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == []


def test_a_moved_checkout_gets_a_new_environment(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    moved = checkout.rename(checkout.parent / "moved")
    prepare.prepare(moved, "run")
    assert steps == ["create", "uv", "install run"]


def test_packages_that_went_missing_are_installed_again(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "run")
    steps.clear()
    (packages(checkout) / "plaintrial.py").unlink()
    prepare.prepare(checkout, "run")
    assert steps == ["uv", "install run"]


def test_an_environment_made_by_hand_is_kept(checkout: Path, steps: Steps) -> None:
    venv.create(checkout / ".venv", with_pip=False, symlinks=True)
    prepare.prepare(checkout, "run")
    assert steps == ["uv", "install run"]


def test_another_python_is_only_taken_when_asked_for(
    checkout: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare.prepare(checkout, "run")
    settings = checkout / ".venv" / "pyvenv.cfg"
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    settings.write_text(settings.read_text().replace(f"version = {running}", "version = 3.2"))
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == []
    monkeypatch.setenv("PYTHON", sys.executable)
    prepare.prepare(checkout, "run")
    assert steps == ["create", "uv", "install run"]


def test_a_failed_install_is_not_taken_for_done(checkout: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: prepare.Environment, kind: str) -> None:
        raise prepare.SetupError("no network")

    with monkeypatch.context() as broken:
        broken.setattr(prepare.Environment, "install", fail)
        with pytest.raises(prepare.SetupError, match="no network"):
            prepare.prepare(checkout, "run")
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == ["create", "uv", "install run"]


def test_only_uv_leaves_an_environment_that_can_be_filled_later(checkout: Path, steps: Steps) -> None:
    prepare.prepare(checkout, "uv")
    assert steps == ["create", "uv"]
    steps.clear()
    prepare.prepare(checkout, "run")
    assert steps == ["uv", "install run"]


def test_a_python_without_any_installer_is_told_in_one_line(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "succeeds", lambda command: False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(prepare.SetupError, match="python3-venv"):
        prepare.Environment(checkout).bring_uv()
    assert "\n" not in prepare.NO_PIP


def test_a_uv_on_path_serves_where_pip_is_missing(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "succeeds", lambda command: False)
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/uv")
    assert prepare.Environment(checkout).installer()[:3] == ["/opt/uv", "pip", "install"]


def test_the_pinned_version_of_uv_is_read_from_the_lock() -> None:
    assert prepare.pinned_uv("# a\nuv==1.2.3 \\\n    --hash=sha256:00\n") == "1.2.3"
    with pytest.raises(prepare.SetupError):
        prepare.pinned_uv("pip==1\n")
    assert prepare.pinned_uv((ROOT / prepare.BOOTSTRAP_LOCK).read_text())


def test_pips_index_is_handed_to_uv_unless_uv_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "pip_setting", lambda name: "")
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example.org/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.setattr(prepare.os, "environ", environment := dict(prepare.os.environ))
    prepare.share_settings_of_pip()
    assert environment["UV_DEFAULT_INDEX"] == "https://packages.example.org/simple"
    environment["UV_DEFAULT_INDEX"] = "https://own.example.org/simple"
    prepare.share_settings_of_pip()
    assert environment["UV_DEFAULT_INDEX"] == "https://own.example.org/simple"


def hold(root: Path) -> None:
    with prepare.alone(root):
        (root / "held").touch()
        time.sleep(0.5)
        (root / "let go").touch()


def test_two_at_once_take_turns(checkout: Path) -> None:
    other = multiprocessing.get_context("spawn").Process(target=hold, args=(checkout,))
    other.start()
    while not (checkout / "held").exists():
        time.sleep(0.01)
    with prepare.alone(checkout):
        assert (checkout / "let go").exists()
    other.join()
    assert other.exitcode == 0


@pytest.mark.parametrize("words", [[], ["all"], ["run", "dev"]])
def test_called_wrongly_it_says_how(words: list[str]) -> None:
    command = [sys.executable, str(ROOT / "tools" / "prepare.py"), *words]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "usage:" in answer.stderr
    assert answer.stdout == ""
