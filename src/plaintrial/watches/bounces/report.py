"""What a message that came back says: a delivery report (RFC 3464), a complaint (RFC 5965), a host's own words. Pure.

Nothing in it is believed about whom it is for but what only we can have made: a token in the address it was sent to, or
the ``Message-ID`` of our own message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import BytesParser, HeaderParser
from email.policy import compat32
from typing import Literal

import msgspec

from plaintrial.watches.bounces.return_path import tokens_in
from plaintrial.watches.sending.outcome import enhanced, of_recipient

LONGEST = 1_000_000
_MOST_PARTS = 200
_MOST_LINES = 2_000
_SENT_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Original-Mail-From", "Return-Path")
_COMPLAINTS = frozenset({"abuse", "fraud", "opt-out", "opt-out-list"})
_DAEMONS = ("mailer-daemon", "postmaster", "mail delivery", "microsoftexchange")
_NOBODY = ("unknown", "no such", "not exist", "n't exist", "not found", "unrouteable", "no mailbox")
_OF_SENDER = frozenset({"5.1.7", "5.1.8"})
_AROUND = "<>()[]:;,.'\"#"

Kind = Literal["gone", "soft", "refused", "complaint", "other"]
"""``gone``: the address takes no mail. ``soft``: this message did not arrive, another may. ``refused``: because of who
sends or what it says, which is not held against the address. ``complaint``: its reader called it unwanted. ``other``:
only late, read, an answer of a person's program, or no report at all."""


_ORDER: tuple[Kind, ...] = ("gone", "refused", "soft")


class Report(msgspec.Struct, frozen=True):
    """What it says, and what may tell whom it is for: tokens, and ids of messages of ours."""

    kind: Kind
    tokens: tuple[str, ...]
    message_ids: tuple[str, ...]


def read(data: bytes, sent_to: str = "") -> Report:
    """Read a message. ``sent_to``: the address it came in for, where the mail host says it. Never an error."""
    try:
        message = BytesParser(policy=compat32).parsebytes(data[:LONGEST])
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    except (RecursionError, ValueError, LookupError):
        return Report("other", tuple(tokens_in(sent_to)), ())
    originals = [message, *parts, *_headers_as_text(parts)]
    sent = [sent_to, *(str(value) for part in originals for name in _SENT_TO for value in part.get_all(name, []))]
    ids = [str(part.get("Message-ID", "")).strip() for part in originals[1:]]
    ids += [line.partition(":")[2].strip() for line in _lines(parts) if line.lower().startswith("message-id:")]
    return Report(
        _kind(message, parts),
        tuple(dict.fromkeys(word for text in sent for word in tokens_in(text))),
        tuple(dict.fromkeys(each for each in ids if each.startswith("<") and each.endswith(">"))),
    )


def _kind(message: Message, parts: list[Message]) -> Kind:
    kinds = [part.get_content_type() for part in parts]
    if "message/feedback-report" in kinds:
        return _complaint(parts[kinds.index("message/feedback-report")])
    if "message/delivery-status" in kinds:
        return _worst(_reported(parts[kinds.index("message/delivery-status")]))
    return _in_own_words(message, parts)


def _complaint(part: Message) -> Kind:
    inner = part.get_payload()
    fields = inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], Message) else part
    said = str(fields.get("Feedback-Type", "")) or _field(_text(fields), "feedback-type:")
    return "complaint" if said.strip().lower() in _COMPLAINTS else "other"


def _reported(part: Message) -> Iterator[Kind]:
    """What each block of a delivery report says of one address."""
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed":
            # In brackets or after a number: "5.1.1 (user unknown)".
            status = str(block.get("Status", "")).split("(")[0].strip()
            yield _judged(status, str(block.get("Diagnostic-Code", "")))


def _worst(found: Iterator[Kind]) -> Kind:
    said = set(found)
    return next((kind for kind in _ORDER if kind in said), "other")


def _in_own_words(message: Message, parts: list[Message]) -> Kind:
    """Hosts that write no report (qmail, older Exim) quote what was answered to them."""
    whose = f"{message.get('From', '')} {message.get('Sender', '')}".lower()
    if "auto-replied" in str(message.get("Auto-Submitted", "")).lower() or not any(d in whose for d in _DAEMONS):
        return "other"
    lines = _lines(parts)
    answers = [line for line in lines if _code(word.strip(_AROUND) for word in line.replace("-", " ").split())]
    return _worst(_judged("", line) for line in answers)


def _judged(status: str, diagnostic: str) -> Kind:
    """What status and answer say. The host's own answer counts more, and "5.0.0" says nothing."""
    words = [word.strip(_AROUND) for word in diagnostic.replace("-", " ").split()]
    told = next((each for each in [*map(enhanced, words), status] if each and not each.endswith(".0.0")), "")
    if not told:
        # A bare 550 is said of unknown people and of unwanted texts alike.
        lower = diagnostic.lower()
        return "gone" if _code(words) in (550, 551, 553) and any(said in lower for said in _NOBODY) else "soft"
    if told.startswith("5.7.") or told in _OF_SENDER:
        return "refused"
    return "gone" if told.startswith("5.") and of_recipient(550, told).kind == "nobody" else "soft"


def _code(words: Iterable[str]) -> int:
    """The first answer of a mail host among words: 4xx or 5xx; 0 for none."""
    found = (word for word in words if len(word) == 3 and word.isascii() and word.isdigit() and word[0] in "45")
    return int(next(found, "0"))


def _headers_as_text(parts: list[Message]) -> list[Message]:
    """The headers of our message, where they came back as text (``text/rfc822-headers``)."""
    return [
        HeaderParser(policy=compat32).parsestr(_text(p)) for p in parts if p.get_content_subtype() == "rfc822-headers"
    ]


def _lines(parts: list[Message]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if part.get_content_maintype() == "text" and len(found) < _MOST_LINES:
            found += _text(part).splitlines()
    return found[:_MOST_LINES]


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _field(text: str, name: str) -> str:
    lines = (line for line in text.splitlines() if line.lower().startswith(name))
    return next(lines, "").partition(":")[2]
