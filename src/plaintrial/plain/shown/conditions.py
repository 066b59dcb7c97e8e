"""Conditions as they are shown: plain name first, MeSH's turned names turned back, people where people are listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.glossary import entry_of
from plaintrial.plain.language import Language
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.unfit import unfit
from plaintrial.plain.wordlists import rows, words
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_LONGEST = 8
_TOPICS = words("topics.txt")
_OPERATIONS = (
    "surgery", "transplantation", "transplant", "replacement", "arthroplasty", "fusion", "anesthesia", "anaesthesia",
    "chemotherapy", "radiotherapy", "dialysis", "hemodialysis", "hysterectomy", "mastectomy", "prostatectomy", "bypass",
    "colonoscopy", "endoscopy", "intubation", "vaccination", "immunization", "sedation", "catheterization", "block",
    "extraction", "implantation", "cholecystectomy", "tonsillectomy", "craniotomy", "thoracotomy", "laparoscopy",
    "treatment", "therapy", "rehabilitation", "hospitalization",
)  # fmt: skip


_PEOPLE = {term: (people, about) for term, people, about in rows("people.tsv")}


@lru_cache(maxsize=16_384)
def condition_name(quote: str) -> str | None:
    """The plain name as it stands in a sentence; None when it is too long or not fit to be shown."""
    typed = _tidy(quote)
    if typed is None:
        return None
    known = _PEOPLE.get(typed.lower())
    if known is not None:
        return known[1]
    entry = entry_of(typed) or entry_of(_turned(typed))
    return entry.short if entry is not None and entry.use != "explain" else _named(_turned(typed))


@lru_cache(maxsize=16_384)
def condition_in_full(quote: str) -> str | None:
    """The plain name, with the registrant's own in brackets where it says something else."""
    name, typed = condition_name(quote), _tidy(quote)
    if name is None or typed is None or typed.lower() in _PEOPLE:
        return name
    own = mid_sentence(_turned(typed))
    entry = entry_of(typed) or entry_of(_turned(typed))
    if entry is None or entry.use == "explain" or _same(entry.plain, own):
        return name
    if entry.plain != entry.short:
        return entry.plain
    return f"{name} ({own})" if len(name.split()) + len(own.split()) <= _LONGEST else name


@lru_cache(maxsize=16_384)
def people_with(quote: str) -> str | None:
    """The people a registrant's term names ("people who smoke"); "" for a topic, None for an illness."""
    typed = _tidy(quote)
    if typed is None:
        return None
    known = _PEOPLE.get(typed.lower())
    if known is not None:
        return known[0]
    words = typed.lower().replace(",", "").split()
    return "" if words[-1] in _TOPICS else None


def is_operation(quote: str) -> bool:
    """Whether the "condition" is something done to people, such as surgery."""
    words = inline(quote).lower().split()
    return bool(words) and words[-1] in _OPERATIONS


def is_topic(quote: str) -> bool:
    """Whether the "condition" is no illness, operation or group of people, but a subject to learn about."""
    return people_with(quote) == ""


def condition(evidence: Sequence[Locator], _language: Language) -> str | None:
    """One condition's plain name."""
    return condition_name(evidence[0].quote)


def condition_full(evidence: Sequence[Locator], _language: Language) -> str | None:
    """One condition's plain name and the registrant's."""
    return condition_in_full(evidence[0].quote)


def conditions(evidence: Sequence[Locator], language: Language) -> str | None:
    """Several conditions' plain names as a list; None when any is unfit."""
    names = [condition_name(locator.quote) for locator in evidence]
    known = [name for name in dict.fromkeys(names) if name is not None]
    return language.listing(known) if known and len(known) == len(set(names)) else None


def _tidy(quote: str) -> str | None:
    text = inline(quote).strip(" .;,*")
    if text.endswith(")") and "(" in text[1:]:
        text = text[: text.rindex("(")].strip()
    too_long = len(text.split()) > _LONGEST or len(text) > 80
    return None if not text or too_long or unfit(text) or not any(char.isalpha() for char in text) else text


def _turned(name: str) -> str:
    """ "Rhinitis, Allergic, Perennial" as "Perennial Allergic Rhinitis"; a list of conditions stays as it is."""
    parts = [part.strip() for part in name.split(",")]
    lower = name.lower()
    if len(parts) == 1 or " and " in lower or " or " in lower or not all(parts):
        return name
    if any(len(part.split()) > 4 for part in parts):
        return name
    return " ".join(reversed(parts))


def _named(name: str) -> str:
    return reworded(mid_sentence(name), in_name=True)


def _same(plain: str, own: str) -> bool:
    return plain.lower().split(",")[0] == own.lower() or own.lower() in plain.lower()
