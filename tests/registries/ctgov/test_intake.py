"""What `plaintrial load` may be given, and what it must survive."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.errors import OurError, UserError
from plaintrial.registries.ctgov.intake import Limits, Refusal, Taken, records_in, size_hint
from plaintrial.registries.ctgov.intake.lines import lines_of
from plaintrial.registries.ctgov.intake.taken import FileRefused
from plaintrial.registries.ctgov.intake.values import values_of
from plaintrial.registries.ctgov.parse import parse

Write = Callable[[str, bytes | str], Path]


def record(number: int, **more: Any) -> dict[str, Any]:
    identification = {"nctId": f"NCT{number:08d}", "briefTitle": 'A "study" of }{][ \\ and é'}
    return {"protocolSection": {"identificationModule": identification}, "hasResults": False, **more}


RECORDS = [record(n) for n in range(1, 8)]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def taken(path: Path | str, **options: Any) -> list[Taken]:
    found = list(records_in(path, **options))
    assert [f for f in found if isinstance(f, Refusal)] == []
    return [f for f in found if isinstance(f, Taken)]


def refused(path: Path | str, **options: Any) -> list[Refusal]:
    return [f for f in records_in(path, **options) if isinstance(f, Refusal)]


def decoded(found: list[Taken]) -> list[Any]:
    return [json.loads(f.data) for f in found]


def ndjson(records: list[Any]) -> str:
    return "".join(json.dumps(r) + "\n" for r in records)


LAYOUTS = {
    "ndjson": ndjson(RECORDS),
    "ndjson without the last line end": ndjson(RECORDS).rstrip("\n"),
    "ndjson with blank lines and CRLF": "\r\n\r\n".join(ndjson(RECORDS).split("\n")),
    "ndjson, a mark at the start of each line": "".join(f"\ufeff{line}\n" for line in ndjson(RECORDS).splitlines()),
    "a list on one line": json.dumps(RECORDS),
    "a list, compact": json.dumps(RECORDS, separators=(",", ":")),
    "a list, pretty": json.dumps(RECORDS, indent=2),
    "a list, a record a line": "[\n" + ",\n".join(json.dumps(r) for r in RECORDS) + "\n]\n",
    "a list opened with its first record": "[" + ",\n".join(json.dumps(r) for r in RECORDS) + "]",
    "a page on one line": json.dumps({"totalCount": 7, "studies": RECORDS, "nextPageToken": "x"}),
    "a page, pretty": json.dumps({"studies": RECORDS, "nextPageToken": "x", "n": {"studies": [1]}}, indent=1),
    "a page, token first, pretty": json.dumps({"nextPageToken": "x", "studies": RECORDS}, indent=4),
    "a page, a record a line": '{"studies": [\n' + ",\n".join(json.dumps(r) for r in RECORDS) + "\n]}",
    "a page a line": ndjson([{"studies": RECORDS[:3]}, {"studies": RECORDS[3:]}]),
    "pages, pretty, one after the other": "\n".join(
        json.dumps({"studies": part}, indent=2) for part in (RECORDS[:3], RECORDS[3:])
    ),
    "wrapping lines": ndjson([{"nctId": "x", "version": 1, "study": r} for r in RECORDS]),
    "a list of wrapped records": json.dumps([{"study": r} for r in RECORDS], indent=2),
    "a list a line": ndjson([RECORDS[:3], RECORDS[3:]]),
    "records, pretty, one after the other": "\n".join(json.dumps(r, indent=2) for r in RECORDS),
    "key order of another tool": ndjson([{"hasResults": False, **r} for r in RECORDS]),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("chunk", [1, 7, 1_000_000])
@pytest.mark.parametrize("packed", [False, True])
def test_every_layout_gives_the_same_records_in_order(name: str, chunk: int, packed: bool, write: Write) -> None:
    content = LAYOUTS[name].encode()
    path = write("studies.json", gzip.compress(content) if packed else content)
    assert decoded(taken(path, limits=Limits(chunk=chunk))) == RECORDS


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_line_named_is_the_line_where_the_record_begins(name: str, write: Write) -> None:
    content = LAYOUTS[name]
    lines = content.split("\n")
    for found in taken(write("studies.json", content), limits=Limits(chunk=13)):
        assert "{" in lines[found.line - 1]
        if "pretty" not in name and "list of wrapped" not in name:
            assert json.loads(found.data)["protocolSection"]["identificationModule"]["nctId"] in lines[found.line - 1]


def test_a_line_number_counts_blank_lines_too(write: Write) -> None:
    path = write("s.ndjson", "\n\n" + ndjson(RECORDS[:1]) + " \n" + ndjson(RECORDS[1:2]))
    assert [f.line for f in taken(path)] == [3, 5]


def test_bytes_of_a_record_are_those_of_the_file(write: Write) -> None:
    odd = b'{"protocolSection": {"identificationModule" :{"nctId":"NCT00000001","x":1.50,"t":"\\u00e9"}}}'
    for content in (odd, b"[" + odd + b"]", b'{"studies":[' + odd + b" , " + odd + b"]}", b"[\n" + odd + b"\n]"):
        assert {f.data for f in taken(write("s.json", content))} == {odd}


def test_one_pretty_record(write: Write) -> None:
    path = write("s.json", json.dumps(RECORDS[0], indent=2))
    assert decoded(taken(path)) == RECORDS[:1]
    assert parse(taken(path)[0].data).study.nct_id == "NCT00000001"


def test_utf8_mark_is_taken_and_utf16_is_refused(write: Write) -> None:
    assert decoded(taken(write("a.json", b"\xef\xbb\xbf" + ndjson(RECORDS).encode()))) == RECORDS
    assert decoded(taken(write("b.json", b"\xef\xbb\xbf" + json.dumps(RECORDS, indent=1).encode()))) == RECORDS
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"):
        (refusal,) = refused(write("c.json", ndjson(RECORDS).encode(encoding)))
        assert "UTF-8" in refusal.why
        assert refusal.line is None


def test_nothing_in_nothing_out(write: Write) -> None:
    for content in ("", "\n\n", "[]", '{"studies": []}', "\ufeff", gzip.compress(b"")):
        assert taken(write("s.json", content)) == []


def test_one_bad_line_of_many_is_refused_alone(write: Write) -> None:
    """G8."""
    lines = ndjson([record(n) for n in range(1, 100_001)]).splitlines(keepends=True)
    lines[77_776] = "this is no record\n"
    found = list(records_in(write("bulk.ndjson", "".join(lines))))
    assert sum(isinstance(f, Taken) for f in found) == 99_999
    assert [(f.line, f.why) for f in found if isinstance(f, Refusal)] == [(77_777, "not JSON")]


@pytest.mark.parametrize("place", [0, 1, 6])
@pytest.mark.parametrize("bad", ['{"protocolSection": {"identif', "garbage", "}{", '{"a": }', "[1, 2", '"', "]]]"])
def test_a_broken_line_anywhere_touches_no_other(place: int, bad: str, write: Write) -> None:
    lines = ndjson(RECORDS).splitlines()
    lines[place] = bad
    found = list(records_in(write("s.ndjson", "\n".join(lines))))
    good = [f for f in found if isinstance(f, Taken) and f.data.decode() in ndjson(RECORDS).splitlines()]
    assert [f.line for f in good] == [n for n in range(1, 8) if n != place + 1]
    assert {f.line for f in found} == set(range(1, 8))


@pytest.mark.parametrize("bad", ["null", "17", '"text"', "true", "[]", "[1]", "NaN", "nonsense"])
def test_what_is_no_object_is_refused_and_the_others_go_on(bad: str, write: Write) -> None:
    parts = [json.dumps(RECORDS[0]), bad, json.dumps(RECORDS[1])]
    for content in ("\n".join(parts), "[" + ", ".join(parts) + "]", '{"studies":[\n' + ",\n".join(parts) + "]}"):
        found = list(records_in(write("s.json", content)))
        assert decoded([f for f in found if isinstance(f, Taken)]) == RECORDS[:2]
        if not (content.startswith(parts[0]) and bad == "[]"):
            assert sum(isinstance(f, Refusal) for f in found) == 1


def test_a_wrapper_without_a_study_is_refused(write: Write) -> None:
    content = ndjson([{"study": "NCT00000001"}, {"study": RECORDS[0]}, {"study": [1]}])
    found = list(records_in(write("s.ndjson", content)))
    assert [type(f) for f in found] == [Refusal, Taken, Refusal]


def test_unsound_records_in_a_list_are_told_apart(write: Write) -> None:
    """A21: what one record has wrong inside does not touch the next."""
    unsound = [
        '{"protocolSection": {"n": NaN}}',
        '{"protocolSection": {"n": ' + "9" * 5000 + "}}",
        '{"protocolSection": {"s": "\\ud800"}}',
        '{"protocolSection": ' + "[" * 200_000 + "]" * 200_000 + "}",
        '{"protocolSection": {"a": 1, "a": 2}}',
    ]
    good = json.dumps(RECORDS[0])
    for content in (f"[{good}," + ",".join(unsound) + f",{good}]", "\n".join([good, *unsound, good])):
        found = taken(write("s.json", content))
        assert [f.data.decode() for f in found] == [good, *unsound, good]


def test_a_list_cut_short_gives_what_was_whole(write: Write) -> None:
    content = json.dumps(RECORDS)
    found = list(records_in(write("s.json", content[: content.index("NCT00000005")])))
    assert decoded([f for f in found if isinstance(f, Taken)]) == RECORDS[:4]
    assert "cut short" in found[-1].why  # type: ignore[union-attr]


def test_a_damaged_or_cut_gzip_is_refused(write: Write) -> None:
    packed = gzip.compress(ndjson([record(n) for n in range(5000)]).encode())
    assert "cut short" in refused(write("a.gz", packed[:-20]))[-1].why
    harmed = packed[:2000] + bytes(100) + packed[2100:]
    assert "damaged" in refused(write("b.gz", harmed))[-1].why


def test_a_line_over_the_limit_is_refused_in_bounded_memory(write: Write) -> None:
    """G5: a 1 GB line, here made small by a small limit."""
    limits = Limits(record=50_000, chunk=4_096, free=10**9)
    content = ndjson(RECORDS[:2]) + json.dumps(record(9, pad="x" * 200_000)) + "\n" + ndjson(RECORDS[2:])
    found = list(records_in(write("s.ndjson", content), limits=limits))
    assert decoded([f for f in found if isinstance(f, Taken)]) == RECORDS
    assert [f.line for f in found if isinstance(f, Refusal)] == [3]


def test_an_over_long_record_in_a_list_or_first_in_the_file_is_refused_alone(write: Write) -> None:
    limits = Limits(record=50_000, chunk=4_096, free=10**9)
    long = record(9, pad="x" * 200_000)
    for content in (json.dumps([RECORDS[0], long, RECORDS[1]]), ndjson([long, *RECORDS[:2]])):
        found = list(records_in(write("s.json", content), limits=limits))
        assert decoded([f for f in found if isinstance(f, Taken)]) == RECORDS[:2]
        assert ["larger than" in f.why for f in found if isinstance(f, Refusal)] == [True]


def test_a_list_longer_than_the_limit_of_a_record_is_read(write: Write) -> None:
    content = json.dumps([record(n) for n in range(1, 2001)])
    assert len(taken(write("s.json", content), limits=Limits(record=50_000, chunk=1000))) == 2000


def test_a_file_that_holds_no_records_is_given_up(write: Write) -> None:
    found = list(records_in(write("s.csv", "NCT Number,Title\n" * 100_000)))
    assert len(found) == 101
    assert "no record" in found[-1].why  # type: ignore[union-attr]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (ndjson(RECORDS).encode(), gzip.compress(json.dumps(RECORDS, indent=1).encode())):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        found = taken("-")
        assert decoded(found) == RECORDS
        assert {f.file for f in found} == {"-"}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"PK\x03\x04 and so on")))
    assert "zip" in refused("-")[0].why


def test_no_such_file_is_the_users_mistake(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "nul\x00"):
        with pytest.raises(UserError):
            list(records_in(path))


def test_a_disk_that_fails_on_the_way_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Failing())))
    with pytest.raises(OurError, match="Input/output"):
        list(records_in("-"))


def test_progress_adds_up_to_the_size(write: Write) -> None:
    for content in (ndjson(RECORDS).encode(), gzip.compress(ndjson(RECORDS).encode())):
        path = write("s.ndjson", content)
        steps: list[int] = []
        list(records_in(path, progress=steps.append, limits=Limits(chunk=100)))
        assert sum(steps) == size_hint(path) == len(content)
    assert size_hint("-") is None


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(['"', "\\", '\\"', "[{", "studies"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.lists(st.dictionaries(st.text(max_size=5).filter("studies".__ne__), JSON, max_size=4), max_size=6)


def chunked(content: bytes, size: int) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


@given(OBJECTS, st.integers(1, 40), st.sampled_from([None, 0, 2]), st.booleans(), st.booleans())
def test_values_law(objects: list[Any], size: int, indent: int | None, plain: bool, page: bool) -> None:
    """Whatever the content, spacing and chunk ends: out come the items put in."""
    whole: Any = {"before": '"studies": [', "studies": objects, "after": [1]} if page else objects
    content = json.dumps(whole, indent=indent, ensure_ascii=plain).encode("utf-8", "surrogatepass")
    assert [json.loads(v) for _, v in values_of(chunked(content, size), 10_000) if v is not None] == objects


@given(st.binary(max_size=300), st.integers(1, 50))
def test_values_of_any_bytes_end(content: bytes, size: int) -> None:
    try:
        found = list(values_of(chunked(content, size), 100))
    except FileRefused:
        return
    assert sum(len(v) for _, v in found if v) <= len(content)


@given(st.binary(max_size=200).map(lambda b: b.replace(b"\r", b"\n")), st.integers(1, 30), st.integers(1, 50))
def test_lines_law(content: bytes, size: int, cap: int) -> None:
    expected = [
        (number, line if len(line) <= cap else None)
        for number, line in enumerate(content.split(b"\n"), 1)
        if line.strip() or len(line) > cap
    ]
    assert list(lines_of(chunked(content, size), cap)) == expected


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "count"), [("studies", 1317), ("older-studies-from-xml", 6843), ("versions", 60)])
def test_the_real_records_are_taken_and_parsed(name: str, count: int, shared_data: Path) -> None:
    found = taken(shared_data / "ctgov" / f"{name}.ndjson.gz")
    assert len(found) == count
    for one in found:
        assert parse(one.data).study.nct_id.startswith("NCT")
