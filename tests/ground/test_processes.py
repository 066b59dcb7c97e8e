"""How many processes may work side by side."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from plaintrial.ground.processes import can_copy, cores, is_alone


def test_there_is_a_core_and_no_more_than_the_machine_has() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


def test_a_thread_is_company() -> None:
    before, done = threading.active_count(), threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert threading.active_count() == before + 1
    assert not is_alone()
    done.set()
    other.join()


def test_processes_are_not_copied_on_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_copy()
