"""Finding a browser, with pretended ones; installing one is left to `make chromium`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import chromium


def pretend(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of its own and no browser known to anyone."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PLAINTRIAL_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr(chromium, "of_playwright", lambda: None)
    return tmp_path


def test_one_on_path_is_found(alone: Path) -> None:
    browser = pretend(alone / "google-chrome", "echo Google Chrome 150.0")
    assert chromium.find_chromium() == browser


def test_one_that_only_gives_advice_is_passed_over(alone: Path) -> None:
    pretend(alone / "chromium-browser", "echo 'requires the chromium snap' >&2; exit 1")
    browser = pretend(alone / "google-chrome-stable", "echo Google Chrome 150.0")
    assert chromium.find_chromium() == browser


def test_another_program_of_that_name_is_not_a_browser(alone: Path) -> None:
    """There is a game called Chromium B.S.U. whose command has answered to this name."""
    pretend(alone / "chromium", "echo 'B.S.U. 0.9'")
    assert chromium.find_chromium() is None


def test_the_one_named_is_the_only_one_tried(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(alone / "chromium", "echo Chromium 150.0")
    monkeypatch.setenv("PLAINTRIAL_CHROMIUM", str(alone / "gone"))
    assert chromium.find_chromium() is None
    named = pretend(alone / "mine", "echo Chromium 151.0")
    monkeypatch.setenv("PLAINTRIAL_CHROMIUM", named)
    assert chromium.find_chromium() == named


def test_playwrights_own_is_the_last_resort(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = pretend(alone / "headless_shell", "echo Chromium 149.0")
    monkeypatch.setattr(chromium, "of_playwright", lambda: bundled)
    assert chromium.find_chromium() == bundled


def test_without_one_the_answer_is_one_line(
    alone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium.sys, "argv", ["chromium.py"])
    monkeypatch.setattr(chromium, "driver_starts", lambda: True)
    assert chromium.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "apt-get install chromium" in said.err


def test_a_driver_that_does_not_start_is_told_apart_from_a_missing_browser(
    alone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(alone / "chromium", "echo Chromium 150.0")
    monkeypatch.setattr(chromium.sys, "argv", ["chromium.py", "--install"])
    monkeypatch.setattr(chromium, "driver_starts", lambda: False)
    asked: list[str] = []
    monkeypatch.setattr(chromium, "apt_install", asked.append)
    assert chromium.main() == 1
    assert asked == ["libatomic1"]
    assert "libatomic" in capsys.readouterr().err


def test_the_driver_of_this_environment_starts() -> None:
    assert chromium.driver_starts()


def test_a_missing_browser_is_installed_only_when_asked(
    alone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = alone / "chromium"
    monkeypatch.setattr(chromium, "driver_starts", lambda: True)
    monkeypatch.setattr(chromium, "apt_install", lambda package: pretend(browser, "echo Chromium 150.0"))
    monkeypatch.setattr(chromium.sys, "argv", ["chromium.py"])
    assert chromium.main() == 1
    monkeypatch.setattr(chromium.sys, "argv", ["chromium.py", "--install"])
    assert chromium.main() == 0
    assert capsys.readouterr().out == f"{browser}\n"


def test_apt_is_not_called_where_it_would_ask_for_a_password(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert chromium.apt() is None
    pretend(alone / "apt-get", "exit 0")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    pretend(alone / "sudo", "exit 1")
    assert chromium.apt() is None
    pretend(alone / "sudo", "exit 0")
    call = chromium.apt()
    assert call is not None
    assert call[0] == shutil.which("sudo")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    assert chromium.apt() == ["apt-get"]
