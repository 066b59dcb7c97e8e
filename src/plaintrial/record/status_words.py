"""Status words of the registry and what they mean for a reader.

Source: ClinicalTrials.gov API v2 enum ``Status`` (14 values for a study) and ``RecruitmentStatus`` of a site. Exact
matches only: "recruit" also stands in NOT_YET_RECRUITING.
"""

from __future__ import annotations

import msgspec


class StatusWord(msgspec.Struct, frozen=True):
    """``value``: the registry's word. ``label``: short, for a tag. ``meaning``: one plain sentence.

    ``open_to_join``: True or False where the word itself says so, None where it does not.
    ``tone``: one of "open", "soon", "closed", "ended", "stopped", "unclear", for colour beside the words.
    """

    value: str
    label: str
    meaning: str
    open_to_join: bool | None
    tone: str


def _word(value: str, label: str, meaning: str, open_to_join: bool | None, tone: str) -> tuple[str, StatusWord]:
    return value, StatusWord(value, label, meaning, open_to_join, tone)


STATUS_WORDS: dict[str, StatusWord] = dict(
    (
        _word("RECRUITING", "Looking for people now",
              "The study team says it is looking for people to take part.", True, "open"),
        _word("NOT_YET_RECRUITING", "Not started yet",
              "The study team plans to look for people, but has not started.", False, "soon"),
        _word("ENROLLING_BY_INVITATION", "By invitation only",
              "Only people the study team has invited can take part.", False, "closed"),
        _word("ACTIVE_NOT_RECRUITING", "Under way, not taking new people",
              "The study goes on, but takes no new people.", False, "closed"),
        _word("SUSPENDED", "Paused",
              "The study has been paused. It may start again.", False, "stopped"),
        _word("TERMINATED", "Stopped early",
              "The study stopped before its planned end.", False, "stopped"),
        _word("WITHDRAWN", "Withdrawn before it began",
              "The study was called off before anyone took part.", False, "stopped"),
        _word("COMPLETED", "Finished",
              "The study ended as planned. It takes no new people.", False, "ended"),
        _word("UNKNOWN", "Status not known",
              "The record has not been confirmed for 2 years, and the study's end date has passed.", None,
              "unclear"),
        _word("WITHHELD", "Details held back",
              "The registry shows few details of this study for now.", None, "unclear"),
        _word("AVAILABLE", "Treatment can be asked for",
              "Doctors can ask for this treatment for people outside a study.", None, "open"),
        _word("NO_LONGER_AVAILABLE", "Treatment no longer offered",
              "This treatment can no longer be asked for outside a study.", False, "ended"),
        _word("TEMPORARILY_NOT_AVAILABLE", "Treatment paused for now",
              "This treatment cannot be asked for at the moment. It may be again.", False, "stopped"),
        _word("APPROVED_FOR_MARKETING", "Treatment now approved",
              "The treatment has been approved, so this way of getting it has ended.", False, "ended"),
    )
)  # fmt: skip


def status_word(value: str | None) -> StatusWord:
    """What a status means. A word we do not know is shown as "Other status: ..." (fault A18)."""
    if not value:
        return StatusWord("", "Not stated", "The record does not say how far the study is.", None, "unclear")
    known = STATUS_WORDS.get(value)
    if known is not None:
        return known
    spoken = spoken_enum(value)
    return StatusWord(value, f"Other status: {spoken}", f"The registry says “{spoken}”.", None, "unclear")


def spoken_enum(value: str) -> str:
    """A registry's enum as words: "PAUSED_BY_SPONSOR" becomes "paused by sponsor"."""
    return value.replace("_", " ").strip().lower()
