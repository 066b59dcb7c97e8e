"""A status as it stands in the middle of a sentence."""

from __future__ import annotations

from plaintrial.history.said import Quote, Said, say
from plaintrial.record.status_words import STATUS_WORDS, spoken_enum, status_word


def status_label(status: object) -> Said:
    """ "looking for people now"; a word we do not know as the registry writes it."""
    label = status_word(status if isinstance(status, str) else None).label
    words = label[:1].lower() + label[1:]
    if not status or (isinstance(status, str) and status in STATUS_WORDS):
        return say(words)
    spoken = spoken_enum(str(status))
    return say("other status: {status}", status=Said(spoken, Quote(spoken)))
