"""``load`` killed with -9 at random moments and run again ends like one never killed. ``make kill`` runs this."""

from __future__ import annotations

import time
from itertools import count

import pytest

from tests.mirror.killing import finish, flaws, held, kill_after, many_records, moments, start

WANTED, KILLS_A_ROUND = 100, 10


@pytest.mark.slow
def test_a_load_killed_100_times_loses_nothing_and_invents_nothing(tmp_path):
    file = tmp_path / "records.ndjson"
    file.write_bytes(b"\n".join(many_records(copies=40)))
    begun = time.monotonic()
    finish(start(tmp_path / "whole", "load", str(file)))
    took = time.monotonic() - begun
    expected = held(tmp_path / "whole")
    killed = 0
    for turn in count():
        if killed >= WANTED:
            break
        folder = tmp_path / f"killed {turn}"
        for moment in moments(turn, KILLS_A_ROUND, took):
            killed += kill_after(start(folder, "load", str(file)), moment)
            if (folder / "mirror.sqlite3").exists() and held_or_none(folder) is not None:
                assert flaws(folder) == []
        finish(start(folder, "load", str(file)))
        assert held(folder) == expected
        assert flaws(folder) == []
    print(f"killed {killed} times in {turn} rounds")


def held_or_none(folder):
    """What is held; None where the kill came before the tables were made."""
    import sqlite3

    try:
        return held(folder)
    except sqlite3.OperationalError:
        return None
