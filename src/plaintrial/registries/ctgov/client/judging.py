"""From an answer to its meaning: what it holds, or what to do about what it is not."""

from __future__ import annotations

from plaintrial.ground.clock import Clock
from plaintrial.ground.errors import RegistryError
from plaintrial.registries.ctgov.client import endpoints
from plaintrial.registries.ctgov.client.failures import QueryRefused, RegistryUnwell, TokenRefused
from plaintrial.registries.ctgov.client.line import Answer
from plaintrial.registries.ctgov.client.retry_after import read_retry_after
from plaintrial.registries.ctgov.client.settings import ClientSettings

_MAY_PASS = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_THERE = frozenset((404, 410))
_NOT_LET_IN = frozenset((401, 403, 407, 451))
_PLAIN = "text/plain"
_LONGEST_TEXT = 300


class Judge:
    """Reads statuses, content types and ``Retry-After``."""

    def __init__(self, settings: ClientSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def body(self, answer: Answer, *, with_token: bool = False) -> bytes:
        """The JSON of a good answer; the error that fits any other. ``with_token``: a 400 may be the token's fault."""
        if answer.status == 200:
            return _json(answer)
        if answer.status in _MAY_PASS:
            raise RegistryUnwell(f"the registry answered {answer.status}", self._retry_after(answer))
        if answer.status == 400:
            raise TokenRefused("the registry took its page token back") if with_token else QueryRefused(text_of(answer))
        if answer.status in _REDIRECTS:
            raise RegistryError("the registry sent us to another address: not followed")
        if answer.status in _NOT_LET_IN:
            raise RegistryError(f"the registry does not let us in ({answer.status})")
        raise RegistryError(f"the registry answered {answer.status}: is its address right?")

    def _retry_after(self, answer: Answer) -> float | None:
        settings = self._settings
        given = answer.headers.get("retry-after")
        return read_retry_after(given, self._clock.now(), settings.shortest_retry_after, settings.longest_retry_after)


def is_redirect(answer: Answer) -> bool:
    """Whether the answer names another address."""
    return answer.status in _REDIRECTS


def is_absent(answer: Answer) -> bool:
    """Whether the registry itself says that there is no such thing: an HTML page may be anyone's on the way."""
    return answer.status in _NOT_THERE and answer.type in (_PLAIN, *endpoints.JSON_TYPES)


def text_of(answer: Answer) -> str:
    """An error's text, one short line; errors are plain text, whatever was asked for (fault A7)."""
    text = answer.body[: 4 * _LONGEST_TEXT].decode(errors="replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_TEXT]


def _json(answer: Answer) -> bytes:
    if answer.type not in endpoints.JSON_TYPES:
        raise RegistryUnwell(f"the registry sent a page of type {answer.type[:40] or 'unknown'} in place of data")
    return answer.body
