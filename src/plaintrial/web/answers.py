"""What every page has in common on its way out: methods it takes, compression, an answer when the store is away."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from plaintrial.web.language_of_path import versions
from plaintrial.web.state import site_state

Args = ParamSpec("Args")
View = Callable[Concatenate[HttpRequest, Args], HttpResponse]
READING = ("GET", "HEAD")
_log = logging.getLogger("plaintrial.web")


def page(*methods: str) -> Callable[[View[Args]], View[Args]]:
    """A view that takes ``methods`` (GET and HEAD when none are named). Others get 405, OPTIONS gets the list (D15).

    A store that cannot be reached gives a 503 page that needs none (D14). Text is compressed; pages hold no
    secrets, and Django pads them at random besides. Cross-site POSTs are ``same_site``'s to refuse: no cookie.
    """
    taken = methods or READING
    allow = ", ".join((*taken, "OPTIONS"))

    def made(view: View[Args]) -> View[Args]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
            if request.method == "OPTIONS":
                return HttpResponse(status=204, headers={"Allow": allow})
            if request.method not in taken:
                return simple("web/405.html", status=405, headers={"Allow": allow})
            try:
                return view(request, *args, **kwargs)
            except DatabaseError as error:
                _log.error("the store cannot be read: %s", type(error).__name__)
                return simple("web/503.html", status=503, headers={"Retry-After": "60"})

        return csrf_exempt(gzip_page(answer))

    return made


def rendered(template: str, variables: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """A page with the mirror's state for its banners and footer."""
    about = {"state": site_state(), "in_languages": versions(of_this_page=status == HTTPStatus.OK)}
    return HttpResponse(render_to_string(template, about | {**variables}), status=status)


def simple(template: str, *, status: int, headers: Mapping[str, str]) -> HttpResponse:
    """A page that needs no database."""
    return HttpResponse(render_to_string(template), status=status, headers=dict(headers))
