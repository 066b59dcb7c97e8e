"""Pages that are somebody's own: never stored by a proxy or browser, never listed, and silent about who was here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from plaintrial.ground.errors import PlaintrialError
from plaintrial.web.answers import rendered, simple

Args = ParamSpec("Args")
View = Callable[Concatenate[HttpRequest, Args], HttpResponse]


def private(view: View[Args]) -> View[Args]:
    """A view whose answer is kept by nobody. A lost key is a page that says so, not a crash (fault F9)."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except PlaintrialError:
            response = simple("web/503.html", status=503, headers={"Retry-After": "600"})
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answer


def ended() -> HttpResponse:
    """The answer to every token that leads nowhere: unknown, of somebody else's making, or of what was erased."""
    return rendered("web/watches/ended.html", {}, status=404)


def shown(template: str, variables: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """One of these pages."""
    return rendered(f"web/watches/{template}.html", variables, status=status)
