"""Treatments, arms, sponsors and places as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.glossary import entry_of
from plaintrial.plain.language import Language
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.articles import with_article
from plaintrial.plain.shown.doses import without_dose, without_group
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.unfit import unfit
from plaintrial.plain.wordlists import phrases
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_LONGEST, _LONGEST_NAME = 7, 70
_NUMBER = 6
_KINDS = frozenset(
    (
        "drug",
        "device",
        "biological",
        "procedure",
        "behavioral",
        "other",
        "radiation",
        "genetic",
        "dietary supplement",
        "diagnostic test",
        "combination product",
        "intervention",
        "treatment",
        "experimental",
        "arm",
    )
)
_COUNTED = phrases("counted_in_groups.list")
_ADJECTIVES = ("ed", "ive", "ic", "ous", "al", "ent", "ant", "free", "pressure", "valent", "oral", "human")
_SALTS = frozenset(phrases("salts.list"))
_METALS = frozenset(phrases("keeps_its_salt.list"))
_WITH_THE = ("University of ", "National Institute", "National Cancer Institute", "National Heart", "National Eye",
             "National Center", "National Centre", "Institute of ", "Institute for ", "Institut ", "Department of ",
             "Ministry of ", "Center for ", "Centre for ", "College of ", "Hospital for ", "Eastern Cooperative",
             "Medical University of ", "Children's Hospital of", "US Department", "U.S. ", "European Organisation",
             "Technical University of ", "Medical College of ", "First Affiliated", "Second Affiliated",
             "Third Affiliated", "Alliance for ", "Office of ", "Agency for ", "Food and Drug")  # fmt: skip
_BODIES = (" Group", " Society", " Association", " Foundation", " Network", " Consortium", " Institute", " Federation",
           " Authority", " Agency", " Alliance", " Council", " Trust")  # fmt: skip
"""What the names of bodies end on that take "the"; firms and hospitals take none."""
_WHAT_IT_IS = frozenset(
    ("inhibitor", "factor", "antibody", "vaccine", "agonist", "antagonist", "analog", "analogue", "blocker", "tablet",
     "tablets", "capsule", "capsules", "injection", "infusion", "solution", "suspension", "cream", "ointment")
)  # fmt: skip
"""Last words of what is hung on a treatment's name to say what it is."""
_ASIDE = Pattern(r"\s*\([^()]*\)")
_MORE = (" and ", ", ", " plus ", " or ", "+", " & ")
"""What stands before another treatment's name."""
_JOINS = (" and ", " plus ", " with ", " or ", "+", "/", " vs")
_PAPERWORK = ("questionnaire", "questionnaires", "assessment", "assessments", "survey", "surveys", "interview",
              "interviews", "analysis", "review", "registry", "chain reaction", "profiling", "data collection",
              "follow-up", "observation", "evaluation", "scale", "scales", "inventory", "index",
              "questionnaire administration", "interventions study", "pharmacological study")  # fmt: skip
"""Last words of what measures people, and does nothing to them."""
_NOT_ACTIVE = ("placebo", "sham", "dummy", "blank ", "vehicle", "saline", "nacl", "sodium chloride",
               "no treatment", "no intervention", "no active", "untreated", "no study ", "not applicable", "usual ",
               "as usual", "standard of care", "standard care", "control",
               "observation", "waitlist", "wait list")  # fmt: skip


@lru_cache(maxsize=16_384)
def treatment_name(quote: str) -> str | None:
    """The plain name as it stands in a sentence; None when it is too long or not fit to be shown."""
    typed = _tidy(quote)
    if typed is None:
        return None
    entry = entry_of(typed) or (entry_of("placebo") if _is_one_placebo(typed) else None)
    if entry is not None and entry.use != "explain":
        return entry.plain
    return None if _unfit(typed) else reworded(mid_sentence(_without_salt(typed)), in_name=True)


def _tidy(quote: str) -> str | None:
    text = inline(quote).strip(" .;,:*")
    kind, colon, name = text.partition(": ")
    text = name if colon and kind.lower() in _KINDS else text
    if len(text.split()) > _LONGEST or not text:
        text = _without_asides(text).split(": ")[0].split("; ")[0].strip(" .;,:")
    text = without_group(_turned(text))
    if text.endswith("]") and " [" in text:
        text = text[: text.rindex(" [")].strip()
    text = _named_first(text)
    if ", " in text or "!" in text:
        return None
    if text.endswith(")") and "(" not in text[:-1]:
        text = text.rstrip(")")
    too_long = len(text.split()) > _LONGEST or len(text) > _LONGEST_NAME
    return None if too_long or not any(char.isalpha() for char in text) else text


def _without_asides(text: str) -> str:
    """ "Aspirin (100 mg, by mouth)" as "Aspirin"; where more is named after the brackets, it is kept.

    "Platelet plasma (PRP), lysate (PL)" is not platelet plasma alone.
    """
    name, _, rest = text.partition(" (")
    beyond = rest.partition(")")[2]
    return _ASIDE.sub("", text) if any(map(beyond.__contains__, _MORE)) else name


def _named_first(text: str) -> str:
    """ "ARRY-520, a KSP inhibitor": what stands before a comma, where what follows only says what it is."""
    name, comma, what = text.partition(", ")
    words = what.lower().split("; ")[0].split(" (")[0].rstrip(".").split(" ")
    told = comma and ", " not in what and len(words) > 1 and words[-1] in _WHAT_IT_IS and "and" not in words
    return name if told else text


def is_too_long(quote: str) -> bool:
    """Whether a name is too long to be shown."""
    text = inline(quote)
    return len(text.split()) > _LONGEST or len(text) > _LONGEST_NAME


def _turned(name: str) -> str:
    """ "Diet, Sodium-Restricted" as "Sodium-Restricted Diet", as the MeSH files turn names."""
    head, comma, adjective = name.partition(", ")
    turned = comma and len(adjective.split()) <= 2 and adjective.lower().endswith(_ADJECTIVES)
    return f"{adjective} {head}" if turned else name


def _without_salt(name: str) -> str:
    """ "Gemcitabine hydrochloride" as "Gemcitabine": the salt says nothing to a reader; "zinc sulfate" keeps it."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower() in _SALTS and words[-2].lower() not in _METALS and len(words[-2]) > 5:
        words.pop()
    return " ".join(words)


def _is_one_placebo(typed: str) -> bool:
    """ "Placebo granules", "matching placebo": a dummy treatment, and nothing beside it."""
    lower = typed.lower()
    return "placebo" in lower.split() and not any(joint in lower for joint in _JOINS)


def _unfit(text: str) -> bool:
    return unfit(text) is not None


@lru_cache(maxsize=16_384)
def is_inactive(quote: str) -> bool:
    """Whether the "treatment" is a placebo, a sham or no treatment at all."""
    lower = inline(quote).lower()
    return any(map(lower.__contains__, _NOT_ACTIVE))


@lru_cache(maxsize=16_384)
def is_paperwork(quote: str) -> bool:
    """Whether the "treatment" only asks or measures: a questionnaire, a lab analysis, a review of charts."""
    return inline(quote).lower().split(" (")[0].rstrip(" .;,").endswith(_PAPERWORK)


def is_placebo(quote: str) -> bool:
    """Whether the name says placebo, sham or dummy."""
    lower = quote.lower()
    return "placebo" in lower or "sham" in lower.replace("shampoo", "") or "dummy" in lower


def treatments(evidence: Sequence[Locator], language: Language) -> str | None:
    """Several treatments as a list; None when any is unfit."""
    names = [treatment_name(without_dose(locator.quote)) for locator in evidence]
    return _listed([_in(language, _counted(name)) for name in names], language)


def arm_treatments(evidence: Sequence[Locator], language: Language) -> str | None:
    """What a group gets: "Drug: Aspirin" is aspirin."""
    names = [treatment_name(locator.quote.partition(": ")[2] or locator.quote) for locator in evidence]
    return _listed([_in(language, _counted(name)) for name in names], language)


@lru_cache(maxsize=8_192)
def _counted(name: str | None) -> str | None:
    return None if name is None else with_article(name, _COUNTED)


def _in(language: Language, name: str | None) -> str | None:
    return None if name is None else language.term(name, "treatment")


def _listed(names: list[str | None], language: Language) -> str | None:
    known = [name for name in dict.fromkeys(names) if name is not None]
    return language.listing(known) if known and None not in names else None


@lru_cache(maxsize=16_384)
def _own_words(quote: str, longest: int) -> str | None:
    text = inline(quote).strip(' .;,:*"“”')
    return None if not text or len(text.split()) > longest or unfit(text) else text


def own_name(evidence: Sequence[Locator], _language: Language) -> str | None:
    """A name as typed: a sponsor, a group."""
    return _own_words(evidence[0].quote, 9)


def _who(name: str) -> str:
    """The name without what became of its bearer, and without a telephone number that was typed after it."""
    name = name.split(" is now ")[0].split(", now a ")[0].split(" (now ")[0]
    before, comma, after = name.rpartition(", ")
    numbered = comma and len(after) >= _NUMBER and not any(map(str.isalpha, after))
    return before if numbered else name


def sponsor(evidence: Sequence[Locator], language: Language) -> str | None:
    """Who runs the study, as typed; English puts "the" before names such as "University of ..."."""
    name = own_name(evidence, language)
    name = None if name is None else _who(name)
    if name is None or language.code != "en" or name.startswith("the "):
        return name
    if name.startswith("The "):
        return f"the {name[4:]}"
    body = name.split(" (")[0].endswith(_BODIES) or " Group for " in name
    return f"the {name}" if body or name.startswith(_WITH_THE) else name


def city(evidence: Sequence[Locator], language: Language) -> str | None:
    """One city."""
    name = _own_words(evidence[0].quote, 9)
    return None if name is None else language.city(name)


def cities(evidence: Sequence[Locator], language: Language) -> str | None:
    """Several cities as a list."""
    names = [_own_words(locator.quote, 6) for locator in evidence]
    return _listed([None if name is None else language.city(name) for name in names], language)


def own_words(evidence: Sequence[Locator], _language: Language) -> str | None:
    """A registrant's own short text, to stand in quotation marks."""
    return _own_words(evidence[0].quote, 16)
