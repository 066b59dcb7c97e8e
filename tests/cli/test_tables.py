"""A command killed while it makes the tables leaves none, so that the next one makes them all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from tests.cli.running import OF_THE_TESTS, plaintrial, three_studies

KILLED = 9
ENDS_BEFORE_NOTING = """
import os, sys
from plaintrial.cli.database import ready
from django.db.migrations.recorder import MigrationRecorder

noted = MigrationRecorder.record_applied
left = [int(sys.argv[1])]

def note(self, app, name):
    left[0] -= 1
    if not left[0]:
        os._exit(9)
    noted(self, app, name)

MigrationRecorder.record_applied = note
ready()
"""


@pytest.mark.parametrize("step", [1, 2, 4])
def test_killed_between_a_table_and_the_note_of_it(tmp_path, monkeypatch, step):
    for name in OF_THE_TESTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLAINTRIAL_DATA", str(tmp_path))
    killed = subprocess.run([sys.executable, "-c", ENDS_BEFORE_NOTING, str(step)], timeout=300)
    assert killed.returncode == KILLED
    with sqlite3.connect(tmp_path / "mirror.sqlite3") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    loaded = plaintrial("load", "-", "--json", folder=tmp_path, stdin=three_studies())
    assert (loaded.code, loaded.err.count("refused")) == (0, 0)
    assert loaded.json()["new"] == 3


def test_references_are_checked_again_once_the_tables_stand(tmp_path, monkeypatch):
    for name in OF_THE_TESTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLAINTRIAL_DATA", str(tmp_path))
    asked = (
        "from plaintrial.cli.database import ready, connection; ready();"
        "print(connection.cursor().execute('PRAGMA foreign_keys').fetchone()[0])"
    )
    said = subprocess.run([sys.executable, "-c", asked], timeout=300, capture_output=True, check=True)
    assert said.stdout.strip() == b"1"
