"""A registrant's words put into a sentence of ours: short, clean, and without ways to reach a person."""

from __future__ import annotations

import re2

from plaintrial.history.event import Span
from plaintrial.history.said import Quote, Said, say
from plaintrial.history.sameness import BULLETS
from plaintrial.record.clean_text import clean, unescaped

_LONGEST = 90
_EMAIL = re2.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+")
_LINK = re2.compile(r"(?i)\b(?:https?://|www\.)[^\s)>\]]+")
_PHONE = re2.compile(r"\+?\(?\d[\d().\-/ \t]{6,}\d")


def neat(text: str) -> str:
    """One line: escapes and entities undone, bullets and emphasis taken out, white space single."""
    shown = unescaped(clean(text))
    for mark in ("**", "__", "`"):
        shown = shown.replace(mark, "")
    return " ".join(word for word in shown.split() if word.strip("*" + BULLETS) or not word)


def without_contacts(text: str) -> str:
    """The text with e-mail addresses, links and phone numbers replaced by what they are."""
    shown = _EMAIL.sub("(e-mail)", text) if "@" in text else text
    if "://" in shown or "www." in shown.lower():
        shown = _LINK.sub("(link)", shown)
    return _PHONE.sub(_unless_short, shown) if sum(map(str.isdigit, shown)) >= 9 else shown


def _unless_short(match: re2._Match) -> str:
    found: str = match.group()
    digits = sum(map(str.isdigit, found))
    return "(phone number)" if 9 <= digits <= 15 and not _begins_with_a_year(found) else found


def _begins_with_a_year(found: str) -> bool:
    """Dates, ranges of years and EU study numbers ("2023-508765-12-00") do."""
    return found[:2] in ("19", "20") and found[:4].isdigit() and not found[4:5].isdigit()


def cut(text: str, longest: int = _LONGEST) -> str:
    """At most ``longest`` characters, cut between words and marked as cut."""
    if len(text) <= longest:
        return text
    head = text[: longest + 1].rsplit(" ", 1)[0] if " " in text[: longest + 1] else text[:longest]
    return head.rstrip(" ,;:.(") + " …"


def named(text: str, longest: int = 70) -> str:
    """A name (of a site, a drug, a sponsor) in a sentence, without quotes."""
    return cut(without_contacts(neat(text[:2000])), longest).rstrip(".") or say("no name")


def quoted(text: str, longest: int = _LONGEST) -> Said:
    """A registrant's words in a sentence, in quotes."""
    words = cut(without_contacts(neat(text[:2000])).rstrip("."), longest)
    return Said(f"“{words}”", Quote(words))


def around(text: str, span: Span, room: int = 40) -> str:
    """The words of a span and a little of what stands around it, for a quote out of a long text."""
    start, end = span
    left = text.rfind(" ", 0, max(0, start - room)) + 1 if start > room else 0
    found = text.find(" ", min(len(text), end + room))
    right = len(text) if found < 0 or len(text) - end <= room else found
    return ("… " if left else "") + text[left:right] + (" …" if right < len(text) else "")
