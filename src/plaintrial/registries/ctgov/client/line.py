"""One request and its answer over HTTP, bounded in time and size. No cookies, no redirects, no second thoughts."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import msgspec

from plaintrial import __version__
from plaintrial.ground.errors import RegistryError, UserError
from plaintrial.registries.ctgov.client.address import is_loopback
from plaintrial.registries.ctgov.client.deadline import TooSlow, within
from plaintrial.registries.ctgov.client.failures import RegistryUnwell, Unreachable
from plaintrial.registries.ctgov.client.settings import ClientSettings

# These write whole addresses, with what people search for, to the log; what matters of them we log ourselves.
for _talkative in ("httpx", "httpcore", "stamina"):
    logging.getLogger(_talkative).setLevel(logging.ERROR)


class Answer(msgspec.Struct, frozen=True):
    """What came back: ``type`` is the content type without parameters, ``headers`` have lower-case names."""

    status: int
    type: str
    headers: Mapping[str, str]
    body: bytes


def user_agent(contact: str | None) -> str:
    """Who we say we are: product, version, and whom to turn to when we misbehave."""
    known = "".join(c for c in contact or "" if c.isascii() and c.isprintable() and c not in "()").strip()
    return f"plaintrial/{__version__}" + (f" (contact: {known})" if known else "")


class Line:
    """A connection to one registry, kept open between requests."""

    def __init__(self, base_url: str, contact: str | None, settings: ClientSettings) -> None:
        self._local = is_loopback(base_url)
        self._headers = {"User-Agent": user_agent(contact), "Accept": "application/json"}
        self._settings = settings
        self._http = self._connect()

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def get(self, url: str, parameters: Mapping[str, str], most_bytes: int) -> Answer:
        """Ask once. ``RegistryUnwell`` when no whole answer came in time; ``RegistryError`` when it is no use to retry.

        The answer's status is the caller's to judge.
        """
        http = self._http
        try:
            return within(self._settings.page_deadline, lambda: _fetch(http, url, parameters, most_bytes))
        except TooSlow as error:
            self._start_afresh()
            seconds = self._settings.page_deadline
            raise RegistryUnwell(f"the registry did not finish its answer in {seconds:g} seconds") from error
        except httpx.RequestError as error:
            raise _failure(error) from error

    def _connect(self) -> httpx.Client:
        settings = self._settings
        try:
            return httpx.Client(
                headers=self._headers,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                follow_redirects=False,
                timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
                trust_env=not self._local,
            )
        except (ValueError, ImportError) as error:
            raise UserError("this machine's proxy settings (HTTPS_PROXY, ALL_PROXY) cannot be used") from error

    def _start_afresh(self) -> None:
        self._http.close()
        self._http = self._connect()


def _fetch(http: httpx.Client, url: str, parameters: Mapping[str, str], most_bytes: int) -> Answer:
    parts: list[bytes] = []
    held = 0
    with http.stream("GET", url, params=parameters) as response:
        for part in response.iter_bytes():
            held += len(part)
            if held > most_bytes:
                raise RegistryError(f"the registry sent more than {most_bytes:,} bytes: not taken")
            parts.append(part)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Answer(response.status_code, kind, dict(response.headers), b"".join(parts))


def _failure(error: httpx.RequestError) -> RegistryError:
    if _caused_by_certificate(error):
        return RegistryError("the registry's certificate is not valid: nothing was asked. Check this machine's clock.")
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError | httpx.UnsupportedProtocol):
        return Unreachable("the registry cannot be reached: no connection")
    if isinstance(error, httpx.TimeoutException):
        return RegistryUnwell("the registry did not answer in time")
    return RegistryUnwell("the registry broke off its answer")


def _caused_by_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
