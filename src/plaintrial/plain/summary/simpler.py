"""A registrant's sentence in plainer words: labels, asides and stock phrases go, glossary words come in.

Nothing is added and no clause that carries meaning is left out but asides in brackets; the checker compares the
result with the source, negations and numbers included.
"""

from __future__ import annotations

from typing import Any

from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.summary.sort import may_stand_alone
from plaintrial.plain.summary.stock import PHRASES, any_phrase_in
from plaintrial.record.markup import inline

_ASIDE = Pattern(r"(?:^|\s+)(?:\([^()]*\)|\[[^\[\]]*\])")
_SPACES = Pattern(r"\s+([,.;:?!])")
_PARTED = (" ,", " .", " ;", " :", " ?", " !")
_WORKS = Pattern(r"\bhow well (.{3,90}?) works in\b")
_NUMERALS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
             "ten": "10"}  # fmt: skip
_ONE_DEED = ("combining ", "giving ", "adding ", "using ", "the combination ")
_WITH = "people with "
_AIM = "The aim is to "


def simpler(raw: str) -> str | None:
    """``raw`` said more plainly, one sentence with its full stop; None when nothing readable is left."""
    if ")-" in raw or "-(" in raw:
        return None  # without its aside, the dash would tie two words together
    text = _rephrased(_bare(raw))
    if not may_stand_alone(text):
        return None  # the glossary would not mend it
    if text.startswith(_AIM) and len(text) > len(_AIM):
        text = _AIM + text[len(_AIM)].lower() + text[len(_AIM) + 1 :]
    text = _with_numerals(reworded(_agreed(text))).strip(" ,;")
    if not text or text[-1] in ":,;":
        return None
    text = " ".join(text.split())
    text = text if text[-1] in ".?!" else text + "."
    return text[0].upper() + text[1:]


def _bare(raw: str) -> str:
    text = inline(raw).strip(" *-–•")
    if "(" in text or "[" in text:
        text = _ASIDE.sub("", text)
        text = _SPACES.sub(r"\1", text) if any(map(text.__contains__, _PARTED)) else text
    return text.strip()


def _rephrased(text: str) -> str:
    lower = text.lower()
    for phrase in PHRASES if any_phrase_in(lower) else ():
        if phrase.may_stand_in(lower):
            said: str = phrase.pattern.sub(phrase.said, text)
            if said != text:
                text, lower = said, said.lower()
    return _small_after(text, _WITH) if _WITH in text else text


def _small_after(text: str, start: str) -> str:
    """ "people with Chronic Asthma" as "people with chronic asthma"; names of people keep their capitals."""
    before, _, after = text.partition(start)
    words = after.split(" ")
    titled = next((n for n, word in enumerate(words) if not (word[:1].isupper() and word[1:2].islower())), len(words))
    small = mid_sentence(" ".join(words[:titled])).split(" ") if titled else []
    return before + start + " ".join([*small, *words[titled:]])


def _agreed(text: str) -> str:
    """ "how well A and B work": one verb for several."""
    if "how well" not in text or " works in" not in text:
        return text
    said: str = _WORKS.sub(_one_or_several, text)
    return said


def _one_or_several(match: Any) -> str:
    one = match.group(1).startswith(_ONE_DEED)
    several = not one and any(word in match.group(1) for word in (" and ", " plus "))
    return f"how well {match.group(1)} {'work' if several else 'works'} in"


def _with_numerals(text: str) -> str:
    """House style: numbers from 2 as numerals."""
    words = [_NUMERALS.get(word, word) for word in text.split(" ")]
    for n in (n for n in range(len(words) - 2) if words[n] == "one" and words[n + 1] in ("or", "to")):
        words[n] = "1" if words[n + 2].isdigit() else "one"
    return " ".join(words)
