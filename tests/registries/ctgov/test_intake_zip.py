"""Zip archives, honest ones and traps (fault G1)."""

from __future__ import annotations

import gzip
import io
import json
import stat
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaintrial.registries.ctgov.intake import Limits, Refusal, Taken, records_in

RECORDS = [{"protocolSection": {"identificationModule": {"nctId": f"NCT{n:08d}"}}} for n in range(1, 5)]
LINES = "".join(json.dumps(r) + "\n" for r in RECORDS)
SMALL = Limits(free=100_000, chunk=10_000)


def archive(path: Path, entries: list[tuple[str | zipfile.ZipInfo, str | bytes]]) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")
        for name, content in entries:
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def read(path: Path, limits: Limits = SMALL) -> tuple[list[Taken], list[Refusal]]:
    found = list(records_in(path, limits=limits))
    return [f for f in found if isinstance(f, Taken)], [f for f in found if isinstance(f, Refusal)]


def test_every_layout_inside_one_archive(tmp_path: Path) -> None:
    entries = [
        ("one.json", json.dumps(RECORDS[0], indent=2)),
        ("folder/", ""),
        ("folder/list.json", json.dumps(RECORDS)),
        ("folder/page.json", json.dumps({"studies": RECORDS}, indent=1)),
        ("lines.ndjson", LINES),
        ("lines.ndjson.gz", gzip.compress(LINES.encode())),
        ("__MACOSX/._one.json", b"\x00\x05\x16\x07"),
    ]
    taken, refused = read(archive(tmp_path / "all.zip", entries))
    assert refused == []
    assert [json.loads(t.data) for t in taken] == RECORDS[:1] + RECORDS * 4
    assert taken[0].file == f"{tmp_path / 'all.zip'}:one.json"
    assert [t.line for t in taken[-4:]] == [1, 2, 3, 4]


def test_a_zip_is_known_by_its_bytes_and_by_its_name(tmp_path: Path) -> None:
    taken, _ = read(archive(tmp_path / "studies.json", [("a.json", LINES)]))
    assert len(taken) == 4
    (tmp_path / "b.zip").write_text(LINES)
    taken, (refusal,) = read(tmp_path / "b.zip")
    assert not taken
    assert refusal.why.startswith("not a zip archive")
    assert refusal.line is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../x.json", "leads out"),
        ("a/../../x.json", "leads out"),
        ("..\\x.json", "leads out"),
        ("/etc/x.json", "absolute"),
        ("\\x.json", "absolute"),
        ("C:\\x.json", "absolute"),
    ],
)
def test_names_that_lead_elsewhere_are_refused_and_the_others_go_on(name: str, why: str, tmp_path: Path) -> None:
    taken, (refusal,) = read(archive(tmp_path / "a.zip", [(name, LINES), ("good.json", LINES)]))
    assert why in refusal.why
    assert len(taken) == 4


def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    link, pipe = zipfile.ZipInfo("link.json"), zipfile.ZipInfo("pipe.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    pipe.external_attr = (stat.S_IFIFO | 0o777) << 16
    taken, refused = read(archive(tmp_path / "a.zip", [(link, "/etc/passwd"), (pipe, LINES), ("good.json", LINES)]))
    assert [r.why for r in refused] == ["a link or a special file, not a file"] * 2
    assert len(taken) == 4


def test_a_name_given_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    taken, (refusal,) = read(archive(tmp_path / "a.zip", [("a.json", LINES), ("a.json", LINES)]))
    assert "twice" in refusal.why
    assert len(taken) == 4


def test_archives_inside_archives_are_refused(tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", [("a.json", LINES)]).read_bytes()
    entries = [("inner.zip", inner), ("inner.json", inner), ("z.gz", gzip.compress(inner)), ("good.json", LINES)]
    entries.append(("gg.gz", gzip.compress(gzip.compress(LINES.encode()))))
    taken, refused = read(archive(tmp_path / "a.zip", entries))
    assert ["inside an archive" in r.why for r in refused] == [True] * 4
    assert len(taken) == 4


def test_a_locked_entry_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES)])
    content = bytearray(path.read_bytes())
    for magic, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + flags_at] |= 1
    path.write_bytes(content)
    assert "password" in read(path)[1][0].why


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("good.json", LINES), ("bomb.json", b" " * 5_000_000)])
    tracemalloc.start()
    taken, (refusal,) = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
    assert not taken
    assert "bomb" in refusal.why


def test_a_bomb_in_a_gzip_is_refused_while_it_opens(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"\n" * 200_000_000))
    bomb = gzip.compress(b"\n" * 50_000_000)
    zipped = archive(tmp_path / "b.zip", [("a.gz", bomb), ("good.json", LINES)])
    for path, expected in ((tmp_path / "a.gz", 0), (zipped, 4)):
        tracemalloc.start()
        taken, (refusal,) = read(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 60_000_000
        assert "bomb" in refusal.why
        assert len(taken) == expected


def test_an_archive_that_opens_to_too_much_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES)])
    assert "opens to more" in read(path, Limits(opened=100))[1][0].why


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    """The non-recursive bomb: many entries in the list share one packed content."""
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("b.json", LINES)])
    content = bytearray(path.read_bytes())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(content)
    taken, (refusal,) = read(path)
    assert not taken
    assert "overlap" in refusal.why


@pytest.mark.parametrize("claimed", [1, 100, 10_000_000])
def test_a_false_size_is_refused_and_no_record_of_it_taken(claimed: int, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("good.json", LINES)])
    content = bytearray(path.read_bytes())
    first = content.index(b"PK\x01\x02")
    content[first + 24 : first + 28] = struct.pack("<I", claimed)
    path.write_bytes(content)
    taken, refused = read(path, Limits())
    assert [t for t in taken if t.file.endswith("a.json")] == []
    assert len(refused) == 1


def test_damage_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("good.json", LINES)])
    content = bytearray(path.read_bytes())
    content[45:60] = bytes(15)
    path.write_bytes(content)
    taken, (refusal,) = read(path)
    assert len(taken) == 4
    assert "damaged" in refusal.why


def test_too_many_entries_are_refused_by_the_count_and_by_a_false_count(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [(f"{n}.json", LINES) for n in range(12)])
    assert len(read(path, Limits(entries=12))[0]) == 48
    assert "more than 11 files" in read(path, Limits(entries=11))[1][0].why
    content = bytearray(path.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    content[end + 8 : end + 12] = struct.pack("<HH", 1, 1)
    path.write_bytes(content)
    assert "more than 11 files" in read(path, Limits(entries=11))[1][0].why
    assert "more than" in read(path, Limits(entry_list=100))[1][0].why


def test_a_million_entries_are_refused_without_reading_their_list(tmp_path: Path) -> None:
    list_of_entries = 46 * 1_000_000
    zip64 = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, list_of_entries, 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, list_of_entries, 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path = tmp_path / "million.zip"
    with path.open("wb") as file:
        file.truncate(list_of_entries)
        file.seek(list_of_entries)
        file.write(zip64 + locator + end)
    tracemalloc.start()
    assert "more than 750,000 files" in read(path, Limits())[1][0].why
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_zip64_archive_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made, made.open("a.json", "w", force_zip64=True) as entry:
        entry.write(LINES.encode())
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    assert len(read(tmp_path / "a.zip")[0]) == 4


@pytest.mark.parametrize("cut", [10, 30, 60, 100, 150])
def test_a_cut_archive_is_refused(cut: int, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES)])
    path.write_bytes(path.read_bytes()[:cut])
    taken, (refusal,) = read(path)
    assert not taken
    assert refusal.line is None


def test_an_entry_that_holds_no_json_is_given_up(tmp_path: Path) -> None:
    entries = [("README.txt", "Studies\n" * 100_000), ("good.json", LINES)]
    taken, refused = read(archive(tmp_path / "a.zip", entries), Limits())
    assert len(taken) == 4
    assert len(refused) <= 101


def test_progress_of_an_archive_adds_up_to_what_is_packed_in_it(tmp_path: Path) -> None:
    large = "".join(json.dumps({**RECORDS[0], "n": n}) + "\n" for n in range(5000))
    path = archive(tmp_path / "a.zip", [("large.json", large), ("gz.json.gz", gzip.compress(large.encode()))])
    steps: list[int] = []
    list(records_in(path, progress=steps.append, limits=Limits(chunk=10_000)))
    assert len(steps) > 50
    assert min(steps) >= 0
    assert sum(steps) == sum(e.compress_size for e in zipfile.ZipFile(path).infolist()) < path.stat().st_size


@pytest.mark.parametrize("name", [b"\x00.json", b"\xff\xff\xff\xff\xff\xff"])
def test_a_name_that_is_none_is_refused(name: bytes, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("good.json", LINES)])
    content = bytearray(path.read_bytes())
    for magic, name_at, flags_at in ((b"PK\x03\x04", 30, 6), (b"PK\x01\x02", 46, 8)):
        at = content.index(magic)
        content[at + name_at : at + name_at + 6] = name
        if name.startswith(b"\x00") or flags_at == 6:
            content[at + flags_at + 1] |= 8
    path.write_bytes(content)
    taken, (_,) = read(path)
    assert len(taken) == 4


def test_a_way_of_packing_not_known_here_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("good.json", LINES)])
    content = bytearray(path.read_bytes())
    for magic, method_at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.index(magic) + method_at
        content[at : at + 2] = struct.pack("<H", 99)
    path.write_bytes(content)
    taken, (refusal,) = read(path)
    assert "cannot be read here" in refusal.why
    assert len(taken) == 4


@given(harm=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_an_archive_harmed_anywhere_is_refused_in_part_or_whole(harm: list[tuple[int, int]], tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", [("a.json", LINES), ("good.json", LINES), ("b/c.json", json.dumps(RECORDS))])
    content = bytearray(path.read_bytes())
    for place, value in harm:
        content[place % len(content)] = value
    path.write_bytes(content)
    whole = {json.dumps(r).encode() for r in RECORDS}
    assert {t.data for t in read(path)[0]} <= whole
