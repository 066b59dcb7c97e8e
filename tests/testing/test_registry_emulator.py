"""The emulated registry answers as the registry documents, and misbehaves when told to."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

import plaintrial
from plaintrial.testing.emulated.faults import FAULTS, read_fault
from plaintrial.testing.registry_emulator import RegistryEmulator
from plaintrial.testing.virtual_time import VirtualTime


def study(number: int, **said: Any) -> dict[str, Any]:
    nct_id = f"NCT{number:08d}"
    return {
        "protocolSection": {
            "identificationModule": {"nctId": nct_id, "briefTitle": said.get("title", f"Study {number}")},
            "statusModule": {
                "overallStatus": said.get("status", "RECRUITING"),
                "lastUpdatePostDateStruct": {"date": said.get("updated", "2025-01-01"), "type": "ACTUAL"},
            },
            "conditionsModule": {"conditions": said.get("conditions", ["Asthma"])},
            "contactsLocationsModule": {"locations": [{"city": "Leeds", "country": "UK"}, {"city": "Paris"}]},
        },
        "hasResults": False,
    }


STUDIES = [
    study(1, conditions=["Lupus Nephritis"], updated="2025-03-01", title="Drug A in lupus nephritis"),
    study(2, conditions=["Systemic Lupus Erythematosus"], status="COMPLETED", updated="2025-02-01"),
    study(3, conditions=["Asthma", "Allergy"], updated="2024-12-31"),
    *(study(n) for n in range(4, 24)),
]


@pytest.fixture
def registry() -> Iterator[RegistryEmulator]:
    with RegistryEmulator(STUDIES) as serving:
        yield serving


@pytest.fixture
def get(registry: RegistryEmulator) -> Iterator[Any]:
    with httpx.Client(base_url=registry.url, trust_env=False) as client:

        def got(path: str, **given: Any) -> httpx.Response:
            return client.get(path, params={k.replace("__", "."): v for k, v in given.items()})

        yield got


def ids(response: httpx.Response) -> list[str]:
    assert response.status_code == 200, response.text
    return [s["protocolSection"]["identificationModule"]["nctId"] for s in response.json()["studies"]]


def numbers(response: httpx.Response) -> list[int]:
    return [int(i[3:]) for i in ids(response)]


def test_version(get: Any) -> None:
    assert get("/version").json() == {"apiVersion": "2.0.5", "dataTimestamp": "2026-01-05T09:00:05"}


@pytest.mark.parametrize(
    ("asked", "shown"), [(None, 10), (0, 10), (1, 1), (23, 23), (1000, 23), (1001, 23), (9**9, 23)]
)
def test_page_size(get: Any, asked: int | None, shown: int) -> None:
    assert len(ids(get("/studies", **({} if asked is None else {"pageSize": asked})))) == shown


def test_a_page_size_over_the_limit_is_capped_in_silence() -> None:
    with RegistryEmulator([study(n) for n in range(1, 1202)]) as registry:
        page = httpx.get(f"{registry.url}/studies?pageSize=5000&fields=NCTId", trust_env=False).json()
        assert len(page["studies"]) == 1000
        assert "nextPageToken" in page


@pytest.mark.parametrize("size", ["-1", "ten", "1e3", "٤", "9" * 30])
def test_a_page_size_that_is_no_number_is_refused(get: Any, size: str) -> None:
    assert get("/studies", pageSize=size).status_code == 400


def test_paging_gives_every_study_once_and_the_count_on_the_first_page_only(get: Any) -> None:
    seen, token, pages = [], None, []
    while True:
        response = get("/studies", pageSize=7, countTotal="true", **({"pageToken": token} if token else {}))
        pages.append(response.json())
        seen += numbers(response)
        token = pages[-1].get("nextPageToken")
        if not token:
            break
    assert seen == list(range(1, 24))
    assert [page.get("totalCount") for page in pages] == [23, None, None, None]


def test_no_count_unless_asked(get: Any) -> None:
    assert "totalCount" not in get("/studies").json()


def test_a_token_goes_with_its_parameters(get: Any) -> None:
    token = get("/studies", query__cond="asthma").json()["nextPageToken"]
    assert numbers(get("/studies", query__cond="asthma", pageToken=token, pageSize=2)) == [13, 14]
    for other in ({"query__cond": "lupus"}, {"query__cond": "asthma", "sort": "NCTId"}, {}):
        assert get("/studies", pageToken=token, **other).status_code == 400
    for edited in (token[:-2] + "AA", token[:-1], "x", "é", "AAAA"):
        response = get("/studies", query__cond="asthma", pageToken=edited)
        assert response.status_code == 400
        assert response.headers["content-type"] == "text/plain"


def test_a_token_goes_on_over_the_data_it_was_made_for(get: Any, registry: RegistryEmulator) -> None:
    token = get("/studies", pageSize=20).json()["nextPageToken"]
    registry.remove("NCT00000022")
    registry.advance()
    assert numbers(get("/studies", pageToken=token)) == [21, 22, 23]
    assert numbers(get("/studies", pageSize=1000))[-3:] == [20, 21, 23]
    for _ in range(20):
        registry.advance()
        get("/studies")
    assert get("/studies", pageToken=token).status_code == 400


def test_tokens_can_be_told_to_expire_with_the_data(get: Any, registry: RegistryEmulator) -> None:
    registry.expire_tokens()
    token = get("/studies").json()["nextPageToken"]
    assert get("/studies", pageToken=token).status_code == 200
    registry.advance()
    assert get("/studies", pageToken=token).status_code == 400


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"query__cond": "lupus"}, [1, 2]),
        ({"query__cond": "LUPUS nephritis"}, [1]),
        ({"query__cond": '"nephritis lupus"'}, []),
        ({"query__cond": '"systemic lupus"'}, [2]),
        ({"query__cond": "lupus OR allergy"}, [1, 2, 3]),
        ({"query__cond": "lupus NOT nephritis"}, [2]),
        ({"query__cond": "(lupus AND nephritis) OR allergy"}, [1, 3]),
        ({"query__cond": "lup"}, []),
        ({"query__titles": "drug"}, [1]),
        ({"query__term": "drug lupus"}, [1]),
        ({"query__id": "NCT00000003"}, [3]),
        ({"query__locn": "leeds", "query__cond": "lupus"}, [1, 2]),
        ({"filter__ids": "NCT00000003|nct00000001,NCT99999999"}, [1, 3]),
        ({"filter__overallStatus": "COMPLETED"}, [2]),
        ({"filter__overallStatus": "COMPLETED|RECRUITING", "query__cond": "lupus"}, [1, 2]),
        ({"postFilter__overallStatus": "COMPLETED"}, [2]),
        ({"filter__advanced": "AREA[LastUpdatePostDate]RANGE[2025-02-01,MAX]"}, [1, 2]),
        ({"filter__advanced": "AREA[LastUpdatePostDate]RANGE[MIN,2024-12-31]"}, [3]),
        ({"filter__advanced": "AREA[LastUpdatePostDate]RANGE[2025-02-01, 2025-02-28]"}, [2]),
        ({"filter__advanced": "AREA[OverallStatus]COMPLETED"}, [2]),
        ({"query__term": "AREA[Condition](lupus AND nephritis) AND AREA[BriefTitle]drug"}, [1]),
        ({"query__cond": "lupus", "sort": "LastUpdatePostDate"}, [2, 1]),
        ({"query__cond": "lupus OR allergy", "sort": "LastUpdatePostDate:desc"}, [1, 2, 3]),
        ({"query__cond": "lupus OR allergy", "sort": "OverallStatus:asc,NCTId:desc"}, [2, 3, 1]),
        ({"query__cond": "lupus", "sort": "StartDate:desc|@relevance"}, [1, 2]),
    ],
)
def test_what_matches(get: Any, given: dict[str, str], found: list[int]) -> None:
    assert numbers(get("/studies", **given)) == found


@pytest.mark.parametrize(
    "given",
    [
        {"querycond": "lupus"},
        {"filter__status": "RECRUITING"},
        {"filter__overallStatus": "RECRUITING|Recruiting"},
        {"filter__ids": "NCT00000001,NCT1"},
        {"filter__ids": "NCT00000001|lupus"},
        {"fields": "NCTId,Nonsense"},
        {"sort": "NCTId,BriefTitle,StartDate"},
        {"sort": "NCTId:up"},
        {"countTotal": "yes"},
        {"markupFormat": "html"},
        {"query__cond": "(lupus"},
        {"query__cond": "lupus)"},
        {"query__cond": '"lupus'},
        {"query__cond": "lupus AND"},
        {"query__cond": "(" * 5000},
        {"filter__advanced": "AREA[Nonsense]x"},
        {"filter__advanced": "AREA[StartDate]RANGE[2025]"},
        {"filter__advanced": "AREA[StartDate"},
    ],
)
def test_what_makes_no_sense_is_400_in_plain_text(get: Any, given: dict[str, str]) -> None:
    response = get("/studies", **given)
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/plain"


@pytest.mark.parametrize(
    "given",
    [{"filter__geo": "distance(1,2,3mi)"}, {"aggFilters": "x"}, {"format": "csv"}, {"query__term": "COVER[all]x"}],
)
def test_what_is_not_emulated_says_so(get: Any, given: dict[str, str]) -> None:
    assert get("/studies", **given).status_code == 501


def test_fields(get: Any) -> None:
    (first,) = get("/studies", fields="NCTId", pageSize=1).json()["studies"]
    assert first == {"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}
    (first,) = get("/studies", fields="hasResults|LocationCity,ConditionsModule", pageSize=1).json()["studies"]
    assert first == {
        "hasResults": False,
        "protocolSection": {
            "conditionsModule": {"conditions": ["Lupus Nephritis"]},
            "contactsLocationsModule": {"locations": [{"city": "Leeds"}, {"city": "Paris"}]},
        },
    }
    whole = get("/studies/NCT00000001", fields="protocolSection.identificationModule").json()
    assert list(whole["protocolSection"]) == ["identificationModule"]


def test_one_study(get: Any) -> None:
    assert get("/studies/NCT00000002").json() == STUDIES[1]
    missing = get("/studies/NCT99999999")
    assert (missing.status_code, missing.text) == (404, "NCT number NCT99999999 not found")
    assert missing.headers["content-type"] == "text/plain"
    assert get("/studies/lupus").status_code == 400
    assert get("/studies/NCT00000002", pageSize=1).status_code == 400


def test_aliases_redirect(get: Any, registry: RegistryEmulator) -> None:
    registry.alias("NCT00000001", "NCT00000002")
    moved = get("/studies/NCT00000001")
    assert (moved.status_code, moved.headers["location"]) == (301, "/api/v2/studies/NCT00000002")
    assert get("/studies/nct2").headers["location"] == "/api/v2/studies/NCT00000002"
    merged = study(30)
    merged["protocolSection"]["identificationModule"]["nctIdAliases"] = ["NCT00000031"]
    registry.replace(merged)
    assert get("/studies/NCT00000031").headers["location"] == "/api/v2/studies/NCT00000030"
    assert 1 not in numbers(get("/studies"))


def test_history(get: Any, registry: RegistryEmulator) -> None:
    registry.replace(study(2, status="TERMINATED", updated="2025-06-01"))
    root = registry.url.removesuffix("/v2") + "/int/studies/NCT00000002"
    with_study = get(root, history="true").json()
    assert with_study["study"] == study(2, status="TERMINATED", updated="2025-06-01")
    assert [(c["version"], c["date"], c["status"]) for c in with_study["history"]["changes"]] == [
        (0, "2025-02-01", "COMPLETED"),
        (1, "2025-06-01", "TERMINATED"),
    ]
    assert get(root + "/history").json()["changes"] == with_study["history"]["changes"]
    assert get(root + "/history/0").json() == {"studyVersion": 0, "study": STUDIES[1]}
    assert get(root + "/history/2").status_code == 404
    assert get(root + "/history/x").status_code == 404


def test_data_change_while_it_runs(get: Any, registry: RegistryEmulator) -> None:
    registry.replace(study(1, conditions=["Gout"]))
    registry.remove("NCT00000002")
    assert numbers(get("/studies", query__cond="gout OR lupus")) == [1]
    assert get("/studies/NCT00000002").status_code == 404
    registry.replace(STUDIES[1])
    assert len(registry.holdings.get("NCT00000002").versions) == 2  # type: ignore[union-attr]
    assert registry.advance() == "2026-01-06T09:00:05"
    assert registry.advance("2030-01-01T00:00:00") == get("/version").json()["dataTimestamp"]


def test_something_can_be_done_after_a_number_of_requests(get: Any, registry: RegistryEmulator) -> None:
    registry.after_requests(2, lambda: registry.remove("NCT00000001"))
    assert [len(get("/studies", pageSize=50).json()["studies"]) for _ in range(4)] == [23, 23, 22, 22]


def test_a_record_that_is_not_sound_is_served_as_it_is(get: Any, registry: RegistryEmulator) -> None:
    registry.replace(b'{"protocolSection": []}', "NCT00000050")
    assert get("/studies/NCT00000050").text == '{"protocolSection": []}'
    assert get("/studies", pageSize=50, sort="NCTId").status_code == 200
    with pytest.raises(ValueError, match="nctId"):
        registry.replace({"protocolSection": {}})


def test_other_paths_and_methods(get: Any, registry: RegistryEmulator) -> None:
    assert get("/nothing").status_code == 404
    assert httpx.post(f"{registry.url}/studies", trust_env=False).status_code == 405
    head = httpx.head(f"{registry.url}/studies", trust_env=False)
    assert (head.status_code, head.content) == (200, b"")


def test_requests_are_recorded(get: Any, registry: RegistryEmulator) -> None:
    get("/studies", query__cond="lupus")
    (request,) = registry.requests
    assert (request.method, request.path, request.query) == ("GET", "/api/v2/studies", {"query.cond": "lupus"})
    assert request.headers["user-agent"].startswith("python-httpx")


# Faults


def test_faults_come_in_a_row_and_pass(get: Any, registry: RegistryEmulator) -> None:
    registry.fault("too-many", 120).fault("status", 503, times=2).fault("status", "500:7", path="/version")
    registry.fault("status", 502, after=1)
    assert get("/studies").headers["retry-after"] == "120"
    assert [get("/studies").status_code for _ in range(5)] == [503, 503, 200, 502, 200]
    assert get("/version").headers["retry-after"] == "7"
    registry.fault("status", 504, times=None)
    assert {get("/studies").status_code for _ in range(5)} == {504}
    registry.clear_faults()
    assert get("/studies").status_code == 200


def test_faults_of_the_answer(get: Any, registry: RegistryEmulator) -> None:
    registry.fault("truncated")
    with pytest.raises(json.JSONDecodeError):
        get("/studies").json()
    registry.fault("maintenance")
    assert get("/studies").headers["content-type"].startswith("text/html")
    registry.fault("wrong-type")
    assert get("/studies").headers["content-type"] == "application/octet-stream"
    registry.fault("cookie")
    assert "session" in get("/studies").cookies
    registry.fault("wrong-count", 5)
    assert get("/studies", countTotal="true").json()["totalCount"] == 5
    registry.fault("oversized", 1_000_000)
    assert len(get("/studies").content) > 1_000_000
    registry.fault("redirect")
    assert get("/studies").headers["location"].startswith("http://169.254.169.254/")
    registry.fault("empty-page").fault("no-studies").fault("same-token")
    assert get("/studies").json()["studies"] == []
    assert "studies" not in get("/studies").json()
    assert get("/studies").json()["nextPageToken"] == "again"


def test_faults_of_the_connection(get: Any, registry: RegistryEmulator) -> None:
    for name in ("cut-off", "reset", "hang"):
        registry.fault(name, 0.01 if name == "hang" else "")
        with pytest.raises(httpx.RemoteProtocolError):
            get("/studies")


def test_a_drip_server_drips(registry: RegistryEmulator) -> None:
    registry.fault("drip", 0.01).fault("drip-head", 0.01)
    address = httpx.URL(registry.url)
    for start in (b"HTTP/1.1 200", b"HTTP/1.1"):
        with socket.create_connection((address.host, address.port or 0)) as connection:
            connection.sendall(b"GET /api/v2/version HTTP/1.1\r\nHost: x\r\n\r\n")
            received, reads, until = b"", 0, time.monotonic() + 0.3
            while time.monotonic() < until:
                received += connection.recv(65536)
                reads += 1
        assert received.startswith(start)
        assert reads > 5


def test_stopping_ends_hangs_and_open_connections() -> None:
    began = time.monotonic()
    with RegistryEmulator(STUDIES) as registry:
        registry.fault("hang")
        address = httpx.URL(registry.url)
        idle = socket.create_connection((address.host, address.port or 0))
        hung = socket.create_connection((address.host, address.port or 0))
        hung.sendall(b"GET /api/v2/version HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.1)
    idle.close()
    hung.close()
    assert time.monotonic() - began < 5


def test_an_unknown_fault_is_the_testers_mistake(registry: RegistryEmulator) -> None:
    with pytest.raises(ValueError, match="too-many"):
        registry.fault("tired")


@pytest.mark.parametrize("name", FAULTS)
def test_faults_can_be_written_on_a_command_line(name: str) -> None:
    assert (read_fault(name).name, read_fault(name).value, read_fault(name).times) == (name, "", 1)
    fault = read_fault(f"{name}=503:120*5")
    assert (fault.name, fault.value, fault.times) == (name, "503:120", 5)
    assert read_fault(f"{name}*").times is None


def test_it_runs_from_a_shell(tmp_path: Path) -> None:
    file = tmp_path / "studies.ndjson.gz"
    file.write_bytes(gzip.compress("\n".join(json.dumps(s) for s in STUDIES).encode()))
    command = [sys.executable, "-m", "plaintrial.testing.registry_emulator", str(file), "--fault", "status=502*2"]
    source = Path(plaintrial.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            url, *words = process.stdout.readline().split()
            assert words[:3] == ["serves", "23", "studies;"]
            codes = [httpx.get(f"{url}/version", trust_env=False).status_code for _ in range(3)]
            assert codes == [502, 502, 200]
        finally:
            process.terminate()


@pytest.mark.shared_data
def test_it_serves_the_real_records(shared_data: Path) -> None:
    with RegistryEmulator(shared_data / "ctgov" / "studies.ndjson.gz") as registry:
        assert len(registry.holdings) == 1317
        page = httpx.get(
            f"{registry.url}/studies?query.cond=asthma&pageSize=1000&countTotal=true", trust_env=False, timeout=60
        )
        assert page.json()["totalCount"] == len(page.json()["studies"]) > 50


@pytest.mark.shared_data
def test_it_serves_real_versions_in_order(shared_data: Path) -> None:
    with RegistryEmulator(shared_data / "ctgov" / "versions.ndjson.gz") as registry:
        kept = list(registry.holdings.edition_of(registry.holdings.edition) or ())
        assert sum(len(held.versions) for held in kept) == 60
        assert len(kept) < 60


def test_virtual_time_passes_by_being_slept() -> None:
    passing = VirtualTime(datetime(2026, 2, 28, 23, tzinfo=UTC))
    passing.sleep(3600)
    passing.sleep(0.5)
    assert passing.now() == datetime(2026, 3, 1, 0, 0, 0, 500_000, tzinfo=UTC)
    assert (passing.monotonic(), passing.slept) == (3600.5, [3600, 0.5])
