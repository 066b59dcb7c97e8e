"""``reread`` and ``export``: resumable, one line for a mistake, and what goes out can come in again."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import msgspec
import pytest

from tests.cli.running import ndjson, plaintrial, three_studies
from tests.mirror.records import record


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mirror")
    assert plaintrial("load", "-", folder=folder, stdin=three_studies()).code == 0
    return folder


def test_a_small_load_has_its_readings_and_reread_finds_nothing_to_do(mirror):
    assert plaintrial("reread", "--json", folder=mirror).json() == {"read": 0, "without": 0}
    lines = plaintrial("export", "--what", "readings", folder=mirror).out.splitlines()
    assert [msgspec.json.decode(line)["nctId"] for line in lines] == ["NCT99980001", "NCT99980002", "NCT99980003"]


def test_a_cluster_that_is_not_there_is_one_line(mirror):
    ran = plaintrial("reread", "--cluster", "not an address", folder=mirror)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_what_was_exported_loads_as_the_same(mirror, tmp_path):
    out = tmp_path / "studies.ndjson"
    assert plaintrial("export", "-o", str(out), folder=mirror).code == 0
    again = plaintrial("load", str(out), "--json", folder=mirror).json()
    assert (again["new"], again["changed"], again["unchanged"], again["refused"]) == (0, 0, 3, 0)
    other = plaintrial("load", str(out), "--json", folder=tmp_path / "other").json()
    assert other["new"] == 3


def test_versions_carry_their_record(mirror):
    lines = plaintrial("export", "--what", "versions", folder=mirror).out.splitlines()
    first = msgspec.json.decode(lines[0])
    assert first["study"] == record(nct="NCT99980001", title="Study 1")
    assert first["asOf"] == "2026-02-01"


def test_the_table_gives_a_spreadsheet_no_formula(tmp_path):
    titles = ["=cmd|' /C calc'!A0", "+1", " @SUM(A1)", "\t-2", "plain, with a comma"]
    data = ndjson(*(record(nct=f"NCT9998000{n}", title=title) for n, title in enumerate(titles)))
    plaintrial("load", "-", folder=tmp_path, stdin=data)
    rows = list(csv.DictReader(io.StringIO(plaintrial("export", "--what", "table", folder=tmp_path).out)))
    assert [row["id"] for row in rows] == [f"NCT9998000{n}" for n in range(5)]
    assert not any(row["title"].lstrip().startswith(("=", "+", "-", "@")) for row in rows)
    assert rows[4]["title"] == "plain, with a comma"


def test_a_file_that_cannot_be_written_is_one_line_and_leaves_nothing(mirror, tmp_path):
    ran = plaintrial("export", "-o", str(tmp_path / "no" / "such" / "file"), folder=mirror)
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert list(tmp_path.iterdir()) == []


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.mark.slow
def test_a_real_dask_cluster_makes_the_same_readings_as_one_process(tmp_path):
    studies = ndjson(*(record(nct=f"NCT9998{n:04}", title=f"Study {n}") for n in range(450)))
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER)
    running = [sys.executable, str(script)]
    with subprocess.Popen(running, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as cluster:
        address = cluster.stdout.readline().decode().strip()
        for name, words in (("far", ("--cluster", address)), ("near", ("--processes", "1"))):
            plaintrial("load", "-", folder=tmp_path / name, stdin=studies)
            assert plaintrial("reread", "--json", *words, folder=tmp_path / name).json()["read"] == 450
        cluster.stdin.close()
    read = [plaintrial("export", "--what", "readings", folder=tmp_path / name).out for name in ("far", "near")]
    assert read[0] == read[1]
