"""Why a study is a result: one sentence for each thing asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plaintrial.search.broader import broader
from plaintrial.search.shown import Shown
from plaintrial.search.speech import condition_said
from plaintrial.search.understood import Meant, Part, Understood, choice_said, said
from plaintrial.search.words import analysed


def reasons(shown: Shown, understood: Understood) -> tuple[str, ...]:
    """The sentences, without repeats."""
    found = (reason for part in understood.needed for reason in _reasons(shown, part, sure=not understood.some))
    return tuple(dict.fromkeys(reason for reason in found if reason))


def _reasons(shown: Shown, part: Part, *, sure: bool) -> list[str]:
    """Why a part is met; of a choice, all that can be told of what is met of it."""
    if not part.ways:
        return [_reason(shown, part, sure=sure)]
    told = [reason for leaf in part.leaves if (reason := _reason(shown, leaf, sure=False))]
    return told or ([_("Its record says {words}.").format(words=choice_said(part))] if sure else [])


def _reason(shown: Shown, part: Part, *, sure: bool) -> str:
    """Why a part is met; ``sure``: it is met somewhere, so that "" is no answer."""
    if part.kind == "id":
        return _number(shown, part) if sure or shown.nct_id == part.text else ""
    if part.kind == "sponsor":
        if _holds(shown.sponsor, part):
            return _("It is run by %s.") % shown.sponsor
        return _("One of its sponsors has this name.") if sure else ""
    for meant in part.meant:
        reason = _of_concept(shown, part, meant)
        if reason:
            return reason
    return _of_words(shown, part) or (_("Its record says “%s”.") % _typed(part) if sure else "")


def _number(shown: Shown, part: Part) -> str:
    said_so = _("Its number is %s.") if shown.nct_id == part.text else _("%s is another number of it.")
    return said_so % part.text


def _typed(part: Part) -> str:
    return said(part.corrected or part.text)


def _of_concept(shown: Shown, part: Part, meant: Meant) -> str:
    names = dict(shown.concepts)
    if meant.concept in names:
        if part.text.lower() == meant.name.lower():
            return _("It is about %s.") % condition_said(meant.name)
        return _("It matches “{typed}”, a word for {name}.").format(
            typed=said(part.text), name=condition_said(meant.name)
        )
    kinds = [name for concept, name in shown.concepts if meant.concept in broader(concept)]
    if not kinds:
        return ""
    return _("It is about {kind}, a kind of {name}.").format(
        kind=condition_said(kinds[0]), name=condition_said(meant.name)
    )


def _of_words(shown: Shown, part: Part) -> str:
    words = _typed(part)
    if _holds(shown.title, part):
        return _("Its title says “%s”.") % words
    if _holds(" ".join(shown.conditions), part):
        return _("Its conditions say “%s”.") % words
    if _holds(" ".join(shown.interventions), part):
        return _("Its treatments include “%s”.") % words
    return ""


def _holds(text: str, part: Part) -> bool:
    return bool(part.stems) and set(part.stems) <= set(analysed(text))
