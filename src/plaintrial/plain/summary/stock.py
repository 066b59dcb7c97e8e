"""Stock phrases of registry prose and what is said instead; each says no more and no less.

``words`` are looked for first: a cheap way past the patterns that cannot match.
"""

from __future__ import annotations

from typing import Any

import msgspec

from plaintrial.plain.pattern import Pattern

_KIND = (
    r"(?:randomi[sz]ed |nonrandomi[sz]ed |phase [ivx/1-4ab]+ |double-blind\w* |placebo-controlled |multicent\w+ |pilot "
    r"|partially |early |clinical |observational |interventional |feasibility |exploratory |retrospective "
    r"|cohort |case-control |cross-sectional |follow-up |registry "
    r"|open[- ]label |prospective |research |present |proposed |current |single-arm )"
)
_STUDY = r"(?:study|trial|project|protocol|research|investigation)"
_FIND_OUT = r"\b(?:determine|find out|see|test|learn|evaluate|assess|study|examine|know) (?:if|whether)"
_THING = r"(.{3,70}?) (?:is|are)"
_NEVER_SAID = "safe"
"""A registrant's word for having few side effects, which we never say."""


class Phrase(msgspec.Struct, frozen=True):
    """``pattern`` can match where one of ``words`` stands in the small letters, or begins them (``starts``)."""

    words: tuple[str, ...]
    pattern: Any
    said: str
    starts: bool = False


def _phrase(words: str | tuple[str, ...], pattern: str, said: str, *, starts: bool = False) -> Phrase:
    return Phrase((words,) if isinstance(words, str) else words, Pattern("(?i)" + pattern), said, starts)


PHRASES = (
    _phrase(
        "in treating",
        rf"^(?:an? |this )?{_KIND}+,?\s*(?:trial|study) to (?:study|determine|evaluate"
        rf"|assess|test|examine)"
        r" the (?:effectiveness|efficacy) of (.+?) in treating (.+)$",
        r"The aim is to find out how well \1 works in treating \2",
    ),
    _phrase(
        ("study to ", "trial to "), rf"^(?:an? |this )?{_KIND}+,?\s*(?:trial|study) to (\w+) ", r"The aim is to \1 "
    ),
    _phrase(
        "how well",
        rf"^this {_KIND}*(?:trial|study) is studying how well (.+?) works? in treating ",
        r"This study looks at how well \1 works in treating ",
    ),
    _phrase("this ", rf"^this {_KIND}+(?:trial|study) ", "This study ", starts=True),
    _phrase(
        ("purpose", "objective", "aim", "goal"),
        r"^(?:the )?(?:primary |main |overall |specific |major |principal )?(?:purpose|objective"
        r"|aim|goal)s? of"
        rf" (?:this|the|our) {_KIND}*{_STUDY} (?:is|was|will be|are|were) (?:to|:)\s*",
        "The aim is to ",
    ),
    _phrase("it is the", r"^it is the (?:purpose|aim|goal) of this study to ", "The aim is to "),
    _phrase(
        ("we ", "the investigators ", "the researchers ", "the authors ", "investigators ", "researchers ", "authors "),
        r"^(?:we|(?:the )?(?:investigators|researchers|authors)) (?:aim|plan|want|wish|intend|propose) to ",
        "The researchers aim to ",
        starts=True,
    ),
    _phrase(
        ("this study ", "this trial "),
        r"^this (?:study|trial) (?:aims|seeks|is designed|was designed|is intended|is planned"
        r"|will attempt|attempts"
        r"|is being done) to ",
        "This study aims to ",
        starts=True,
    ),
    _phrase("to ", r"^to (\w+) ", r"The aim is to \1 ", starts=True),
    _phrase(
        ("determine", "evaluate", "assess", "compare", "investigate", "examine", "describe", "estimate", "measure"),
        r"^(determine|evaluate|assess|compare|investigate|examine|describe|estimate|measure) (the"
        r"|whether|if|how|and) ",
        r"The aim is to \1 \2 ",
        starts=True,
    ),
    _phrase(
        f"{_NEVER_SAID} and eff",
        rf"{_FIND_OUT} (?:the )?{_THING} (?:both )?{_NEVER_SAID} and (?:effective|efficacious) (in"
        rf"|for|when|as|at|to)\b",
        r"look at the effects and side effects of \1 \2",
    ),
    _phrase(
        f"it is {_NEVER_SAID}",
        rf"{_FIND_OUT} it is {_NEVER_SAID} (?:and effective )?to (give|use|take|add|combine) ",
        r"look at the side effects when people \1 ",
    ),
    _phrase(
        f" {_NEVER_SAID}",
        rf"{_FIND_OUT} (?:the )?{_THING} {_NEVER_SAID}(?: and (?:well[- ])?tolera(?:ble|ted))? (in|for|when"
        rf"|as|at)\b",
        r"look at the side effects of \1 \2",
    ),
    _phrase(
        "eligible",
        r"\b(?:may|might|will|would|can|could)? ?(?:are|is|be) (?:potentially )?eligible (?:for"
        r"|to participate in"
        rf"|to take part in|to enter|to join|to enroll in) (?:this|the) {_KIND}*{_STUDY}",
        " may be able to join this study",
    ),
    _phrase(
        "safety",
        r"\bthe (?:safety and (?:efficacy|effectiveness)|(?:efficacy|effectiveness) and safety"
        r"|safety, tolerability,? and efficacy) of\b",
        "the effects and side effects of",
    ),
    _phrase(
        ("the safety", "the tolerability", "the toxicit"),
        r"\bthe (?:safety|safety and tolerability|tolerability|toxicity|toxicities) of\b",
        "the side effects of",
    ),
    _phrase(("patients who have ", "patients with "), r"\bpatients (who have|with) ", r"people \1 "),
    _phrase(
        (" patients", " subjects", " participants"),
        r"\b((?-i:[A-Z]{2,5})|[a-z-]+ cancer|cancer|leukemia|lymphoma|melanoma|myeloma|sarcoma|asthma"
        r"|diabetes|lupus"
        r"|arthritis|stroke|[a-z]+ disease|schizophrenia|epilepsy|psoriasis|eczema|hemophilia) (?:patients|subjects"
        r"|participants)\b",
        r"people with \1",
    ),
    _phrase("and/or", r"\band/or\b", "or"),
)

_LOOKED_FOR = tuple((phrase.starts, phrase.words) for phrase in PHRASES)


def next_phrase(lower: str, start: int) -> int | None:
    """The place of the first phrase, from ``start`` on, worth looking for in a text of small letters; None of none."""
    for place in range(start, len(_LOOKED_FOR)):
        begins, words = _LOOKED_FOR[place]
        if begins:
            if lower.startswith(words):
                return place
        else:
            for word in words:
                if word in lower:
                    return place
    return None
