"""Standard streams that are full, closed or no longer read: one line and an exit code, never a traceback."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest

from tests.cli.running import ndjson, plaintrial, three_studies
from tests.mirror.records import record


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mirror")
    assert plaintrial("load", "-", folder=folder, stdin=three_studies()).code == 0
    return folder


def in_shell(words: str, **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["bash", "-c", f"{sys.executable} -m plaintrial.cli {words}"], capture_output=True, **options)


@pytest.mark.parametrize("words", ["export", "show NCT99980001 --json", "show NCT99989999 --json", "normalise"])
def test_a_full_disk_behind_standard_output_is_one_line(words, mirror):
    line = ndjson({"id": 1, "terms": ["SLE"]})
    ran = in_shell(f"{words} {'' if words == 'normalise' else f'--data {mirror}'} > /dev/full", input=line)
    assert ran.returncode in (1, 2)
    assert ran.stderr.count(b"\n") == 1
    assert ran.stderr.startswith(b"plaintrial: ")


@pytest.mark.parametrize("words", ["export", "show NCT99980001", "normalise"])
def test_closed_streams_lead_nowhere(words, mirror):
    data = "" if words == "normalise" else f"--data {mirror}"
    for closed in (">&-", "<&-", "<&- >&-"):
        ran = in_shell(f"{words} {data} {closed}", stdin=subprocess.DEVNULL)
        assert (ran.returncode, ran.stderr) == (0, b""), closed
    assert in_shell(f"{words} {data} <&- >&- 2>&-").returncode == 0


def test_nothing_is_loaded_before_every_file_was_found(tmp_path):
    good, folder = tmp_path / "good.ndjson", tmp_path / "data"
    good.write_bytes(three_studies())
    ran = plaintrial("load", str(good), str(tmp_path / "none.ndjson"), "--json", folder=folder)
    assert (ran.code, list(ran.json())) == (2, ["error"])
    assert plaintrial("load", str(good), "--json", folder=folder).json()["new"] == 3


def test_a_load_of_which_nothing_was_taken_says_so_on_stderr_with_json_too(tmp_path):
    ran = plaintrial("load", "-", "--json", folder=tmp_path, stdin=b'{"a": 1}\n[1]\n')
    assert (ran.code, ran.json()["refused"], ran.err.count("\n")) == (2, 2, 1)
    assert "nothing was loaded" in ran.err
    ran = plaintrial("load", "-", "--json", folder=tmp_path, stdin=ndjson(record()) + b"\n[1]\n")
    assert (ran.code, ran.json()["refused"], ran.err) == (0, 1, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "-o", ""], "name a file"),
        (["sync", "--condition", " "], "the condition is empty"),
        (["sync", "--ids", "/dev/null"], "names no study"),
    ],
)
def test_empty_names_are_the_user_s_mistake(words, said, mirror):
    ran = plaintrial(*words, folder=mirror)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert said in ran.err


def test_a_file_of_ids_in_another_encoding_is_one_line(tmp_path):
    file = tmp_path / "ids.txt"
    file.write_bytes(b"NCT99980001\n\xff\xfe\x00\n")
    ran = plaintrial("sync", "--ids", str(file), folder=tmp_path / "data")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "is not a study id" in ran.err


def test_a_disk_that_takes_no_more_is_one_line_from_the_index_too(mirror):
    ran = in_shell(f"index --data {mirror}", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)))
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1)
    assert b"Traceback" not in ran.stderr
    assert plaintrial("search", "study", folder=mirror).code == 0


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "cannot be written"),
        ("no such table", "the database refused: no such table"),
    ],
)
def test_a_disk_is_named(refused, said, monkeypatch):
    from django.db import OperationalError

    from plaintrial.cli.database import with_mirror
    from plaintrial.deployment import data_folder
    from plaintrial.ground.errors import OurError

    def write() -> None:
        raise OperationalError(refused)

    monkeypatch.setattr("plaintrial.cli.database.ready", lambda: None)
    with pytest.raises(OurError, match=said) as told:
        with_mirror(write)()
    assert str(data_folder()) in str(told.value) or refused == "no such table"


@pytest.mark.parametrize("words", [["--data", ""], ["--data="]])
def test_a_folder_without_a_name_is_no_folder(words, tmp_path):
    ran = plaintrial("doctor", "--json", *words, folder=tmp_path)
    assert (ran.code, ran.json()) == (2, {"error": "--data names no folder"})


def test_names_and_reasons_from_outside_do_not_move_the_terminal(tmp_path):
    packed = tmp_path / "some.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("\x1b]8;;http://x\x07\n.json", b"not json")
    ran = plaintrial("load", str(packed), folder=tmp_path / "data")
    assert (ran.code, "\x1b" in ran.err, "\x07" in ran.err) == (2, False, False)
    ran = plaintrial("read", "-", stdin=b'{"\\u001b[31m": 1, "\\u001b[31m": 2}\n')
    assert (ran.code, "\x1b" in ran.err, ran.err.count("\n")) == (2, False, 1)
    ran = plaintrial("show", "\x1b[31mNCT1", folder=tmp_path / "data")
    assert (ran.code, "\x1b" in ran.err) == (2, False)


def test_an_export_of_readings_that_are_all_of_older_rules_says_so(tmp_path):
    plaintrial("load", "-", folder=tmp_path, stdin=three_studies())
    assert plaintrial("export", "--what", "readings", folder=tmp_path).out.count("\n") == 3
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as database:
        database.execute("DELETE FROM mirror_reading")
        database.commit()
    ran = plaintrial("export", "--what", "readings", folder=tmp_path)
    assert (ran.code, ran.out, "plaintrial reread" in ran.err) == (0, "", True)
