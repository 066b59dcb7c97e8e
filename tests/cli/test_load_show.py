"""``load``, ``show``, ``history``, ``doctor``: exit codes, JSON, one-line errors."""

from __future__ import annotations

import gzip

import msgspec
import pytest

from tests.cli.running import ndjson, plaintrial, three_studies
from tests.mirror.records import record


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mirror with spaces é")
    assert plaintrial("load", "-", folder=folder, stdin=three_studies()).code == 0
    return folder


def test_json_counts_and_refusals(tmp_path):
    file = tmp_path / "some.ndjson"
    file.write_bytes(ndjson(record(), record(nct="NCT99980002")) + b'\n{"bad": true}\nnot json\n')
    ran = plaintrial("load", str(file), "--json", folder=tmp_path / "data")
    told = ran.json()
    assert (told["new"], told["refused"], ran.code) == (2, 2, 0)
    assert [(r["file"], r["line"]) for r in told["refusals"]] == [(str(file), 3), (str(file), 4)]
    again = plaintrial("load", str(file), "--json", folder=tmp_path / "data").json()
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)


@pytest.mark.parametrize(
    "form",
    [
        lambda: msgspec.json.encode(record()),
        lambda: msgspec.json.format(msgspec.json.encode(record()), indent=2),
        lambda: msgspec.json.encode([record(), record(nct="NCT99980002")]),
        lambda: msgspec.json.encode({"studies": [record()], "nextPageToken": "x"}),
        lambda: ndjson({"nctId": "NCT99980001", "version": 0, "study": record()}),
        lambda: gzip.compress(ndjson(record())),
    ],
)
def test_the_forms_a_file_may_have(form, tmp_path):
    ran = plaintrial("load", "-", "--json", folder=tmp_path, stdin=form())
    assert ran.json()["new"] >= 1
    assert ran.json()["refused"] == 0


def test_show_says_what_the_study_is(mirror):
    ran = plaintrial("show", "nct99980002", folder=mirror)
    assert ran.code == 0
    assert "Study 2" in ran.out
    assert "Looking for people now" in ran.out
    assert "RECRUITING" not in ran.out
    assert "WHAT IT IS ABOUT\n- " in ran.out
    assert "The record does not say" in ran.out


def test_show_gives_the_registrants_own_text_when_asked(mirror):
    ran = plaintrial("show", "NCT99980002", "--record", folder=mirror)
    assert "\nCRITERIA\n" in ran.out
    assert "The record does not say" not in ran.out


def test_show_json_holds_the_whole_record(mirror):
    told = plaintrial("show", "NCT99980002", "--json", folder=mirror).json()
    assert told["study"] == record(nct="NCT99980002", title="Study 2")
    assert (told["version"], told["timesChanged"]) == (1, 0)


def test_control_codes_in_a_record_do_not_reach_the_terminal(tmp_path):
    plaintrial("load", "-", folder=tmp_path, stdin=ndjson(record(title="\x1b[31mRed\x07 \x1b]8;;http://x\x07link")))
    out = plaintrial("show", "NCT99980001", folder=tmp_path).out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "Red" in out


def test_history_lists_versions(tmp_path):
    versions = ndjson(record(day="2026-01-01"), record(day="2026-02-01", status="COMPLETED"))
    plaintrial("load", "-", folder=tmp_path, stdin=versions)
    assert "1 February 2026" in plaintrial("history", "NCT99980001", folder=tmp_path).out
    told = plaintrial("history", "NCT99980001", "--json", folder=tmp_path).json()
    assert [line["as_of"] for line in told["versions"]] == ["2026-01-01", "2026-02-01"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "NCT99989999"], "does not hold NCT99989999"),
        (["show", "lupus"], "is not a study id"),
        (["load", "nowhere.json"], "there is no file nowhere.json"),
        (["load"], "Missing argument"),
        (["fly"], "No such command"),
        (["restore", "nowhere.gz"], "does not exist"),
    ],
)
def test_the_user_s_mistakes_are_one_line_and_exit_2(words, said, mirror):
    ran = plaintrial(*words, folder=mirror)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    ran = plaintrial("doctor", folder=tmp_path / "file" / "data")
    assert ran.code == 2
    assert "cannot use the folder" in ran.err
    assert "Traceback" not in ran.err


def test_a_database_that_is_none_is_one_line(tmp_path):
    (tmp_path / "mirror.sqlite3").write_bytes(b"not a database at all" * 100)
    ran = plaintrial("doctor", folder=tmp_path)
    assert ran.code == 1
    assert ran.err.startswith("plaintrial: the database refused")
    assert "Traceback" not in ran.err


def test_a_mirror_of_a_newer_version_is_refused(mirror, tmp_path):
    import shutil
    import sqlite3
    from contextlib import closing

    folder = tmp_path / "newer"
    shutil.copytree(mirror, folder)
    with closing(sqlite3.connect(folder / "mirror.sqlite3")) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('mirror', '9999_x', '2030-01-01')")
        database.commit()
    ran = plaintrial("show", "NCT99980001", folder=folder)
    assert ran.code == 2
    assert "newer plaintrial" in ran.err


def test_doctor_finds_a_damaged_content(mirror, tmp_path):
    import shutil
    import sqlite3
    from contextlib import closing

    assert plaintrial("doctor", folder=mirror).code == 0
    folder = tmp_path / "damaged"
    shutil.copytree(mirror, folder)
    with closing(sqlite3.connect(folder / "mirror.sqlite3")) as database:
        database.execute("UPDATE mirror_content SET packed = zeroblob(40) WHERE rowid = 1")
        database.commit()
    ran = plaintrial("doctor", "--json", folder=folder)
    assert ran.code == 1
    assert [check["name"] for check in ran.json()["checks"] if not check["ok"]] == ["versions"]


def test_help_of_every_command_has_an_example():
    from plaintrial.cli.main import COMMANDS

    for name in COMMANDS:
        ran = plaintrial(name, "--help")
        assert ran.code == 0, name
        assert f"Example: plaintrial {name}" in ran.out, name


def test_a_reader_that_goes_away_is_no_error(mirror):
    import subprocess
    import sys

    words = f"{sys.executable} -m plaintrial.cli show NCT99980001 --data '{mirror}' | true"
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {words}"], capture_output=True)
    assert b"Traceback" not in ran.stderr


def test_commands_started_at_once_on_an_empty_folder_make_its_tables_once(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as started:
        ran = list(started.map(lambda _: plaintrial("watch", "list", folder=tmp_path), range(4)))
    assert [(one.code, one.err) for one in ran] == [(0, "")] * 4
