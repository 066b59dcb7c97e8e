"""One question to an OpenAI-compatible endpoint. No redirects, no cookies, no retries: the rules' sentences stand."""

from __future__ import annotations

import logging
import time
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec

from plaintrial.ground.errors import OurError
from plaintrial.language_model.settings import EndpointSettings

for _talkative in ("httpx", "httpcore"):
    logging.getLogger(_talkative).setLevel(logging.ERROR)
_CONNECT_SECONDS = 5.0
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
_OK = 200


class EndpointFailed(OurError):
    """The endpoint gave no usable answer. The message says why, in a few words, without what was asked."""


class Endpoint:
    """A connection to an endpoint, for a ``with``. ``ask(task, data)`` gives the text of the model's answer."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._http = httpx.Client(
            headers=headers,
            follow_redirects=False,
            timeout=httpx.Timeout(settings.seconds, connect=min(_CONNECT_SECONDS, settings.seconds)),
            trust_env=urlsplit(settings.url).hostname not in _LOOPBACK,
        )

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def ask(self, task: str, data: str) -> str:
        """The model's answer. ``EndpointFailed`` when none came in time, whole and of the right form."""
        asked = {
            "model": self._settings.model,
            "temperature": 0,
            "stream": False,
            "messages": [{"role": "system", "content": task}, {"role": "user", "content": data}],
        }
        try:
            body = self._post(msgspec.json.encode(asked))
        except httpx.TimeoutException as error:
            raise EndpointFailed(f"no answer in {self._settings.seconds:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EndpointFailed(f"not reached ({type(error).__name__})") from error
        return _content(body)

    def _post(self, question: bytes) -> bytes:
        """The body of a whole answer; a server that drips is cut off like one that is silent."""
        settings = self._settings
        until = time.monotonic() + settings.seconds
        headers = {"Content-Type": "application/json"}
        with self._http.stream("POST", settings.url, content=question, headers=headers) as answer:
            if answer.status_code != _OK:
                raise EndpointFailed(f"it answered with status {answer.status_code}")
            body = bytearray()
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > settings.most_bytes:
                    raise EndpointFailed(f"its answer is longer than {settings.most_bytes} bytes")
                if time.monotonic() > until:
                    raise EndpointFailed(f"no whole answer in {settings.seconds:g} seconds")
        return bytes(body)


def _content(body: bytes) -> str:
    try:
        answer: Any = msgspec.json.decode(body)
        content = answer["choices"][0]["message"]["content"]
    except (msgspec.DecodeError, UnicodeError, RecursionError, KeyError, IndexError, TypeError) as error:
        raise EndpointFailed("its answer is not of the chat form") from error
    if not isinstance(content, str):
        raise EndpointFailed("its answer holds no text")
    return content
