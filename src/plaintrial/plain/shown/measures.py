"""What a study measures, in plain words where the record's own are short enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.common_words import is_common
from plaintrial.plain.glossary import Entry, entry_of
from plaintrial.plain.language import Language
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.readability import counts, grade, words_of
from plaintrial.plain.shown.articles import head_of
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.unfit import unfit
from plaintrial.plain.wordlists import phrases
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_LONGEST = 12
_HARDEST = 9.0
_TELLS_LITTLE = 4
"""Words of a measure that says nothing where its last ones are letters nobody explains: "change in CAVI"."""
_FRAME_WORDS = 6
"""Words of the sentence the measure stands in, counted with it."""

_VERBS = Pattern(
    r"(?i)^(?:to|evaluate|determine|assess|compare|measure|investigate|examine|test|estimate|demonstrate|establish|is"
    r"|are|was|were|will|whether|if|patients?|participants?|subjects?|we|this|describe|identify|define|study|vary|varies|depends?|not)\b"
)
_HANGING = frozenset(
    ("by", "as", "of", "with", "the", "and", "in", "at", "to", "for", "on", "or", "using", "from", "than", "a", "an")
)
_MEASURED = frozenset(phrases("measured.list"))
_DETERMINED = frozenset(("the", "a", "an", "any", "all", "how", "what", "whether", "each"))
_HEADS = frozenset(
    ("number", "rate", "rates", "change", "changes", "time", "level", "levels", "proportion", "percentage", "score",
     "scores", "scale", "index", "length", "amount", "volume", "concentration", "frequency", "ratio", "checklist",
     "questionnaire", "grade", "count", "counts", "concentrations", "width", "height", "thickness", "area", "dose",
     "test")
)  # fmt: skip
_MOST = frozenset(("highest", "lowest", "longest", "shortest", "maximum", "minimum"))
"""Nouns that a measure ends on, and that take "the"."""
_INSTRUMENTS = frozenset(
    ("scale", "scales", "inventory", "index", "questionnaire", "checklist", "interview", "survey", "test", "edition")
)
"""Last words of the names of instruments, whose other words may be names of people."""
_EMPTY = Pattern(
    r"(?i)^(?:primary|main|secondary)?\s?(?:outcomes?|endpoints?|end points?|measures?|objectives?)(?: measures?)?$"
    r"|^(?:all|any|none|various|others?|n/?a|tbd)$"
)
_TIGHT = Pattern(r"([a-z]{3})\(")
"""A bracket typed without a blank before it."""
_BEFORE = Pattern(r"^(?:\([^()]*\)\s*)+")
"""A label in brackets before the measure."""
_CHECK_OF = Pattern(
    r"(?i)^(?:the )?(?:evaluation|assessment|measurement|determination|quantification|estimation"
    r"|incidence(?: rate)?|occurrence) of (?:the )?"
)
"""What goes without saying where a sentence says what is measured."""
_JARGON = Pattern(r"(?i)\b(?:c-?max|t-?max|auc\S*|pharmacokinetic\w*|pharmacodynamic\w*|ec50|ic50)\b")
_SURVIVAL = "survival"
_SHORT_FORM = Pattern(r"\s*\([A-Z][A-Za-z]{0,4}[A-Zs]\)(\s|$)")
"""Letters in brackets after what they stand for: "adverse events (AEs)"."""
_WHEN = Pattern(r"(?i)[\s,(-]+(?:at|after|up to|through|over|until)\b[\w\s,-]*\)?$")
"""When a survival is counted, which the sentence on time tells."""
_NOISE = Pattern(r"[:;|?!=#]|\s[-–]|\b(?:will|were|was|is|are|has|have|be)\b|\d\s*[-–]\s*\d|\.\s")


@lru_cache(maxsize=8_192)
def measure_name(quote: str) -> str | None:
    """The measure as it stands after "is"; None when it is long, hard or no plain noun phrase."""
    typed = _CHECK_OF.sub("", _BEFORE.sub("", inline(quote).strip(" .;,:*-–•·")))
    if typed.endswith(")") and "(" in typed[1:]:
        typed = typed[: typed.rindex("(")].strip()
    typed = _SHORT_FORM.sub(r"\1", typed) if "(" in typed else typed
    typed = _TIGHT.sub(r"\1 (", typed) if "(" in typed else typed
    entry = None if _EMPTY.search(typed) else _entry(typed)
    if entry is not None:
        return _with_the(entry.short)
    words = typed.split()
    if (
        not words
        or len(words) > _LONGEST
        or words[-1].lower() in _HANGING
        or _VERBS.search(typed)
        or _NOISE.search(typed)
        or _EMPTY.search(typed)
        or (len(words) == 1 and typed.upper() == typed)
        or _JARGON.search(typed)
        or sum(map(_is_abbreviation, words)) > 1
        or (1 < len(words) <= _TELLS_LITTLE and _is_abbreviation(words[-1]))
        or unfit(typed)
    ):
        return None
    instrument = words[-1].lower().strip(",.;") in _INSTRUMENTS
    shown = _with_the(reworded(mid_sentence(typed, known_only=instrument), strict=True))
    return shown if _is_easy(shown) else None


def _entry(typed: str) -> Entry | None:
    """Our words for a measure, in full or for what stands before its time: "Overall survival at 2 years"."""
    entry = entry_of(typed)
    if entry is None and _SURVIVAL in typed.lower():
        bare = _WHEN.sub("", _SHORT_FORM.sub(r"\1", typed)).strip(" ,-")
        entry = entry_of(bare) or entry_of(bare.lower().replace(" free ", "-free "))
    return entry


def _is_abbreviation(word: str) -> bool:
    """ "RMS", "PVR": two that no list explains in one measure tell a reader nothing."""
    bare = word.strip("(),.")
    unknown = len(bare) > 1 and bare.isupper() and bare.isalnum()
    return unknown and entry_of(bare) is None and not is_common(bare)


def _with_the(shown: str) -> str:
    """ "the number of ..." where the measure begins with a counted noun."""
    words = shown.split(" ")
    counted = words[0] in _MEASURED and (
        len(words) == 1 or words[1] in ("of", "to", "in", "from", "until", "between", "on", "at")
    )
    second = words[0] in _MOST or (len(words) > 1 and words[1] in _MEASURED and words[0].endswith(("al", "n", "ive")))
    headed = len(words) > 1 and words[0] not in _DETERMINED and head_of(shown).split(" ")[-1] in _HEADS
    return f"the {shown}" if counted or second or headed else shown


def _is_easy(shown: str) -> bool:
    words, _, syllable_count, _ = counts(shown)
    easy = grade(words + _FRAME_WORDS, 1, syllable_count + _FRAME_WORDS) <= _HARDEST
    return easy and not any(word.isupper() and len(word) > 5 for word in words_of(shown))


def measure(evidence: Sequence[Locator], language: Language) -> str | None:
    """One measure's plain name."""
    name = measure_name(evidence[0].quote)
    return None if name is None else language.term(name, "measure", inline(evidence[0].quote))
