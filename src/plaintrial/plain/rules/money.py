"""Whether costs are paid back or people are paid, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions
from plaintrial.plain.message import Given, Message, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.texts import TEXT_PLACES

_PAID = Pattern(
    r"(?i)\b(?:financial|monetary) (?:compensation|reimbursement|incentives?)\b|\bgift cards?\b|\bstipends?\b"
    r"|\b(?:compensated|reimbursed|paid) for (?:their|your|the|travel|time|participat\w+|each|any)\b"
    r"|\b(?:receive|get|given|offered|provided|provide)\s(?:\w+\s){0,3}(?:compensation|reimbursement|payment)\b"
    r"|\btravel (?:costs?|expenses?|reimbursement|support)\b"
)
_SAID_SO = ("compensat", "reimburse", "incentive", "gift", "stipend", "paid", "payment", "travel")
MENTIONED = Message("The record speaks of payment or of costs paid back.", given=[Given(TEXT_PLACES, matches=_PAID)])
UNKNOWN = Message(
    "The record does not say if travel or other costs are paid back.", given=[nothing_at("descriptionModule")]
)


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    found = next(mentions(page, _PAID, words=_SAID_SO), None)
    yield say(MENTIONED, found) if found is not None else say(UNKNOWN, page.silent("descriptionModule"))


RULE = Rule("money", "asks", (MENTIONED, UNKNOWN), _sentences)
