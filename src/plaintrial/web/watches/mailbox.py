"""``/dev/mail``: the mail this site wrote, for who tries it out on their own machine. Not there on a real site."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from django.http import Http404, HttpRequest, HttpResponse

from plaintrial import deployment
from plaintrial.watches.sending.mailbox import folder
from plaintrial.web.answers import page
from plaintrial.web.watches.private import private, shown

_STYLED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
"""A letter brings its own style and loads nothing. This page is shown on the machine that wrote the letter only."""

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP",
              "HTTP_FORWARDED", "HTTP_VIA")  # fmt: skip
"""What proxies say of themselves."""
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Kept(msgspec.Struct, frozen=True):
    """A message in the list."""

    number: str
    to: str
    subject: str
    date: str


@page()
@private
def mailbox(request: HttpRequest) -> HttpResponse:
    """All messages, the newest first."""
    _only_here(request)
    messages = [_kept(file) for file in sorted(folder().glob("*.eml"), reverse=True)]
    return shown("mailbox", {"messages": messages})


@page()
@private
def mail(request: HttpRequest, number: str, part: str) -> HttpResponse:
    """One message: as ``text``, with its headers as ``source``, or as ``html``."""
    _only_here(request)
    file = folder() / f"{int(number):08d}.eml" if number.isascii() and number.isdigit() and len(number) <= 12 else None
    if file is None or not file.is_file() or part not in ("text", "html", "source"):
        raise Http404
    if part == "source":
        return HttpResponse(file.read_bytes(), content_type="text/plain; charset=utf-8")
    body = _message(file).get_body(("plain",) if part == "text" else ("html",))
    content = str(body.get_content()) if body is not None else ""
    if part == "text":
        return shown("mail", {"message": _kept(file), "lines": content.splitlines()})
    return HttpResponse(content, headers={"Content-Security-Policy": _STYLED})


def _only_here(request: HttpRequest) -> None:
    """A site that sends real mail, or that others reach, has no such page."""
    through_proxy = any(name in request.META for name in _FORWARDED)
    asked_here = urlsplit(f"//{request.get_host()}").hostname in _THIS_MACHINE
    if through_proxy or not asked_here or request.META.get("REMOTE_ADDR") not in _THIS_MACHINE:
        raise Http404
    if not deployment.dev_mail():
        raise Http404


def _message(file: Path) -> EmailMessage:
    with file.open("rb") as data:
        return BytesParser(EmailMessage, policy=policy.default).parse(data)


def _kept(file: Path) -> Kept:
    message = _message(file)
    return Kept(file.stem.lstrip("0"), str(message["To"]), str(message["Subject"]), str(message["Date"]))
