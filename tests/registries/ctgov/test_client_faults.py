"""The client and a registry that misbehaves: faults A1 to A30, as far as they are the client's."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from plaintrial.ground.errors import RegistryError, UserError
from plaintrial.registries.ctgov.client import ClientSettings, CtgovClient, Found, Gone, Moved, StudiesQuery
from plaintrial.testing.registry_emulator import RegistryEmulator
from plaintrial.testing.virtual_time import VirtualTime
from tests.registries.ctgov.talking import Talk, nct, study, talking

LUPUS = StudiesQuery(condition="lupus")


@pytest.fixture
def talk() -> Iterator[Talk]:
    with talking() as made:
        yield made


def numbers(talk: Talk) -> list[int]:
    return [int(part[i + 3 : i + 11]) for page in talk.client.pages(LUPUS) for part in map(bytes.decode, page.records)
            for i in [part.index("NCT")]]  # fmt: skip


def test_429_is_obeyed_and_the_same_page_asked_again(talk: Talk) -> None:
    """A1."""
    talk.registry.fault("too-many", 120, after=1)
    assert numbers(talk) == list(range(1, 24))
    at = talk.asked_at()
    assert at[2] - at[1] >= 120
    assert talk.registry.requests[1].query == talk.registry.requests[2].query
    assert len(at) == 4


@pytest.mark.parametrize(
    ("retry_after", "least", "most"),
    [
        ("Mon, 05 Jan 2015 09:00:00 GMT", 1, 2),
        ("Mon, 05 Jan 2036 09:00:00 GMT", 900, 901),
        ("99999999999999999999999", 900, 901),
        ("0", 1, 2),
        ("soon", 1, 5),
        ("-5", 1, 5),
        ("1e9", 1, 5),
        ("", 1, 5),
        ("NaN", 1, 5),
    ],
)
def test_retry_after_is_held_within_bounds(retry_after: str, least: float, most: float, talk: Talk) -> None:
    """A2."""
    talk.registry.fault("too-many", retry_after)
    talk.client.version()
    first, second = talk.asked_at()
    assert least <= second - first <= most


def test_retry_after_as_a_date_counts_from_now(talk: Talk) -> None:
    talk.registry.fault("status", "503:" + format_datetime(talk.time.now() + timedelta(seconds=300), usegmt=True))
    talk.client.version()
    first, second = talk.asked_at()
    assert 298 <= second - first <= 302


def test_a_burst_of_errors_is_waited_out_longer_each_time(talk: Talk) -> None:
    """A3: 4 failures, then an answer."""
    for code in (500, 502, 503, 504):
        talk.registry.fault("status", code)
    assert numbers(talk) == list(range(1, 24))
    at = talk.asked_at()
    gaps = [b - a for a, b in pairwise(at)][:4]
    for gap, least in zip(gaps, (2, 4, 8, 16), strict=True):
        assert least <= gap <= 2 * least


def test_pauses_are_not_the_same_for_everyone() -> None:
    """A3: jitter."""
    pauses = set()
    for _ in range(5):
        with talking() as talk:
            talk.registry.fault("status", 503)
            talk.client.version()
            pauses.add(talk.asked_at()[1])
    assert len(pauses) > 1


def test_5_failures_in_a_row_open_the_circuit(talk: Talk) -> None:
    """A3."""
    talk.registry.fault("status", 503, times=None)
    with pytest.raises(RegistryError, match="503; 5 tries"):
        talk.client.version()
    assert len(talk.registry.requests) == 5
    with pytest.raises(RegistryError, match="left alone for 15 more minutes"):
        talk.client.study(nct(1))
    assert len(talk.registry.requests) == 5
    talk.time.sleep(16 * 60)
    with pytest.raises(RegistryError, match="1 tries"):
        talk.client.version()
    with pytest.raises(RegistryError, match="left alone"):
        talk.client.version()
    assert len(talk.registry.requests) == 6
    talk.registry.clear_faults()
    talk.time.sleep(16 * 60)
    assert talk.client.version()
    assert talk.client.version()


def test_failures_in_a_row_are_counted_over_requests_but_an_answer_ends_the_row(talk: Talk) -> None:
    for _ in range(4):
        talk.registry.fault("status", 503, times=4)
        assert talk.client.version()
    assert len(talk.registry.requests) == 20


@pytest.mark.parametrize("fault", ["truncated", "cut-off", "reset", "maintenance", "wrong-type", "no-studies"])
def test_an_answer_that_is_not_whole_is_thrown_away_and_asked_for_again(fault: str, talk: Talk) -> None:
    """A4, A26."""
    for after in (0, 1, 2):
        talk.registry.fault(fault, after=after)
    assert numbers(talk) == list(range(1, 24))
    queries = [r.query for r in talk.registry.requests]
    assert len(queries) == 6
    assert len({str(q) for q in queries}) == 3


@pytest.mark.parametrize("length", [0, 1, 12, 13, 14, 60, 500, 1000])
def test_a_page_cut_anywhere_gives_nothing(length: int, talk: Talk) -> None:
    """A4."""
    talk.registry.fault("truncated", length, times=None)
    with pytest.raises(RegistryError, match="cut short"):
        next(talk.client.pages(LUPUS))


@pytest.mark.parametrize("fault", ["empty-page", "same-token"])
def test_a_list_that_would_not_end_is_not_believed(fault: str, talk: Talk) -> None:
    """A page without studies but with a next one; the same next page for ever."""
    talk.registry.fault(fault, times=None)
    with pytest.raises(RegistryError):
        list(talk.client.pages(LUPUS))
    assert len(talk.registry.requests) <= 8


def test_more_studies_than_asked_for_are_not_believed(talk: Talk) -> None:
    with pytest.raises(RegistryError, match="23 studies where 10"):
        _pages_of(talk, b'{"studies": [' + b",".join([b"{}"] * 23) + b"]}")


def test_the_same_page_for_ever_is_not_believed(talk: Talk) -> None:
    with pytest.raises(RegistryError, match="same page again"):
        _pages_of(talk, b'{"studies": [{}], "nextPageToken": "again"}')


def _pages_of(talk: Talk, body: bytes) -> Any:
    with AnyServer(body) as server:
        client = CtgovClient(server.url, settings=ClientSettings(page_size=10), waits=talk.time)
        with client:
            return list(client.pages(LUPUS))


def test_a_wrong_count_is_handed_on_for_the_sync_to_compare(talk: Talk) -> None:
    talk.registry.fault("wrong-count", 5)
    pages = list(talk.client.pages(LUPUS))
    assert pages[0].total_count == 5
    assert sum(len(page.records) for page in pages) == 23


@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 414, 418, 501])
def test_a_refusal_is_not_asked_again(code: int, talk: Talk) -> None:
    """A7: the body is plain text."""
    talk.registry.fault("status", code)
    with pytest.raises((RegistryError, UserError)) as raised:
        list(talk.client.pages(LUPUS))
    assert "JSON" not in str(raised.value)
    assert len(talk.registry.requests) == 1


def test_a_404_page_of_someone_on_the_way_is_no_word_of_the_registry(talk: Talk) -> None:
    body = b"<html>Not found</html>"
    with (
        AnyServer(body, status="404 Not Found", kind="text/html") as server,
        CtgovClient(server.url, waits=talk.time) as client,
        pytest.raises(RegistryError, match="404"),
    ):
        client.study(nct(1))


def test_data_that_change_in_mid_run_do_not_stop_it(talk: Talk) -> None:
    """A11: the run finishes; the next version asked for tells of the change."""
    before = talk.client.version()
    talk.registry.after_requests(2, lambda: (talk.registry.remove(nct(5)), talk.registry.advance()))
    assert numbers(talk) == list(range(1, 24))
    assert talk.client.version() != before


def test_a_token_taken_back_begins_the_pages_anew(talk: Talk) -> None:
    """A11, a registry whose tokens die with the data."""
    talk.registry.expire_tokens()
    talk.registry.after_requests(2, talk.registry.advance)
    pages = list(talk.client.pages(LUPUS))
    assert [page.number for page in pages] == [1, 2, 1, 2, 3]
    assert {record for page in pages[2:] for record in page.records} >= {r for p in pages[:2] for r in p.records}
    stale = pages[0].next_token
    talk.registry.advance()
    assert [page.number for page in talk.client.pages(LUPUS, token=stale)] == [1, 2, 3]


def test_data_that_change_all_the_time_end_the_run(talk: Talk) -> None:
    talk.registry.expire_tokens()
    for count in range(1, 40):
        talk.registry.after_requests(count, talk.registry.advance)
    with pytest.raises(RegistryError, match="again and again"):
        list(talk.client.pages(LUPUS))


def test_vanished_records_are_gone(talk: Talk) -> None:
    """A12: the client tells; the mirror decides."""
    talk.registry.remove(nct(7))
    assert 7 not in numbers(talk)
    assert isinstance(talk.client.study(nct(7)), Gone)


@pytest.mark.parametrize(
    "bad",
    [
        b'{"protocolSection": "none"}',
        b'{"protocolSection": {"identificationModule": {"nctId": ["NCT00000007"]}}}',
        b'{"a": 1, "a": 2}',
        b'{"n": NaN}',
        b'{"n": ' + b"9" * 5000 + b"}",
        b'{"s": "\\ud800"}',
        b'{"s": "\xff"}',
        b'{"x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    ],
)
def test_a_bad_record_does_not_cost_its_page(bad: bytes, talk: Talk) -> None:
    """A19, A21: the others come through, and the bad one too, for its parser to refuse."""
    talk.registry.replace(bad, nct(7))
    pages = list(talk.client.pages(StudiesQuery(everything=True)))
    assert [len(page.records) for page in pages] == [10, 10, 10]
    assert bad in pages[0].records
    assert pages[0].total_count == 30
    assert len(talk.registry.requests) == 3
    assert [len(part) for part in talk.client.ids(StudiesQuery(everything=True))] in ([29], [30])
    answer = talk.client.study(nct(7))
    assert isinstance(answer, Found | Moved)
    assert answer.record == bad


def test_a_record_of_25_mb_comes_through(talk: Talk) -> None:
    """A20."""
    sites = [{"facility": f"Site {n}", "note": "x" * 8000} for n in range(3000)]
    large = study(8)
    large["protocolSection"]["contactsLocationsModule"] = {"locations": sites}
    talk.registry.replace(large)
    assert max(len(r) for page in talk.client.pages(LUPUS) for r in page.records) > 24_000_000


def test_a_page_over_the_limit_is_not_taken(talk: Talk) -> None:
    talk.registry.fault("oversized", 2_000_000)
    with pytest.raises(RegistryError, match="1,000,000 bytes"):
        list(talk.more(page_bytes=1_000_000).pages(LUPUS))


@pytest.mark.parametrize("fault", ["drip", "drip-head", "hang"])
def test_a_server_that_drips_is_left_after_the_deadline(fault: str, talk: Talk) -> None:
    """A23, with the deadline made short."""
    client = talk.more(page_deadline=0.3)
    talk.registry.fault(fault, 0.02 if "drip" in fault else 20)
    began = time.monotonic()
    assert client.version()
    assert 0.3 <= time.monotonic() - began < 3
    assert len(talk.registry.requests) == 2
    talk.registry.fault(fault, 0.02 if "drip" in fault else 20, times=None)
    with pytest.raises(RegistryError, match=r"did not finish its answer in 0\.3 seconds; 5 tries"):
        client.version()


def test_the_deadline_is_two_minutes_and_reads_are_bounded_too() -> None:
    assert ClientSettings().page_deadline <= 120
    assert ClientSettings().read_timeout < 120


def test_a_read_that_takes_too_long_is_tried_again(talk: Talk) -> None:
    talk.registry.fault("hang", 20)
    assert talk.more(read_timeout=0.2).version()
    assert len(talk.registry.requests) == 2


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/api/v2/studies/NCT00000002",
        "https://127.0.0.1/api/v2/studies/NCT00000002",
        "//evil.example/api/v2/studies/NCT00000002",
        "ftp://127.0.0.1/api/v2/studies/NCT00000002",
        "file:///etc/passwd",
        "/api/v2/studies/../../admin",
        "/other/NCT00000002",
        "http://user:pw@evil.example/",
        "http://[::1",
        "",
    ],
)
def test_redirects_elsewhere_are_refused(target: str, talk: Talk) -> None:
    """A25."""
    talk.registry.fault("redirect", target, times=None)
    for ask in (talk.client.version, lambda: list(talk.client.pages(LUPUS)), lambda: talk.client.study(nct(1))):
        with pytest.raises(RegistryError):
            ask()
    assert all(request.headers["host"] in talk.registry.url for request in talk.registry.requests)
    assert len(talk.registry.requests) <= (3 if target.startswith("http://1") else 9)


def test_a_cookie_is_not_sent_back(talk: Talk) -> None:
    """A27."""
    talk.registry.fault("cookie", times=2).fault("cookie", "a=b; Domain=127.0.0.1")
    for _ in range(5):
        talk.client.version()
    assert [r.headers.get("cookie") for r in talk.registry.requests] == [None] * 5


def test_no_registry_there_is_told_soon() -> None:
    """The sample is to be shown at once where there is no network."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        time_ = VirtualTime()
        client = CtgovClient(f"http://127.0.0.1:{unused.getsockname()[1]}", waits=time_)
        with client, pytest.raises(RegistryError, match="cannot be reached"):
            client.version()
    assert time_.passed < 6


def test_a_registry_that_goes_away_in_mid_run_is_tried_5_times() -> None:
    time_ = VirtualTime()
    with RegistryEmulator([study(1)]) as registry:
        client = CtgovClient(registry.url, waits=time_)
        client.version()
    with client, pytest.raises(RegistryError, match="no connection; 5 tries"):
        client.version()
    assert time_.passed > 30


@pytest.mark.parametrize(
    "url",
    [
        "http://clinicaltrials.gov/api/v2",
        "http://169.254.169.254",
        "ftp://clinicaltrials.gov",
        "clinicaltrials.gov",
        "https://",
        "https://user:pw@clinicaltrials.gov",
        "https://clinicaltrials.gov/api/v2?x=1",
        "https://[bad",
        "https://x:port",
    ],
)
def test_an_address_that_is_not_safe_is_the_users_mistake(url: str) -> None:
    with pytest.raises(UserError):
        CtgovClient(url)


def test_bad_proxy_settings_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "nonsense://x")
    with pytest.raises(UserError, match="proxy"):
        CtgovClient()


def test_a_certificate_that_is_not_valid_ends_it_at_once(tmp_path: Path) -> None:
    """A24: an expired one, signed by nobody; nothing is asked over plain http."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the program openssl to make a certificate")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    words = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} -subj /CN=localhost -days 1"
    subprocess.run(words.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    time_ = VirtualTime()
    with (
        AnyServer(b"{}", tls=context) as server,
        CtgovClient(server.url, waits=time_) as client,
        pytest.raises(RegistryError, match="certificate is not valid"),
    ):
        client.version()
    assert time_.slept == []
    assert server.heard == []


class AnyServer:
    """Answers every request with the same bytes, over TLS when given a context; ``heard`` keeps what it was asked."""

    def __init__(
        self, body: bytes, *, status: str = "200 OK", kind: str = "application/json", tls: ssl.SSLContext | None = None
    ) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.answer = head.encode() + body
        self.tls = tls
        self.heard: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._serve)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://localhost:{self.socket.getsockname()[1]}"

    def __enter__(self) -> AnyServer:
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                try:
                    wrapped = self.tls.wrap_socket(connection, server_side=True) if self.tls else connection
                    with wrapped:
                        self.heard.append(wrapped.recv(65536))
                        wrapped.sendall(self.answer)
                except OSError:
                    continue
