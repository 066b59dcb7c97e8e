"""What must never stand in a plain sentence, whoever wrote it: promises, orders, addresses, markup.

Records are written by anybody, and some text in them is meant to be obeyed by machines. Nothing of that kind is
passed on: a rule drops the words, a checker refuses the sentence. Linear time (RE2).
"""

from __future__ import annotations

from plaintrial.plain.pattern import Pattern

NEVER_ADDRESSES = Pattern(
    r"(?i)https?:|www\.|://|\b[a-z0-9-]+\.(?:com|org|net|edu|gov|info|io|co|de|uk|fr|eu|cn|example)\b"
    r"|[a-z0-9._%+-]+\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]+"
    r"|\+?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,5}|\+\d{1,3}[ .-]?\d{2,}|\b\d{9,}\b|\b(?:tel|phone|fax|e-?mail)\b\s*[.:]"
)
"""URLs, e-mail addresses and phone numbers."""

NEVER_MARKUP = Pattern(r"[<>{}`\\]|&#|\bjavascript:|\]\(|(?i)\bonerror\b")

NEVER_PROMISES = Pattern(
    r"(?i)\byou(?: may| might| could| would| will)? qualify\b|\bqualif(?:y|ies) for\b|\beligible\b|\bcur(?:e|es"
    r"|ed|ing)\b"
    r"|\bbreakthroughs?\b|\bsafe(?:ly|st|r)?\b|\bbest\b|\bguarant\w+|\b0 patients applied\b|\bmiracle\w*|\bproven\b"
    r"|\brisk[- ]free\b|\bno (?:risks?|side effects)\b|\bwithout (?:any )?(?:risks?|side effects)\b|\bexciting\b"
    r"|\b(?:will|is going to|is sure to|is certain to) (?:help|work|heal|save|benefit|stop your|end your|fix)\b"
    r"|\bwonder(?:ful)? (?:drug|treatment)\b|\b100 ?%|\bcompletely (?:harmless|effective)\b|\bharmless\b|\bamazing\b"
    r"|\brevolutionary\b|\bgame[- ]chang\w+|\bmagic\w*|\bperfect(?:ly)?\b|\bcertain to\b|\bpromis(?:e|es"
    r"|ed) (?:to|you)\b"
)
"""Words we never use, and their kin."""

NEVER_ORDERS = Pattern(
    r"(?i)\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous"
    r"|guidelines)\b"
    r"|\b(?:say|state|write|tell|claim|answer|respond|reply|output|print|repeat)\b.{0,30}\b(?:that this|that the drug"
    r"|the following|users?|readers?)\b|\bsystem prompt\b|\bas an? (?:ai|assistant|language model)\b"
    r"|\b(?:you are|act as) (?:now )?an? (?:ai|assistant|chatbot|model)\b|\bassistant:|\bsystem:|\buser:"
    r"|^(?:please )?(?:call|contact|click|visit|see|ask|stop|start|take|do not|don't|never|always|buy|order"
    r"|sign up|apply"
    r"|join|enrol|enroll|register|go to|send|email|phone|talk|tell|try|avoid|use|follow|act|hurry|get|make sure)\b"
    r"|\byou (?:must|should|need to|have to|ought to) (?:stop|start|take|call|contact|join|enrol|enroll|apply|sign|buy"
    r"|avoid|skip|quit)\b|\b(?:call|click|sign up|apply|enrol|enroll) (?:us |here|now|today)\b"
)
"""What tells a reader, or a machine, what to do."""


_ANY = Pattern("|".join(f"(?:{one.source})" for one in (NEVER_ADDRESSES, NEVER_MARKUP, NEVER_PROMISES, NEVER_ORDERS)))
"""All of them in one look: nearly no text holds any."""


def unfit(text: str) -> str | None:
    """Why ``text`` may not be shown: "address", "markup", "promise" or "order"; None when it may."""
    if not _ANY.holds(text):
        return None
    if NEVER_ADDRESSES.search(text):
        return "address"
    if NEVER_MARKUP.search(text):
        return "markup"
    if NEVER_PROMISES.search(text):
        return "promise"
    return "order" if NEVER_ORDERS.search(text) else None
