"""Why a study is a result: one sentence for each thing asked for."""

from __future__ import annotations

from plaintrial.conditions import vocabulary
from plaintrial.search.shown import Shown
from plaintrial.search.understood import Meant, Part, Understood, said
from plaintrial.search.words import stems


def reasons(shown: Shown, understood: Understood) -> tuple[str, ...]:
    """The sentences, without repeats."""
    found = (_reason(shown, part, sure=not understood.some) for part in understood.needed)
    return tuple(dict.fromkeys(reason for reason in found if reason))


def _reason(shown: Shown, part: Part, *, sure: bool) -> str:
    """Why a part is met; ``sure``: it is met somewhere, so that "" is no answer."""
    if part.kind == "id":
        return _number(shown, part) if sure or shown.nct_id == part.text else ""
    if part.kind == "sponsor":
        if _holds(shown.sponsor, part):
            return f"It is run by {shown.sponsor}."
        return "One of its sponsors has this name." if sure else ""
    for meant in part.meant:
        reason = _of_concept(shown, part, meant)
        if reason:
            return reason
    return _of_words(shown, part) or (f"Its record says “{_typed(part)}”." if sure else "")


def _number(shown: Shown, part: Part) -> str:
    return f"Its number is {part.text}." if shown.nct_id == part.text else f"{part.text} is another number of it."


def _typed(part: Part) -> str:
    return said(part.corrected or part.text)


def _of_concept(shown: Shown, part: Part, meant: Meant) -> str:
    names = dict(shown.concepts)
    if meant.concept in names:
        if part.text.lower() == meant.name.lower():
            return f"It is about {meant.name}."
        return f"It matches “{said(part.text)}”, a word for {meant.name}."
    kinds = [name for concept, name in shown.concepts if meant.concept in vocabulary().ancestors(concept)]
    return f"It is about {kinds[0]}, a kind of {meant.name}." if kinds else ""


def _of_words(shown: Shown, part: Part) -> str:
    words = _typed(part)
    if _holds(shown.title, part):
        return f"Its title says “{words}”."
    if _holds(" ".join(shown.conditions), part):
        return f"Its conditions say “{words}”."
    if _holds(" ".join(shown.interventions), part):
        return f"Its treatments include “{words}”."
    return ""


def _holds(text: str, part: Part) -> bool:
    return bool(part.stems) and set(part.stems) <= set(stems(text))
