"""Laws of the client's parts, each by itself."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.errors import RegistryError
from plaintrial.registries.ctgov.client.address import base_address, redirected_id
from plaintrial.registries.ctgov.client.bodies import read_page, read_record
from plaintrial.registries.ctgov.client.circuit import Circuit, CircuitOpen
from plaintrial.registries.ctgov.client.deadline import TooSlow, within
from plaintrial.registries.ctgov.client.failures import RegistryUnwell
from plaintrial.registries.ctgov.client.paging import Place
from plaintrial.registries.ctgov.client.retry_after import read_retry_after
from plaintrial.registries.ctgov.client.waits import Pacer, RealWaits
from plaintrial.testing.virtual_time import VirtualTime

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BASE = "https://clinicaltrials.gov/api/v2"


@given(st.text() | st.integers().map(str) | st.datetimes().map(lambda d: d.strftime("%a, %d %b %Y %H:%M:%S GMT")))
def test_retry_after_is_none_or_within_bounds_whatever_is_written(text: str) -> None:
    seconds = read_retry_after(text, NOW, 1, 900)
    assert seconds is None or 1 <= seconds <= 900


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 7 ", 7),
        ("0", 1),
        ("100000", 900),
        ("١٢", None),
        ("+5", None),
        ("1.5", None),
        ("Mon, 05 Jan 2026 09:02:00 GMT", 120),
        ("Mon, 05 Jan 2026 10:02:00 +0100", 120),
        ("Mon, 05 Jan 2026 09:02:00", 120),
        ("Mon, 05 Jan 1926 09:02:00 GMT", 1),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 900),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)
def test_retry_after(text: str | None, seconds: float | None) -> None:
    assert read_retry_after(text, NOW, 1, 900) == seconds


@given(st.lists(st.tuples(st.sampled_from(["wait", "hold", "pass"]), st.floats(0, 50)), max_size=30))
def test_the_pacer_never_lets_two_go_within_the_interval(steps: list[tuple[str, float]]) -> None:
    passing = VirtualTime()
    pacer = Pacer(1.0, passing)
    gone: list[float] = []
    held_until = 0.0
    for what, seconds in steps:
        if what == "hold":
            pacer.hold(seconds)
            held_until = max(held_until, passing.monotonic() + seconds)
        elif what == "pass":
            passing.sleep(seconds)
        else:
            pacer.wait()
            gone.append(passing.monotonic())
            assert gone[-1] >= held_until
    assert all(b - a >= 1 - 1e-9 for a, b in pairwise(gone))


def test_a_sleep_cut_short_is_slept_on() -> None:
    class Light(VirtualTime):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds / 2 if seconds > 0.01 else seconds)

    passing = Light()
    pacer = Pacer(8, passing)
    pacer.wait()
    pacer.wait()
    assert passing.passed >= 8


def test_real_time_passes() -> None:
    waits = RealWaits()
    before = waits.monotonic()
    waits.sleep(0.01)
    assert waits.monotonic() - before >= 0.01


@given(st.lists(st.booleans(), max_size=40))
def test_the_circuit_opens_after_5_failures_in_a_row_and_no_sooner(outcomes: list[bool]) -> None:
    circuit = Circuit(5, 900, VirtualTime())
    row = 0
    for succeeded in outcomes:
        row = 0 if succeeded else row + 1
        (circuit.succeeded if succeeded else circuit.failed)()
        assert circuit.is_open == (row >= 5)


def test_an_open_circuit_says_how_long() -> None:
    passing = VirtualTime()
    circuit = Circuit(1, 900, passing)
    circuit.failed()
    passing.sleep(600)
    with pytest.raises(CircuitOpen, match="5 more minutes"):
        circuit.check()
    passing.sleep(301)
    circuit.check()


def test_what_takes_too_long_is_left_behind() -> None:
    stop = threading.Event()
    began = time.monotonic()
    with pytest.raises(TooSlow):
        within(0.05, lambda: stop.wait(10))
    assert time.monotonic() - began < 2
    stop.set()


def test_results_and_errors_come_through() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)
    with pytest.raises(KeyboardInterrupt):
        within(5, _interrupted)


def _interrupted() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("given_", "used"),
    [
        (None, BASE),
        ("https://clinicaltrials.gov", BASE),
        ("https://clinicaltrials.gov/", BASE),
        (BASE + "/", BASE),
        ("http://localhost:8099", "http://localhost:8099/api/v2"),
        ("http://[::1]:8099/x/v2", "http://[::1]:8099/x/v2"),
        (" https://mirror.example/ctgov/v2 ", "https://mirror.example/ctgov/v2"),
    ],
)
def test_base_addresses(given_: str | None, used: str) -> None:
    assert base_address(given_) == used


@pytest.mark.parametrize(
    "location",
    [
        "/api/v2/studies/NCT00000002",
        "NCT00000002",
        "https://clinicaltrials.gov/api/v2/studies/NCT00000002?format=json",
        "https://CLINICALTRIALS.gov:443/api/v2/studies/nct2",
    ],
)
def test_redirects_within_the_registry_name_a_study(location: str) -> None:
    assert redirected_id(BASE, BASE + "/studies/NCT00000001", location) == "NCT00000002"


@given(st.text() | st.text().map("https://clinicaltrials.gov/".__add__) | st.text().map("//".__add__))
def test_any_other_redirect_is_refused(location: str) -> None:
    try:
        nct_id = redirected_id(BASE, BASE + "/studies/NCT00000001", location)
    except RegistryError:
        return
    assert len(nct_id) == 11


@given(st.integers(1, 9), st.integers(0, 8), st.none() | st.text(min_size=1))
def test_places_are_read_as_they_were_written(batches: int, batch: int, token: str | None) -> None:
    place = Place(batch % batches, token)
    assert Place.read(place.written(batches), batches) == place


@given(st.text(), st.integers(1, 5))
def test_any_text_read_as_a_place_is_one_of_the_query(text: str, batches: int) -> None:
    assert 0 <= Place.read(text, batches).batch < batches


RECORDS = st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=6) | st.integers(), max_size=3), max_size=5)


@given(RECORDS, st.sampled_from([None, 1]), st.booleans())
def test_a_page_with_an_unsound_record_gives_the_same_as_one_without(
    records: list[Any], indent: int | None, last: bool
) -> None:
    page = {"totalCount": 9, "studies": [*records, {"bad": 1}, *records], **({} if last else {"nextPageToken": "x"})}
    sound = json.dumps(page, indent=indent).encode()
    unsound = sound.replace(b'{"bad": 1}', b'{"bad": nonsense}').replace(b'"bad": 1\n', b'"bad": nonsense\n')
    expected, body = read_page(sound), read_page(unsound)
    assert (body.next_token, body.total_count) == (expected.next_token, expected.total_count)
    assert len(body.records) == len(expected.records)
    assert [r for r in body.records if b"nonsense" not in r] == [r for r in expected.records if b'"bad"' not in r]


@given(RECORDS, st.integers(1, 10_000), st.booleans())
def test_a_page_or_record_cut_anywhere_is_never_taken(records: list[Any], cut: int, unsound: bool) -> None:
    body = json.dumps({"totalCount": 9, "studies": [{"n": 1}, *records]}).encode()
    if unsound:
        body = body.replace(b'{"n": 1}', b'{"n": NaN}')
    for read in (read_page, read_record):
        with pytest.raises(RegistryUnwell):
            read(body[: cut % len(body)])


def test_what_is_no_page_is_not_taken() -> None:
    for body in (
        b"[]",
        b"{}",
        b'{"studies": {}}',
        b'{"studies": []} {}',
        b"<html>",
        b"",
        b'{"studies": [], "totalCount": "9"}',
    ):
        with pytest.raises(RegistryUnwell):
            read_page(body)
