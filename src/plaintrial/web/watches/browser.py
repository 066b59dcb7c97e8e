"""``/watches/browser``: a browser asks to be told (POST). ``/watches/worker.js``: what shows the messages in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from plaintrial.deployment import can_push
from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.ground.errors import PlaintrialError, UserError
from plaintrial.watches import actions
from plaintrial.watches.push.encryption import AUTH_BYTES, point
from plaintrial.watches.push.sender_key import bytes_of, public_key
from plaintrial.watches.sealing import Browser
from plaintrial.watches.sending.posting import LONGEST_URL, checked_url
from plaintrial.watches.sending.push import is_own_service
from plaintrial.watches.tokens import ref_of, token
from plaintrial.web.answers import page
from plaintrial.web.same_site import is_own_form
from plaintrial.web.visitor import visitor_key
from plaintrial.web.watches.form import frequency_in, wish_in
from plaintrial.web.watches.private import ended, private, shown
from plaintrial.web.watches.views import SIGN_UPS_A_DAY

_WORKER = Path(__file__).parents[1] / "static" / "web" / "push-worker.js"


def push_key() -> str:
    """The key for browsers; "" where they cannot be told from here, and none is asked then."""
    try:
        return public_key() if can_push() else ""
    except PlaintrialError:
        return ""


@page("GET", "HEAD")
def worker(request: HttpRequest) -> HttpResponse:
    """The script that the browser runs when a message comes. It stands beside the pages of watches: those are its."""
    del request
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers=headers)


@lru_cache(maxsize=1)
def _worker() -> bytes:
    return _WORKER.read_bytes()


@page("GET", "HEAD", "POST")
@private
def browser(request: HttpRequest) -> HttpResponse:
    """Tell the browser that sent this form: of what the form names, or besides somebody's mail."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("studies"))
    if not is_own_form(request):
        return shown("refused", {}, status=403)
    asking = browser_in(request)
    if asking is None or not push_key():
        return shown("no_push", {}, status=400)
    today = SYSTEM_CLOCK.now().date()
    if actions.count_sign_up(who=visitor_key(request), day=today) > SIGN_UPS_A_DAY:
        return shown("too_many", {}, status=429)
    if request.POST.get("manage"):
        return _beside(request.POST["manage"], asking)
    try:
        wish = wish_in(request)
    except UserError:
        return shown("no_push", {}, status=400)
    ref = actions.add_browser(browser=asking, wish=wish, frequency=frequency_in(request), clock=SYSTEM_CLOCK)
    return HttpResponseRedirect(reverse("watch_manage", args=[token("manage", ref)]))


def _beside(text: str, asking: Browser) -> HttpResponse:
    ref = ref_of("manage", text)
    if ref is None or not actions.add_browser_beside(browser=asking, subscriber=ref, clock=SYSTEM_CLOCK):
        return ended()
    return HttpResponseRedirect(reverse("watch_manage", args=[text]))


def browser_in(request: HttpRequest) -> Browser | None:
    """The browser that a form describes; None when it is mistaken."""
    endpoint, key, auth = (request.POST.get(name, "") for name in ("endpoint", "key", "auth"))
    if max(len(endpoint), len(key), len(auth)) > LONGEST_URL:
        return None
    try:
        if not is_own_service(endpoint):
            checked_url(endpoint)
        asking = Browser(endpoint, bytes_of(key), bytes_of(auth), get_language() or "")
        point(asking.key)
    except (UserError, ValueError):
        return None
    return asking if len(asking.auth) == AUTH_BYTES else None
