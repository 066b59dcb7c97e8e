"""``/watches``: sign up (POST), confirm, manage and stop. A GET shows and changes nothing (fault E17); a POST acts."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.watches import actions, queries
from plaintrial.watches.said import FREQUENCIES, details, frequency_said
from plaintrial.watches.sending.outlet import can_send
from plaintrial.watches.tokens import ref_of, token
from plaintrial.watches.topics import LABELS, TOPICS
from plaintrial.web.answers import page
from plaintrial.web.same_site import is_own_form
from plaintrial.web.visitor import visitor_key
from plaintrial.web.watches.form import filled
from plaintrial.web.watches.private import ended, private, shown

SIGN_UPS_A_DAY = 30
_MOST_TICKED = 300
_ACTS = ("often", "pause", "go_on", "confirm", "topics", "end", "end_browsers", "erase", "export")


@page("GET", "HEAD", "POST")
@private
def sign_up(request: HttpRequest) -> HttpResponse:
    """The form, filled in. The answer is the same for every address: nothing about it is looked up here."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("studies"))
    if not is_own_form(request):
        return shown("refused", {}, status=403)
    if not can_send():
        return shown("no_mail", {}, status=503)
    form = filled(request)
    if form.request is None:
        return shown("again", {"form": form, "kept": _kept(request), "often": FREQUENCIES}, status=400)
    today = SYSTEM_CLOCK.now().date()
    if actions.count_sign_up(who=visitor_key(request), day=today) > SIGN_UPS_A_DAY:
        return shown("too_many", {}, status=429)
    actions.sign_up(request=form.request, clock=SYSTEM_CLOCK)
    return shown("asked", {"label": form.label, "often": frequency_said(form.request.frequency)})


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form said, to be sent again with another address."""
    pairs = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    return [(name, value) for name, value in pairs if name not in ("email", "often")][:_MOST_TICKED]


@page("GET", "HEAD", "POST")
@private
def confirm(request: HttpRequest, text: str) -> HttpResponse:
    """What waits to be confirmed; a POST switches on what is ticked."""
    ref = ref_of("confirm", text)
    person = None if ref is None else queries.person(ref, SYSTEM_CLOCK.now())
    if ref is None or person is None:
        return ended()
    if request.method == "POST":
        if not is_own_form(request):
            return shown("refused", {}, status=403)
        actions.confirm(subscriber=ref, watches=_ticked(request), clock=SYSTEM_CLOCK)
        person = queries.person(ref, SYSTEM_CLOCK.now())
    if person is None or not person.watches:
        return ended()
    variables = {"person": person, "text": text, "details": details, "often": frequency_said(person.frequency)}
    return shown("confirm", {**variables, "manage": token("manage", ref)})


def _ticked(request: HttpRequest) -> list[uuid.UUID]:
    found = []
    for value in request.POST.getlist("watch")[:_MOST_TICKED]:
        try:
            found.append(uuid.UUID(hex=value))
        except ValueError:
            continue
    return found


@page("GET", "HEAD", "POST")
@private
def manage(request: HttpRequest, text: str) -> HttpResponse:
    """Somebody's own page: what they watch, how often they are told, a pause, and the way out."""
    ref = ref_of("manage", text)
    if ref is None or queries.person(ref, SYSTEM_CLOCK.now()) is None:
        return ended()
    done = ""
    if request.method == "POST":
        if not is_own_form(request):
            return shown("refused", {}, status=403)
        done = _act(request, ref)
        if done == "export":
            return _export(ref)
    person = queries.person(ref, SYSTEM_CLOCK.now())
    if person is None:
        return shown("erased", {})
    choices = {"often": FREQUENCIES, "topics": [(topic, LABELS[topic]) for topic in TOPICS]}
    return shown("manage", {"person": person, "text": text, "done": done, "details": details, **choices})


def _act(request: HttpRequest, ref: uuid.UUID) -> str:
    """Do what a button says; its name."""
    act = request.POST.get("act", "")
    if act == "often":
        actions.change_subscriber(subscriber=ref, frequency=request.POST.get("often", ""))
    elif act in ("pause", "go_on"):
        actions.change_subscriber(subscriber=ref, paused=act == "pause")
    elif act == "end_browsers":
        actions.end_browsers(subscriber=ref)
    elif act in ("confirm", "topics", "end"):
        _act_on_watches(act, request, ref)
    elif act == "erase":
        actions.erase(subscriber=ref)
    return act if act in _ACTS else ""


def _act_on_watches(act: str, request: HttpRequest, ref: uuid.UUID) -> None:
    ticked = _ticked(request)
    if act == "confirm":
        actions.confirm(subscriber=ref, watches=ticked, clock=SYSTEM_CLOCK)
    elif act == "end":
        for watch in ticked:
            actions.end_watch(subscriber=ref, watch=watch)
    else:
        chosen = set(request.POST.getlist("topic")[:_MOST_TICKED])
        for watch in ticked:
            actions.change_topics(subscriber=ref, watch=watch, topics=[t for t in TOPICS if t in chosen])


def _export(ref: uuid.UUID) -> HttpResponse:
    """Everything kept of somebody, as a file."""
    data = queries.exported(ref, SYSTEM_CLOCK.now())
    if data is None:
        return ended()
    headers = {"Content-Disposition": 'attachment; filename="my-watches.json"'}
    return HttpResponse(data, content_type="application/json", headers=headers)


@page("GET", "HEAD", "POST")
@private
def stop(request: HttpRequest, text: str) -> HttpResponse:
    """Stop all mail. A POST does it at once, from a mail program too (RFC 8058); done again, it answers alike (E18)."""
    ref = ref_of("stop", text)
    if ref is None:
        return ended()
    here = queries.is_here(ref)
    if request.method != "POST":
        return shown("stop", {"text": text, "here": here, "manage": token("manage", ref)})
    if here:
        actions.erase(subscriber=ref)
    return shown("stopped", {})
