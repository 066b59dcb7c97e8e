"""How far the study is, what that means for a reader, and what to do next."""

from __future__ import annotations

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.record import Study
from plaintrial.record.markup import inline as one_line
from plaintrial.record.status import Status
from plaintrial.record.status_words import StatusWord, status_word
from plaintrial.web.languages import day_in_words
from plaintrial.web.texts import said as _


class StatusView(msgspec.Struct, frozen=True, kw_only=True):
    """``label`` for the tag; ``answer`` to the ``question`` (can people join now?), with its ``meaning`` in one
    sentence; ``dated``: when that was last said; ``next``: what the reader can do."""

    label: str
    tone: str
    question: str
    answer: str
    meaning: str
    dated: str
    before: str
    why_stopped: str
    next: str
    offer_contact: bool
    offer_search: bool


def status_view(study: Study) -> StatusView:
    """The status panel."""
    status = study.status
    word = status_word(status.overall_status)
    ended = word.tone in ("ended", "stopped")
    return StatusView(
        label=tag_label(word),
        tone=word.tone,
        question=_("Can the treatment be asked for now?") if _is_access(word) else _("Can people join now?"),
        answer=_can_people_join(word),
        meaning=_(word.meaning),
        dated=_dated(status),
        before=_before(status.last_known_status),
        why_stopped=one_line(status.why_stopped or ""),
        next=_next_step(word),
        offer_contact=not ended and has_contacts(study),
        offer_search=word.open_to_join is not True,
    )


def has_contacts(study: Study) -> bool:
    """Whether the record names anybody to ask, or who leads the study."""
    places = study.places
    return bool(places.central_contacts or places.overall_officials or any(site.contacts for site in places.locations))


def names_only_leaders(study: Study) -> bool:
    """Whether it names who leads the study, but nobody with a phone number or an e-mail address."""
    places = study.places
    return bool(places.overall_officials) and not (
        places.central_contacts or any(site.contacts for site in places.locations)
    )


def _can_people_join(word: StatusWord) -> str:
    """Never a plain yes: whether one person can join is the study team's to say."""
    if word.open_to_join:
        return _("Perhaps.")
    if word.open_to_join is None:
        return _("Not known.")
    return {"NOT_YET_RECRUITING": _("Not yet."), "ENROLLING_BY_INVITATION": _("Only if invited.")}.get(
        word.value, _("No.")
    )


def tag_label(word: StatusWord) -> str:
    """The label as it stands alone in a tag."""
    return _("Status not known") if word.value == "UNKNOWN" else _(word.label)


def _is_access(word: StatusWord) -> bool:
    """Whether the status is one of expanded access: a treatment, not a study to join."""
    return word.value in ("AVAILABLE", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING")


def _dated(status: Status) -> str:
    """ "The study team last confirmed this in March 2024." """
    verified = read_partial_date(status.status_verified_date)
    if verified is not None and verified.known:
        said = _("The study team last confirmed the record %s.")
        return said % on_or_in(verified)
    updated = status.last_update_post_date_struct.when
    return _("The record was last updated %s.") % on_or_in(updated) if updated and updated.known else ""


def on_or_in(when: PartialDate) -> str:
    """ "on 5 March 2024", "in March 2024"."""
    return (_("on %s") if when.day else _("in %s")) % day_in_words(when)


def _before(last_known: str | None) -> str:
    return _("Before that, the record said: “%s”.") % _(status_word(last_known).label) if last_known else ""


def _next_step(word: StatusWord) -> str:
    if _is_access(word):
        return _("Ask your doctor which treatments you can have.")
    if word.open_to_join:
        return _("If this could be for you, talk with your doctor or ask the study team.")
    if word.tone == "soon":
        return _("You can ask the study team when it will start.")
    if word.open_to_join is None:
        return _("Ask the study team, or look for another study.")
    return _("You can look for other studies.")
