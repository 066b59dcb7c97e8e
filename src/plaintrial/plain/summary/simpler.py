"""A registrant's sentence in plainer words: labels, asides and stock phrases go, glossary words come in.

Nothing is added and no clause that carries meaning is left out but asides in brackets; the checker compares the
result with the source, negations and numbers included.
"""

from __future__ import annotations

from plaintrial.plain.glossary import starts_of_terms
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.plain_words import small_words, with_terms_said
from plaintrial.plain.shown.spelling import mid_sentence
from plaintrial.plain.summary.sort import is_past_mending, may_stand_alone
from plaintrial.plain.summary.stock import PHRASES, next_phrase
from plaintrial.record.markup import inline

_ASIDE = Pattern(r"(?:^|\s+)(?:\([^()]*\)|\[[^\[\]]*\])")
_SPACES = Pattern(r"\s+([,.;:?!])")
_PARTED = (" ,", " .", " ;", " :", " ?", " !")
_HOW_WELL, _WORKS_IN = "how well ", " works in"
_LONGEST_NAME = 90
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
    text = _agreed(text)
    words = small_words(text)
    terms = starts_of_terms(words)
    if is_past_mending(text, words, has_terms=bool(terms)):
        return None
    text = _with_numerals(with_terms_said(text.split(" "), words, terms)).strip(" ,;")
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
    place = next_phrase(lower, 0)
    while place is not None:
        phrase = PHRASES[place]
        said: str = phrase.pattern.sub(phrase.said, text)
        if said != text:
            text, lower = said, said.lower()
        place = next_phrase(lower, place + 1)
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
    if _HOW_WELL not in text or _WORKS_IN not in text:
        return text
    said: list[str] = []
    at = 0
    while (start := text.find(_HOW_WELL, at)) >= 0:
        begin = start + len(_HOW_WELL)
        end = text.find(_WORKS_IN, begin)
        if end < 0:
            break
        several = end - begin <= _LONGEST_NAME and _is_several(text[begin:end])
        said += (text[at:end], " work in" if several else _WORKS_IN)
        at = end + len(_WORKS_IN)
    return "".join([*said, text[at:]])


def _is_several(what: str) -> bool:
    return not what.startswith(_ONE_DEED) and any(map(what.__contains__, (" and ", " plus ")))


def _with_numerals(text: str) -> str:
    """House style: numbers from 2 as numerals."""
    typed = text.split(" ")
    words = [_NUMERALS.get(word, word) for word in typed]
    for n in (n for n in range(len(words) - 1) if words[n] != typed[n] and words[n + 1][:1].isdigit()):
        words[n] = typed[n]  # "six 6-week periods"
    for n in (n for n in range(len(words) - 2) if words[n] == "one" and words[n + 1] in ("or", "to")):
        words[n] = "1" if words[n + 2].isdigit() else "one"
    return " ".join(words)
