"""The sign-up form as it came in: read, checked, and what is wrong said in words."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from plaintrial.ground.errors import UserError
from plaintrial.search import Asked
from plaintrial.watches import addresses
from plaintrial.watches.models import Subscriber
from plaintrial.watches.sealing import Request
from plaintrial.watches.topics import OF_A_SEARCH, OF_A_STUDY, TOPICS, Topic
from plaintrial.watches.wish import Wish
from plaintrial.web.asked import LONGEST_TEXT, MOST_VALUES
from plaintrial.web.finding.address import address
from plaintrial.web.finding.view import heading_of
from plaintrial.web.finding.wish import wish as search_of
from plaintrial.web.languages import language_code
from plaintrial.web.tongues import in_marks
from plaintrial.web.watches.wishes import NothingToWatch, wish_of_search, wish_of_study


class Filled(msgspec.Struct, frozen=True):
    """A form: the request it makes, or what is wrong with it; and what was typed, to be shown again."""

    request: Request | None
    wrong: str = ""
    typed: str = ""
    label: str = ""


def filled(request: HttpRequest) -> Filled:
    """What a POST of the form asks for."""
    typed = _text(request, "email")
    chosen = addresses.taken(typed)
    try:
        wish = wish_in(request)
    except NothingToWatch:
        return Filled(None, _("Choose what to watch for first: a study, a condition, a place or other words."), typed)
    except UserError:
        return Filled(None, _("We do not hold that study."), typed)
    if chosen is None:
        wrong = _("Write your e-mail address, like name@example.org.")
        return Filled(None, wrong, typed, wish.label)
    wish = msgspec.structs.replace(wish, language=_language())
    return Filled(Request(chosen, wish, frequency_in(request)), label=wish.label)


def _language() -> str:
    """The language of the page, in which mail is to be written; "" for English."""
    code = language_code()
    return "" if code == "en" else code


def frequency_in(request: HttpRequest) -> str:
    """How often to be told; at once when the form says nothing that is known."""
    frequency = _text(request, "often")
    return frequency if frequency in Subscriber.Frequency.values else Subscriber.Frequency.AT_ONCE.value


def wish_in(request: HttpRequest) -> Wish:
    """The wish that a form describes. ``UserError`` when there is none, or no such study."""
    other = _text(request, "for") == "other"
    study = _text(request, "study")
    if study:
        return wish_of_study(study, topics=topics_in(request, OF_A_STUDY), for_other=other)
    found = search_of(lambda name: _texts(request, name))
    asked: Asked = msgspec.structs.replace(found.asked, page=1)
    label = in_marks(heading_of(asked, found.near_text))
    return wish_of_search(
        asked,
        topics=topics_in(request, OF_A_SEARCH),
        label=label if label != heading_of(Asked()) else "",
        path=address(asked, found.near_text) if asked != Asked() else reverse("studies"),
        for_other=other,
    )


def topics_in(request: HttpRequest, usual: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """The kinds of change ticked; the usual ones when none was."""
    ticked = set(request.POST.getlist("topic")[:MOST_VALUES])
    return tuple(topic for topic in TOPICS if topic in ticked) or usual


def _text(request: HttpRequest, name: str) -> str:
    return _line(request.POST.get(name, ""))


def _texts(request: HttpRequest, name: str) -> list[str]:
    return [_line(value) for value in request.POST.getlist(name)[:MOST_VALUES]]


def _line(given: str) -> str:
    return " ".join(given[: LONGEST_TEXT * 2].replace("\0", " ").split())[: LONGEST_TEXT * 2]
