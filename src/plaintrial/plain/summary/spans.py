"""Where the sentences of a registry's text stand: spans into the raw text, bullets and headings told apart."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.pattern import Pattern

_BREAK = Pattern(r"\n\s*\n|\n\s*(?:\*|\\?[-•·]|\d{1,2}\\?[.)]|[IVX]{1,4}\.)\s+")
_LABEL = Pattern(
    r"^\s*(?:(?:\*|\\?[-•·]|\(?\d{1,2}\\?[.)]|[IVX]{1,4}\.|[a-z]\))\s+)*"
    r"(?:(?:RATIONALE|PURPOSE|OBJECTIVES?|BACKGROUND|AIMS?|GOALS?|HYPOTHESIS|INTRODUCTION|SUMMARY|OVERVIEW|Objectives?"
    r"|Background|Purpose|Aims?|Rationale|Hypothesis|Primary [Oo]bjectives?|PRIMARY OBJECTIVES?|SECONDARY OBJECTIVES?"
    r"|Study [Oo]bjectives?|Primary [Aa]ims?|Main [Oo]bjectives?|Brief [Ss]ummary|DESIGN NARRATIVE"
    r"|Goals?)\s*[:.-]+\s*)?"
    r"(?:(?:[IVX]{1,4}|\d{1,2})[.)]\s+)?"
)
_ABBREVIATIONS = ("e.g.", "i.e.", "vs.", "dr.", "no.", "approx.", "etc.", "al.", "fig.", "st.", "mr.", "ca.", "spp.",
                  "resp.", "incl.", "u.s.", "u.k.", "ph.d.", "m.d.", "inc.", "sp.", "subsp.", "cf.")  # fmt: skip
_LONGEST = 6_000
_MARKS = ".?!"
_CLOSING = frozenset("\"'”’)]")
_BLANK = frozenset(" \t\n\f\r")
_LABELLED = 32
_LABEL_MARKS = frozenset(":.-)")
"""One of them ends a label that begins with a letter, not far from where it begins."""
_LABEL_STARTS = (
    "RATIONALE", "PURPOSE", "OBJECTIVE", "BACKGROUND", "AIM", "GOAL", "HYPOTHESIS", "INTRODUCTION", "SUMMARY",
    "OVERVIEW", "DESIGN", "PRIMARY", "SECONDARY", "Objective", "Background", "Purpose", "Aim", "Rationale",
    "Hypothesis", "Primary", "Study", "Main", "Brief", "Goal", "I", "V", "X",
)  # fmt: skip
"""What such a label begins with, if it is not one letter and a bracket."""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence, its label and bullet left out. Only the start of a very long text is read."""
    bounded = text[:_LONGEST]
    start = 0
    for match in _BREAK.finditer(bounded) if "\n" in bounded else ():
        yield from _in_block(bounded, start, match.start())
        start = match.start() + 1
    yield from _in_block(bounded, start, len(bounded))


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for at, stop, following in _marks(text, start, end):
        if _ends_here(text, begin, at, following, end):
            yield from _trimmed(text, begin, stop)
            begin = following
    yield from _trimmed(text, begin, end)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Each mark that may end a sentence: where it stands, where what closes with it ends, where the next word begins.

    Blanks, or the end of the block, come after it.
    """
    kinds = [mark for mark in _MARKS if text.find(mark, start, end) >= 0]
    at = _first_of(text, kinds, start, end)
    while at < end:
        stop = at + 1
        while stop < end and text[stop] in _CLOSING:
            stop += 1
        following = stop
        while following < end and text[following] in _BLANK:
            following += 1
        if following > stop or stop == end:
            yield at, stop, following
        at = _first_of(text, kinds, max(following, at + 1), end)


def _first_of(text: str, marks: list[str], start: int, end: int) -> int:
    """Where the first of ``marks`` stands; ``end`` where none does."""
    first = end
    for mark in marks:
        place = text.find(mark, start, first)
        first = first if place < 0 else place
    return first


def _ends_here(text: str, begin: int, at: int, following: int, end: int) -> bool:
    word = text[max(begin, at - 8) : at + 1].split()[-1:] or [""]
    if word[0].lower().lstrip("(") in _ABBREVIATIONS or (len(word[0]) == 2 and word[0][0].isupper()):
        return False
    return following >= end or not text[following].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opening = text[start : min(end, start + _LABELLED)]
    if _may_be_labelled(opening):
        label = _LABEL.match(text[start:end])
        start += label.end() if label is not None else 0
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _may_be_labelled(opening: str) -> bool:
    if not opening[:1].isalpha():
        return True
    return (opening.startswith(_LABEL_STARTS) or opening[1:2] == ")") and not _LABEL_MARKS.isdisjoint(opening)
