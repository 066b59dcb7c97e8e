"""Conditions as they are shown: plain name first, MeSH's turned names turned back, people where people are listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.checking.words import stem, tokens
from plaintrial.plain.glossary import entry_of
from plaintrial.plain.language import Language
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.articles import head_of, with_article
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.unfit import unfit
from plaintrial.plain.wordlists import phrases, rows, words
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_LONGEST = 8
_NAMED = 3
_LONGEST_NAMES = 9
"""Of several illnesses in a headline: how many are named, and in how many words."""
_STAGED_BY = Pattern(r"(?i)^(?:anatomic|pathologic|prognostic|clinical|postneoadjuvant therapy) (stage )")
_STAGING_BOOK = Pattern(r"(?i),? AJCC v\d+$")
"""How a registry of cancer words names the way, and the book, by which a stage was given."""
_TOPICS = words("topics.list")
_TRAILING = frozenset(
    (
        "chronic",
        "acute",
        "severe",
        "recurrent",
        "moderate",
        "mild",
        "metastatic",
        "advanced",
        "refractory",
        "idiopathic",
        "congenital",
        "postoperative",
        "viral",
        "bacterial",
        "allergic",
    )
)
_PERSONS = frozenset(phrases("persons.list"))
_COUNTED = phrases("counted_conditions.list")
_VIRUSES = (
    "HIV",
    "COVID",
    "SARS",
    "HPV",
    "HTLV",
    "HCV",
    "HBV",
    "HHV",
    "H1N1",
    "H5N1",
    "HSV",
    "T1D",
    "T2D",
    "NF1",
    "NF2",
)
_OPERATIONS = phrases("operations.list")


_LINKED_TO_PEOPLE = frozenset(("born", "with", "who", "at", "undergoing", "having", "without", "living", "treated"))
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
    return with_article(_plain_name(typed), _COUNTED)


def _plain_name(typed: str) -> str:
    entry = entry_of(typed) or entry_of(_turned(typed))
    if entry is not None and entry.use != "explain":
        return entry.short
    return reworded(mid_sentence(_turned(typed), known_only=False), in_name=True)


@lru_cache(maxsize=16_384)
def condition_in_full(quote: str) -> str | None:
    """The plain name, with the registrant's own in brackets where it says something else."""
    name, typed = condition_name(quote), _tidy(quote)
    if name is None or typed is None or typed.lower() in _PEOPLE:
        return name
    own = mid_sentence(_turned(typed), known_only=False)
    entry = entry_of(typed) or entry_of(_turned(typed))
    if entry is None or entry.use == "explain" or _same(entry.plain, own):
        return name
    if entry.plain != entry.short:
        return with_article(entry.plain, _COUNTED)
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
    lower = typed.lower()
    words = lower.replace(",", "").split()
    if words[-1] in _PERSONS and head_of(" ".join(words)).split()[-1] in _PERSONS:
        return mid_sentence(typed, known_only=False)
    if f"{words[-1]}s" in _PERSONS and head_of(lower) == lower and lower.replace(" ", "").replace("-", "").isalpha():
        return mid_sentence(f"{typed}s", known_only=False)
    if words[0] in _PERSONS and len(words) > 1 and words[1] in _LINKED_TO_PEOPLE:
        return mid_sentence(typed, known_only=False)
    if len(words) > 1 and f"{words[0]}s" in _PERSONS and words[1] in _LINKED_TO_PEOPLE:
        one, _, which = mid_sentence(typed, known_only=False).partition(" ")
        return f"{one}s {which}"
    subject = " of " in lower and head_of(lower).split()[-1] in _TOPICS
    return "" if subject or words[-1] in _TOPICS or _is_code(typed) else None


def _is_code(typed: str) -> bool:
    """ "B7H3", "CYP3A4": a gene or a protein, not an illness."""
    coded = (
        typed.isascii()
        and typed.upper() == typed
        and any(c.isdigit() for c in typed)
        and any(c.isalpha() for c in typed)
    )
    return coded and " " not in typed and not typed.startswith(_VIRUSES)


@lru_cache(maxsize=8_192)
def is_operation(quote: str) -> bool:
    """Whether the "condition" is something done to people, such as surgery."""
    words = inline(quote).lower().split()
    return bool(words) and words[-1] in _OPERATIONS


def is_healthy(quote: str) -> bool:
    """Whether the "condition" names healthy people."""
    return (people_with(quote) or "").startswith("healthy")


def is_topic(quote: str) -> bool:
    """Whether the "condition" is no illness, operation or group of people, but a subject to learn about."""
    return people_with(quote) == ""


def condition(evidence: Sequence[Locator], language: Language) -> str | None:
    """One condition's plain name."""
    return _in(language, condition_name(evidence[0].quote), evidence[0].quote)


def condition_full(evidence: Sequence[Locator], language: Language) -> str | None:
    """One condition's plain name and the registrant's."""
    return _in(language, condition_in_full(evidence[0].quote), evidence[0].quote)


def first_of(names: Sequence[str]) -> tuple[list[str], bool]:
    """As many of several illnesses as a headline has room for, and whether some are left out."""
    once = list(dict.fromkeys(names))
    shown = once[:1]
    for name in once[1:_NAMED]:
        if len(" ".join([*shown, name]).split()) > _LONGEST_NAMES:
            break
        shown.append(name)
    return shown, len(shown) < len(once)


def several_conditions(evidence: Sequence[Locator], language: Language) -> str | None:
    """One condition's plain name, or those of several: "leukemia, lymphoma and other illnesses"."""
    by_name = {condition_name(locator.quote): locator.quote for locator in reversed(evidence)}
    names = [condition_name(locator.quote) for locator in evidence]
    fit = [name for name in names if name is not None]
    if not fit or names[0] is None:
        return None
    shown, more = first_of(fit)
    said = [language.term(name, "condition", inline(by_name[name])) for name in shown]
    return language.listing([*said, language.others()] if more else said)


def conditions(evidence: Sequence[Locator], language: Language) -> str | None:
    """Several conditions' plain names as a list; None when any is unfit."""
    shown = [_in(language, condition_name(locator.quote), locator.quote) for locator in evidence]
    known = [name for name in dict.fromkeys(shown) if name is not None]
    return language.listing(known) if known and None not in shown else None


def _in(language: Language, name: str | None, quote: str) -> str | None:
    return None if name is None else language.term(name, "condition", inline(quote))


def _tidy(quote: str) -> str | None:
    text = inline(quote).replace("，", ", ").replace("、", ", ").strip(" .;,*-–•")
    text = _once(text) if " - " in text else text
    if "tage " in text:
        text = _STAGED_BY.sub(r"\1", _STAGING_BOOK.sub("", text))
    if text.endswith(")") and "(" in text[1:]:
        text = text[: text.rindex("(")].strip()
    too_long = len(text.split()) > _LONGEST or len(text) > 80
    return None if not text or too_long or unfit(text) or not any(char.isalpha() for char in text) else text


def _once(text: str) -> str:
    """ "TNBC - Triple-Negative Breast Cancer", "Depression - depression": the longer of two names for one thing."""
    short, _, long = text.partition(" - ")
    letters = "".join(word[0] for word in long.replace("-", " ").split())
    return long if short.lower() in (long.lower(), letters.lower()) else text


def _turned(name: str) -> str:
    """ "Rhinitis, Allergic, Perennial" as "Perennial Allergic Rhinitis"; a list of conditions stays as it is."""
    name = _adjective_first(name.replace("; ", ", ").replace(";", ", "))
    parts = [part.strip() for part in name.split(",")]
    lower = name.lower()
    if len(parts) == 1 or " and " in lower or " or " in lower or not all(parts):
        return name
    if any(len(part.split()) > 4 for part in parts):
        return name
    trailing = [part for part in parts if part.lower().startswith("in ")]
    return " ".join([*reversed([part for part in parts if part not in trailing]), *trailing])


def _adjective_first(name: str) -> str:
    """ "Rhinosinusitis Chronic" as "Chronic Rhinosinusitis"."""
    words = name.split(" ")
    turned = len(words) > 1 and words[-1].lower() in _TRAILING and not words[-2].endswith(",")
    return " ".join([words[-1], *words[:-1]]) if turned else name


def _same(plain: str, own: str) -> bool:
    """Whether two names say the same, spelling, number and articles apart."""
    stems = [[stem(token) for token in tokens(name) if token not in ("a", "an", "the")] for name in (plain, own)]
    if stems[0] == stems[1]:
        return True
    if plain.lower().split(",")[0] == own.lower() or own.lower() in plain.lower():
        return True
    said = stems[0]
    return any(stems[1][n : n + len(said)] == said for n in range(len(stems[1])))
