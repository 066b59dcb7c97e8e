"""The language an address asks for: ``/fr/studies`` is French, ``/studies`` English. No cookie, no header is asked.

So a page is the same for everybody who opens its address: it can be kept by caches, linked to and printed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from msgspec import Struct

from plaintrial.deployment import base_url
from plaintrial.web.languages import language_code

_FIRST_PAGE = ("/", "")
_LONGEST_QUERY = 1_000
_asked: ContextVar[tuple[str, str]] = ContextVar("the path asked for, without its language, and the query")


class Version(Struct, frozen=True):
    """The same page in a language: its code, its name in itself, and whether it is the one shown.

    ``to``: its address. ``bare``: the same without a query, with the site's name where that is known to be public.
    """

    code: str
    name: str
    to: str
    bare: str
    here: bool


class LanguageOfPath:
    """Middleware: the language of the address while the answer is made, and ``Content-Language`` on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the language."""
        code, path = _parted(request.path_info)
        token = _asked.set((path, _query(request)) if request.method in ("GET", "HEAD") else _FIRST_PAGE)
        try:
            with translation.override(code):
                response = self._get_response(request)
                response.headers.setdefault("Content-Language", language_code())
                return response
        finally:
            _asked.reset(token)


def versions(*, of_this_page: bool) -> tuple[Version, ...]:
    """The page that is being made, in each language; the first page where this one is no page to come back to."""
    path, query = _asked.get(_FIRST_PAGE) if of_this_page else _FIRST_PAGE
    public = base_url() if base_url().startswith("https://") else ""
    return tuple(_version(code, name, path, query, public) for code, name in settings.LANGUAGES)


def _version(code: str, name: str, path: str, query: str, public: str) -> Version:
    there = path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
    shown = code == translation.get_language()
    return Version(code.partition("-")[0], name, f"{there}?{query}" if query else there, public + there, shown)


def _parted(path: str) -> tuple[str, str]:
    """The language of a path, and the path without it."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    if first == settings.LANGUAGE_CODE or first not in dict(settings.LANGUAGES):
        return settings.LANGUAGE_CODE, path
    return first, path.removeprefix(f"/{first}") or "/"


def _query(request: HttpRequest) -> str:
    """The query, but for a position on the map: only its rounded form may stand on a page."""
    asked = request.META.get("QUERY_STRING", "")
    if len(asked) > _LONGEST_QUERY:
        return ""
    return urlencode(
        [(name, value) for name, value in parse_qsl(asked) if not (name == "near" and _is_position(value))]
    )


def _is_position(value: str) -> bool:
    return bool(value) and not any(char.isalpha() for char in value)
