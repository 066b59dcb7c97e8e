"""The client and a registry that behaves."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from plaintrial import __version__
from plaintrial.ground.errors import UserError
from plaintrial.registries.ctgov.client import (
    CtgovClient,
    Found,
    Gone,
    HistoryEntry,
    Moved,
    Page,
    QueryRefused,
    RegistryVersion,
    StudiesQuery,
)
from plaintrial.registries.ctgov.intake import Taken, records_in
from plaintrial.registries.ctgov.parse import parse
from tests.registries.ctgov.talking import STUDIES, Talk, nct, study, talking

LUPUS = StudiesQuery(condition="lupus")
EVERYTHING = StudiesQuery(everything=True)


@pytest.fixture
def talk() -> Iterator[Talk]:
    with talking() as made:
        yield made


def ids(pages: Any) -> list[str]:
    return [parse(record).study.nct_id for page in pages for record in page.records]


def test_version(talk: Talk) -> None:
    assert talk.client.version() == RegistryVersion("2.0.5", "2026-01-05T09:00:05")


def test_pages_bring_every_record_once_as_the_bytes_sent(talk: Talk) -> None:
    pages = list(talk.client.pages(LUPUS))
    assert [len(page.records) for page in pages] == [10, 10, 3]
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page.total_count for page in pages] == [23, None, None]
    assert [page.token for page in pages][1:] == [page.next_token for page in pages][:-1]
    assert pages[0].token is pages[-1].next_token is None
    assert [json.loads(record) for page in pages for record in page.records] == STUDIES[:23]


def test_a_run_goes_on_from_any_page(talk: Talk) -> None:
    pages = list(talk.client.pages(LUPUS))
    for place, page in enumerate(pages[:-1]):
        rest = list(talk.more().pages(LUPUS, token=page.next_token))
        assert [p.records for p in rest] == [p.records for p in pages[place + 1 :]]


def test_everything_and_since(talk: Talk) -> None:
    assert len(ids(talk.client.pages(EVERYTHING))) == 30
    newer = study(5)
    newer["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2026-01-01"
    talk.registry.replace(newer)
    assert ids(talk.client.pages(StudiesQuery(updated_since=date(2025, 12, 30)))) == [nct(5)]
    assert ids(talk.client.pages(StudiesQuery(condition="asthma", updated_since=date(2025, 12, 30)))) == []


def test_an_empty_answer_is_one_empty_page(talk: Talk) -> None:
    assert list(talk.client.pages(StudiesQuery(condition="gout"))) == [Page((), None, None, 0, 1)]


def test_ids_sweep_asks_for_nothing_but_ids() -> None:
    with talking([study(n) for n in range(1, 2345)]) as talk:
        swept = list(talk.client.ids(LUPUS))
        assert [len(part) for part in swept] == [1000, 1000, 344]
        assert [i for part in swept for i in part] == [nct(n) for n in range(1, 2345)]
        assert {r.query["fields"] for r in talk.registry.requests} == {"NCTId"}
        assert {r.query["pageSize"] for r in talk.registry.requests} == {"1000"}


def test_many_named_studies_go_in_several_requests_and_resume() -> None:
    with talking([study(n) for n in range(1, 251)]) as talk:
        query = StudiesQuery(ids=tuple(nct(n) for n in range(1, 251)))
        client = talk.more(page_size=40)
        pages = list(client.pages(query))
        assert [len(page.records) for page in pages] == [40, 40, 20, 40, 40, 20, 40, 10]
        assert ids(pages) == [nct(n) for n in range(1, 251)]
        assert max(len(str(r.query)) for r in talk.registry.requests) < 2000
        for place, page in enumerate(pages[:-1]):
            assert page.next_token is not None
            rest = talk.more(page_size=40).pages(query, token=page.next_token)
            assert ids(rest) == ids(pages[place + 1 :])
        assert pages[-1].next_token is None
        assert ids(client.pages(query, token="from another query")) == ids(pages)


def test_ids_are_made_canonical_before_they_are_sent(talk: Talk) -> None:
    assert ids(talk.client.pages(StudiesQuery(ids=("nct1", "NCT00000002")))) == [nct(1), nct(2)]
    assert talk.registry.requests[0].query["filter.ids"] == "NCT00000001,NCT00000002"


@pytest.mark.parametrize(
    "asked",
    [{}, {"condition": ""}, {"condition": " "}, {"ids": ()}, {"ids": ("NCT00000001", "lupus")}, {"ids": ("NCT0",)},
     {"condition": "x", "everything": True}],
)  # fmt: skip
def test_a_query_for_nothing_or_with_a_bad_id_is_the_users_mistake(asked: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        StudiesQuery(**asked)


def test_a_condition_goes_as_one_printable_line(talk: Talk) -> None:
    list(talk.client.pages(StudiesQuery(condition="  lupus\x00\n nephritis\u2028")))
    assert talk.registry.requests[0].query["query.cond"] == "lupus nephritis"


def test_the_parameters_are_the_same_on_every_page_but_the_token(talk: Talk) -> None:
    list(talk.client.pages(LUPUS))
    queries = [{k: v for k, v in r.query.items() if k != "pageToken"} for r in talk.registry.requests]
    assert queries[1:] == queries[:-1]


def test_a_study(talk: Talk) -> None:
    answer = talk.client.study("nct7")
    assert isinstance(answer, Found)
    assert (answer.nct_id, json.loads(answer.record)) == (nct(7), STUDIES[6])
    assert talk.registry.requests[0].path.endswith(nct(7))


def test_a_study_that_is_not_there_is_gone_in_the_registrys_words(talk: Talk) -> None:
    """A7."""
    assert talk.client.study("NCT99999999") == Gone("NCT99999999", "NCT number NCT99999999 not found")


def test_an_id_that_is_none_is_not_asked_for(talk: Talk) -> None:
    for text in ("lupus", "", "NCT", "NCT123456789", "../version"):
        with pytest.raises(UserError):
            talk.client.study(text)
    assert talk.registry.requests == []


def test_alias_ids_are_followed_and_told(talk: Talk) -> None:
    talk.registry.alias(nct(40), nct(41))
    talk.registry.alias(nct(41), nct(3))
    answer = talk.client.study(nct(40))
    assert isinstance(answer, Moved)
    assert (answer.asked, answer.nct_id, answer.via) == (nct(40), nct(3), (nct(40), nct(41)))
    assert json.loads(answer.record) == STUDIES[2]


def test_an_alias_of_a_withdrawn_record_is_gone(talk: Talk) -> None:
    """A9."""
    talk.registry.alias(nct(40), nct(41))
    assert talk.client.study(nct(40)) == Gone(nct(40), f"NCT number {nct(41)} not found", (nct(40),))


def test_a_circle_of_aliases_ends_and_is_reported(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    """A9."""
    talk.registry.alias(nct(40), nct(41))
    talk.registry.alias(nct(41), nct(40))
    answer = talk.client.study(nct(40))
    assert isinstance(answer, Gone)
    assert "without end" in answer.why
    assert len(talk.registry.requests) == 2
    assert "circle" in caplog.text


def test_a_long_chain_of_aliases_ends_after_5_redirects(talk: Talk) -> None:
    for n in range(40, 60):
        talk.registry.alias(nct(n), nct(n + 1))
    assert isinstance(talk.client.study(nct(40)), Gone)
    assert len(talk.registry.requests) == 6


def test_a_record_under_another_id_than_asked_for_has_moved(talk: Talk) -> None:
    talk.registry.replace(json.dumps(study(2)).encode(), nct(50))
    answer = talk.client.study(nct(50))
    assert isinstance(answer, Moved)
    assert (answer.nct_id, answer.via) == (nct(2), (nct(50),))


def test_history(talk: Talk) -> None:
    talk.registry.replace(study(1, acronym="NEW"))
    assert talk.client.history(nct(1)) == [
        HistoryEntry(0, "2025-01-02", "RECRUITING"),
        HistoryEntry(1, "2025-01-02", "RECRUITING"),
    ]
    assert json.loads(talk.client.history_version(nct(1), 0) or b"") == study(1)
    assert json.loads(talk.client.history_version(nct(1), 1) or b"") == study(1, acronym="NEW")
    assert talk.client.history_version(nct(1), 2) is None
    assert talk.client.history("NCT99999999") == []


def test_we_say_who_we_are(talk: Talk) -> None:
    talk.client.version()
    talk.more(contact="ops@example.org").version()
    talk.more(contact="a\r\nX-Evil: (1)\u00e9").version()
    assert [r.headers["user-agent"] for r in talk.registry.requests] == [
        f"plaintrial/{__version__}",
        f"plaintrial/{__version__} (contact: ops@example.org)",
        f"plaintrial/{__version__} (contact: aX-Evil: 1)",
    ]


def test_less_than_one_request_a_second(talk: Talk) -> None:
    """A30: retries and redirects included."""
    talk.registry.fault("status", 500, times=3).fault("reset", after=4)
    talk.registry.alias(nct(40), nct(3))
    talk.client.version()
    ids(talk.client.pages(LUPUS))
    list(talk.client.ids(LUPUS))
    talk.client.study(nct(40))
    at = talk.asked_at()
    assert len(at) >= 11
    assert min(b - a for a, b in pairwise(at)) > 1
    assert len(at) - 1 < at[-1] - at[0]


def test_what_people_look_for_is_in_no_log(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    talk.registry.fault("status", 500, times=2)
    list(talk.client.pages(StudiesQuery(condition="shameful secret")))
    with pytest.raises(QueryRefused) as refused:
        list(talk.client.pages(StudiesQuery(condition="(shameful secret")))
    assert "answered 500" in caplog.text
    assert "shameful" not in caplog.text + str(refused.value)
    assert "parsing" in refused.value.detail


@pytest.mark.parametrize("url", ["", "/", "/api/v2", "/api/v2/"])
def test_the_address_may_be_given_with_or_without_its_path(url: str, talk: Talk) -> None:
    address = talk.registry.url.removesuffix("/api/v2") + url
    with CtgovClient(address, waits=talk.time) as client:
        assert client.version().api_version


@pytest.mark.shared_data
def test_the_real_records_come_through_unchanged(shared_data: Any) -> None:
    with talking(_real(shared_data)) as talk:
        client = talk.more(page_size=1000)
        records = [record for page in client.pages(EVERYTHING) for record in page.records]
        swept = [i for part in client.ids(EVERYTHING) for i in part]
        assert records == list(_real(shared_data))
        assert swept == [parse(record).study.nct_id for record in records]
        assert len(talk.registry.requests) == 4


def _real(shared_data: Any) -> Iterator[bytes]:
    for found in records_in(shared_data / "ctgov" / "studies.ndjson.gz"):
        assert isinstance(found, Taken)
        yield found.data
