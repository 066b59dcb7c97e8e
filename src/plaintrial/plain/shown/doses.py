"""Names of treatments without what only tells one use from another: a dose, a part of the study, a group."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.pattern import Pattern

_UNIT = (
    r"(?:mg|mcg|µg|μg|ug|ng|g|kg|ml|µl|iu|ui|units?|u|mmol|gy|pfu|vp|mci|mbq|µm)(?:/(?:kg|m2|m\^2|m²|day|d|ml|dose|h|hr|hour|week"
    r"|mg|kg/day|kg/daily|m2/day|actuation))*"
)
_AMOUNT = rf"\d[\d.,]*\s?(?:(?:mg|mcg|µg|ml|iu|g)?\s?(?:-|to|–)\s?\d[\d.,]*\s?)?{_UNIT}"
_USE = (
    r"(?:[\s,;:()\]/-]|once|twice|\d+ ?x|daily|weekly|monthly|bid|tid|qd|od|b\.i\.d\.?|q\d+[wdh]|every|per|day|days"
    r"|week|weeks|month|a|oral|orally|by mouth|po|iv|i\.v\.?|sc|s\.c\.?|im|intravenous|intravenously|subcutaneous"
    r"|subcutaneously|intramuscular|inhaled|tab|tabs|tablet|tablets|cap|caps|capsule|capsules|dose|doses|cohort|"
    + _AMOUNT
    + r"|\d+)*"
)
_DOSE = Pattern(
    r"(?i)(?:\s+at(?: a dose of)?)?[\s,;:([-]+(?:"
    + _AMOUNT
    + r"\b"
    + _USE
    + r"|(?:low|high|higher|lower|medium|middle|mid|single|multiple|first|second|third)[- ]doses?[)\]]?"
    r"|doses? (?:level )?(?:\d+|[a-d]|i{1,3})[)\]]?|dose (?:escalation|expansion|finding)[)\]]?"
    r"|phase (?:[1-4][ab]?|i{1,3}[ab]?|iv)(?:: dose \w+)?[)\]]?"
    r"|(?:part|cohort|arm|regimen|level|stage) (?:\d+|[a-f]|i{1,3})[)\]]?)$"
)
_ANY_AMOUNT = Pattern(rf"(?i)\b{_AMOUNT}\b")
"""A dose that is left shows that the name holds several treatments, each with its own."""
_GROUPS = (" group", " groups", " arm", " cohort")
_WITH_OTHERS = frozenset(
    ("support", "discussion", "focus", "peer", "education", "educational", "self-help", "facebook", "online", "therapy",
     "in", "small", "chat", "whatsapp", "as", "a", "the", "study", "placebo", "upper", "lower",
     "first", "second", "third", "last", "age")
)  # fmt: skip
_FEWEST = 3
_LINKS = (" for", " with", " in", " or", " and", " of", " at", " as", " to", " by", " from", " plus", "+")


@lru_cache(maxsize=16_384)
def without_dose(name: str) -> str:
    """ "QGE031 200 mg" as "QGE031"; as it was where nothing telling would be left."""
    if not any(map(str.isdigit, name)) and not any(map(name.lower().__contains__, ("dose", "phase", "part "))):
        return name
    match = _DOSE.search(name)
    kept = name if match is None else name[: match.start()].strip(" ,;:([-")
    whole = kept.count("(") == kept.count(")") and not kept.lower().endswith(_LINKS)
    telling = sum(map(str.isalnum, kept)) >= _FEWEST and any(map(str.isalpha, kept))
    return kept if whole and telling and not _ANY_AMOUNT.holds(kept) else name


def without_group(name: str) -> str:
    """ "Peanut consumption group" as "Peanut consumption": a group's label typed where its treatment belongs.

    Groups that are a treatment keep their name: "support group".
    """
    lower = name.lower()
    label = next((label for label in _GROUPS if lower.endswith(label)), None)
    bare = name[: -len(label)].strip(" -") if label is not None else name
    if not bare or bare.split()[-1].lower() in _WITH_OTHERS or ":" in bare:
        return name
    if bare.lower().endswith((" care control", " treatment control", " therapy control")):
        bare = bare[: -len(" control")]
    return bare
