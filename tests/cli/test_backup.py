"""``backup`` while the mirror is written to; ``restore`` proves what it puts back (faults F6, F9)."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import time

import msgspec
import pytest

from tests.cli.running import plaintrial, three_studies
from tests.mirror.killing import flaws, held, many_records, start


@pytest.fixture
def mirror(tmp_path):
    folder = tmp_path / "data"
    plaintrial("load", "-", folder=folder, stdin=three_studies())
    return folder


def test_a_restored_mirror_is_the_one_backed_up(mirror, tmp_path):
    packed = tmp_path / "kept.tar.gz"
    assert plaintrial("backup", str(packed), folder=mirror).code == 0
    assert plaintrial("restore", str(packed), folder=tmp_path / "new").code == 0
    assert held(tmp_path / "new") == held(mirror)
    assert (tmp_path / "new" / "secret-key").read_text() == (mirror / "secret-key").read_text()
    assert plaintrial("doctor", folder=tmp_path / "new").code == 0


def test_a_backup_taken_while_records_are_loaded_is_consistent(tmp_path):
    file, folder = tmp_path / "many.ndjson", tmp_path / "data"
    file.write_bytes(b"\n".join(many_records(copies=12)))
    loading = start(folder, "load", str(file))
    taken = []
    while loading.poll() is None:
        packed = tmp_path / f"{len(taken)}.tar.gz"
        if (folder / "mirror.sqlite3").exists() and plaintrial("backup", str(packed), folder=folder).code == 0:
            taken.append(packed)
        time.sleep(0.05)
    loading.communicate()
    for place, packed in enumerate(taken):
        back = tmp_path / f"back {place}"
        assert plaintrial("restore", str(packed), folder=back).code == 0
        assert plaintrial("doctor", folder=back).code == 0
        assert flaws(back) == []
    assert taken


def test_a_backup_goes_through_a_pipe(mirror, tmp_path):
    there = tmp_path / "new"
    words = (
        f"{sys.executable} -m plaintrial.cli backup - --data '{mirror}' | "
        f"{sys.executable} -m plaintrial.cli restore - --data '{there}'"
    )
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {words}"], capture_output=True, cwd=tmp_path)
    assert (ran.returncode, held(there)) == (0, held(mirror))
    assert not (tmp_path / "-").exists()


def test_an_archive_and_json_do_not_share_standard_output(mirror):
    ran = plaintrial("backup", "-", "--json", folder=mirror)
    assert (ran.code, ran.json()["error"].split(":")[0]) == (
        2,
        "the backup and --json cannot both go to standard output. Name a file.",
    )


def test_what_is_no_backup_on_standard_input_is_one_line(tmp_path):
    for nothing in (b"", b"x" * 100_000, gzip.compress(b"x" * 100_000)):
        ran = plaintrial("restore", "-", folder=tmp_path / "new", stdin=nothing)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "is not a plaintrial backup" in ran.err


def test_a_restore_takes_no_log_and_no_index_of_another_database(mirror, tmp_path):
    packed, there = tmp_path / "kept.tar.gz", tmp_path / "there"
    plaintrial("backup", str(packed), folder=mirror)
    (there / "index").mkdir(parents=True)
    (there / "index" / "current").write_text("g-of-another")
    (there / "mirror.sqlite3-wal").write_bytes(b"of another database")
    ran = plaintrial("restore", str(packed), folder=there)
    assert (ran.code, "mirror.sqlite3-wal" in ran.err) == (2, True)
    (there / "mirror.sqlite3-wal").unlink()
    assert plaintrial("restore", str(packed), folder=there).code == 0
    assert not (there / "index").exists()


def test_a_backup_never_overwrites(mirror, tmp_path):
    packed = tmp_path / "kept.tar.gz"
    packed.write_bytes(b"mine")
    ran = plaintrial("backup", str(packed), folder=mirror)
    assert (ran.code, packed.read_bytes()) == (2, b"mine")


def test_a_restore_never_overwrites(mirror, tmp_path):
    packed = tmp_path / "kept.tar.gz"
    plaintrial("backup", str(packed), folder=mirror)
    assert plaintrial("restore", str(packed), folder=mirror).code == 2


def test_a_backup_cut_short_or_changed_is_refused_and_leaves_no_mirror(mirror, tmp_path):
    packed = tmp_path / "kept.tar.gz"
    plaintrial("backup", str(packed), folder=mirror)
    whole = packed.read_bytes()
    packed.write_bytes(whole[: len(whole) // 2])
    ran = plaintrial("restore", str(packed), folder=tmp_path / "new")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert not (tmp_path / "new" / "mirror.sqlite3").exists()


def test_files_that_a_backup_does_not_hold_are_not_put_anywhere(mirror, tmp_path):
    packed, evil = tmp_path / "kept.tar.gz", tmp_path / "evil.tar.gz"
    plaintrial("backup", str(packed), folder=mirror)
    stranger = tmp_path / "stranger"
    stranger.write_text("x")
    with tarfile.open(packed) as old, tarfile.open(evil, "w:gz") as new:
        for member in old:
            new.addfile(member, old.extractfile(member))
        new.add(stranger, arcname="../escaped")
        new.add(stranger, arcname="extra.py")
    assert plaintrial("restore", str(evil), folder=tmp_path / "new").code == 0
    assert not (tmp_path / "escaped").exists()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["mirror.sqlite3", "secret-key"]


def repacked(packed, target, listing):
    """The same backup with another list of its parts."""
    data = msgspec.json.encode(listing)
    with tarfile.open(packed) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            if member.name == "listing.json":
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
            else:
                new.addfile(member, old.extractfile(member))
    return target


@pytest.mark.parametrize(
    "sums",
    [
        {},
        {"secret-key": "0" * 64},
        {"mirror.sqlite3": "0" * 64},
        {"mirror.sqlite3": "0" * 64, "../../escaped": "0" * 64},
        {"/etc/passwd": "0" * 64},
    ],
)
def test_a_list_that_does_not_fit_its_parts_is_not_believed(mirror, tmp_path, sums):
    packed = tmp_path / "kept.tar.gz"
    plaintrial("backup", str(packed), folder=mirror)
    forged = repacked(packed, tmp_path / "forged.tar.gz", {"plaintrial": "0.1.0", "sha256": sums})
    ran = plaintrial("restore", str(forged), folder=tmp_path / "new")
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert list((tmp_path / "new").iterdir()) == []


def test_postgresql_is_sent_to_its_own_tools(tmp_path):
    ran = plaintrial("backup", str(tmp_path / "x.gz"), folder=tmp_path, DATABASE_URL="postgres://nowhere/none")
    assert ran.code == 2
    assert "pg_dump" in ran.err


def test_only_one_writer_at_a_time(mirror):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX);"
            " print('held', flush=True); time.sleep(60)",
            str(mirror / "writer.lock"),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    ran = plaintrial("load", "-", folder=mirror, stdin=three_studies())
    assert ran.code == 2
    assert "already running" in ran.err
    holder.kill()
    holder.communicate()
    assert plaintrial("load", "-", folder=mirror, stdin=three_studies()).code == 0
