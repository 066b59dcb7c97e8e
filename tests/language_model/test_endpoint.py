"""The endpoint's client against a real server: an answer in time and whole, or one clear reason."""

from __future__ import annotations

import time

import pytest

from plaintrial.ground.errors import UserError
from plaintrial.language_model import Endpoint, EndpointFailed, EndpointSettings, settings_from
from tests.language_model.chat_stub import ChatStub


def _ask(stub: ChatStub, **more: float | int | str) -> str:
    settings = settings_from({"PLAINTRIAL_LLM_URL": stub.url, "PLAINTRIAL_LLM_MODEL": "small"})
    assert settings is not None
    changed = EndpointSettings(
        settings.url,
        settings.model,
        str(more.get("key", "")),
        float(more.get("seconds", 5)),
        int(more.get("most", 100_000)),
    )
    with Endpoint(changed) as endpoint:
        return endpoint.ask("the task", "the data")


def test_a_question_and_its_answer() -> None:
    with ChatStub(lambda _: "hello") as stub:
        assert _ask(stub, key="secret") == "hello"
    assert stub.asked[0]["model"] == "small"
    assert [message["content"] for message in stub.asked[0]["messages"]] == ["the task", "the data"]
    assert stub.headers[0]["Authorization"] == "Bearer secret"
    assert "Cookie" not in stub.headers[0]


def test_without_a_key_none_is_sent() -> None:
    with ChatStub(lambda _: "hello") as stub:
        _ask(stub)
    assert "Authorization" not in stub.headers[0]


@pytest.mark.parametrize("status", [301, 400, 401, 404, 429, 500, 503])
def test_another_status_is_no_answer_and_no_redirect_is_followed(status: int) -> None:
    with ChatStub(status=status) as stub, pytest.raises(EndpointFailed, match=str(status)):
        _ask(stub)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>down for maintenance</html>",
        b"{",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["a"]}}]}',
        b"\xff\xfe",
        b"[" * 50_000,
    ],
)
def test_a_body_of_another_form_is_no_answer(body: bytes) -> None:
    with ChatStub(body=body) as stub, pytest.raises(EndpointFailed):
        _ask(stub)


def test_an_answer_of_200_kb_is_not_read_to_its_end() -> None:
    with ChatStub(lambda _: "x" * 200_000) as stub, pytest.raises(EndpointFailed, match="longer than"):
        _ask(stub)


def test_silence_ends_after_the_time_given() -> None:
    started = time.monotonic()
    with ChatStub(wait=20) as stub, pytest.raises(EndpointFailed, match="no answer in"):
        _ask(stub, seconds=0.3)
    assert time.monotonic() - started < 5


def test_nobody_listening_is_one_reason() -> None:
    with ChatStub() as stub:
        url = stub.url
    with (
        Endpoint(EndpointSettings(f"{url}/chat/completions", seconds=2)) as endpoint,
        pytest.raises(EndpointFailed, match="not reached"),
    ):
        endpoint.ask("", "")


def test_off_without_an_address() -> None:
    assert settings_from({}) is None
    assert settings_from({"PLAINTRIAL_LLM_URL": "  "}) is None


@pytest.mark.parametrize("url", ["ftp://a/v1", "127.0.0.1:8080", "http://", "http://user:pw@host/v1", "http://[::1/v1"])
def test_what_is_no_address_is_the_operator_s_mistake(url: str) -> None:
    with pytest.raises(UserError, match="PLAINTRIAL_LLM_URL"):
        settings_from({"PLAINTRIAL_LLM_URL": url})


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", "1e9"])
def test_so_is_a_time_that_is_none(seconds: str) -> None:
    with pytest.raises(UserError, match="SECONDS"):
        settings_from({"PLAINTRIAL_LLM_URL": "http://a/v1", "PLAINTRIAL_LLM_SECONDS": seconds})


def test_the_key_is_in_no_message() -> None:
    settings = settings_from({"PLAINTRIAL_LLM_URL": "http://a/v1/", "PLAINTRIAL_LLM_KEY": "s3cret"})
    assert settings is not None
    assert settings.url == "http://a/v1/chat/completions"
    assert "s3cret" not in repr(settings)
