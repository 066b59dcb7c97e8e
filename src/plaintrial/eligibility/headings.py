"""Tell a heading from a criterion, and say what it heads: a section, a cohort or a subject."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from plaintrial.eligibility import heading_words as words
from plaintrial.eligibility.lines import Line
from plaintrial.eligibility.tree import Kind

LONGEST = 200
_TRIM = b" :.-*_#=\x95"
_NOT_A_HEADING = frozenset(
    b"""meet meets met meeting fulfil fulfill fulfills fulfilling fulfilled failure satisfy satisfies may apply applies
    unless listed same refer see none reflects could protocol-defined protocol-specified defined any not no per
    according whether than described vary varies""".split()
)
_SPLIT = bytes(c if chr(c).isalnum() or c in b"'/.-" else 32 for c in range(256))


class Head(msgspec.Struct, gc=False):
    """What a line heads. ``end``: where the heading stops; a criterion may follow on the same line.

    ``rank`` 1 opens a section, 2 turns the kind within one, 3 is a cohort, 4 a subject.
    """

    rank: int
    kind: Kind | None
    end: int
    group: tuple[int, int] | None = None


def read_heading(text: str, folded: bytes, at: Line) -> Head | None:
    """Return what the line heads (its bullet not counted), or None for a criterion."""
    start = at.body
    line = folded[start : at.end]
    if 0xFF in line:
        other = _other_alphabet(text[start : at.end], start)
        if other is not None:
            return other
    head = (_read_again if len(line) <= _REPEATED else _read_line)(line, at.marker.style)
    if head is None or not start:
        return head
    group = head.group
    return Head(head.rank, head.kind, head.end + start, (group[0] + start, group[1] + start) if group else None)


def _read_line(line: bytes, style: str) -> Head | None:
    """What a folded line under a bullet of some style heads, places counted from its first letter."""
    emphasised = line.endswith((b"**", b"__")) or style.startswith("bullet#")
    marked = style != "" and not emphasised
    length = len(line)
    colon = line.find(b":")
    if colon < 0 and length > LONGEST:
        return None
    if colon > 14 and line.startswith(words.PDQ):
        return Head(4, None, colon + 1)
    if length > _DASHED and b"--" in line and line.startswith(words.DASHED):
        return Head(4, None, line.find(b"--") + 2)
    if b"riter" in line or b"ryter" in line or b"equirement" in line or (b"lusion" in line and b" c" in line):
        term = words.TERM.search(line[:LONGEST])
        if term is not None:
            return _with_term(line, 0, term.lastindex or 0, term.start(), term.end(), marked)
        if line.startswith(b"additional criteria for") and not marked:
            return Head(3, None, length, _span(line, 0, line.strip(_TRIM)))
    ends_open = emphasised or line.rstrip(b" *_").endswith(_OPEN)
    if ends_open or length < _SHORT or b"follow" in line:
        core = line.strip(_TRIM)
        return _boilerplate(line, core, 0, ends_open, marked) or _subject(line, core, 0, ends_open, marked)
    return _excluded_until_colon(line, 0) if 0 < colon < _SHORT else None


_DASHED = 22
_REPEATED = 60
"""Bytes of a line beyond which it is not worth to be remembered: few longer ones come again."""
_read_again = lru_cache(maxsize=1 << 14)(_read_line)


_OPEN = (b":", b" if", b" they", b" you", b" who")
_SHORT = 14
_KINDS: tuple[Kind | None, ...] = (None, None, "exclusion", "inclusion")


def _with_term(line: bytes, start: int, which: int, term_start: int, term_end: int, marked: bool) -> Head | None:
    """A line that names its list: "Key inclusion criteria (part A):"."""
    before, after = line[:term_start], line[term_end:]
    if len(before) > 90 or b". " in before or not _NOT_A_HEADING.isdisjoint(before.translate(_SPLIT).split()):
        return None
    kind: Kind | None = "unclear" if which == 1 else _KINDS[which]
    colon = after.find(b":")
    if colon >= 0 and colon < 120:
        return _named_until_colon(line, start, (term_start, term_end), term_end + colon, kind)
    if after.strip(_TRIM) == b"" or not _says_something(before, after, marked):
        return Head(1, kind, start + len(line), _group_in(line, start, (term_start, term_end), len(line)))
    if not marked and not before.strip(_TRIM) and after[:2] in (b" -", b"- ", b". "):
        return Head(1, kind, start + term_end)
    return None


def _named_until_colon(line: bytes, start: int, term: tuple[int, int], colon: int, kind: Kind | None) -> Head:
    rest = line[colon + 1 :].strip(_TRIM)
    group = None
    end = colon + 1
    if rest and len(rest) < 60 and words.GROUP.is_all(rest):
        group, end = _span(line, start, rest), len(line)
    elif not rest:
        end = len(line)
    return Head(1, kind, start + end, group or _group_in(line, start, term, colon))


def _says_something(before: bytes, after: bytes, marked: bool) -> bool:
    """A sentence that only mentions criteria, rather than a heading without its colon."""
    said = after.translate(_SPLIT).split()
    if len(before.split()) + len(said) > 14 or after[:1] == b",":
        return True
    verbs = {b"is", b"will", b"must", b"have", b"has", b"should", b"would", b"be", b"was", b"were", b"above", b"met"}
    if not _NOT_A_HEADING.isdisjoint(said) or not verbs.isdisjoint(said):
        return True
    return marked and not after.lstrip().startswith((b"for ", b"(", b"-", b"are", b"of "))


def _group_in(line: bytes, start: int, term: tuple[int, int], colon: int) -> tuple[int, int] | None:
    """The cohort a section heading names: "for healthy volunteers", "(Part B)", "- Donor", "Stratum 1"."""
    for piece in (line[term[1] : max(colon, term[1])], line[: term[0]]):
        core = piece.strip(b" :.-*_#=\x95()[],").removeprefix(b"for ").removeprefix(b"the ")
        said = [word.strip(b"./-'") for word in core.translate(_SPLIT).split()]
        if any(word not in words.BOILERPLATE and word not in words.QUALIFIERS for word in said if word):
            return _span(line, start, core)
    return None


def _span(line: bytes, start: int, piece: bytes) -> tuple[int, int]:
    at = line.find(piece)
    return start + at, start + at + len(piece)


def _boilerplate(line: bytes, core: bytes, start: int, ends_open: bool, marked: bool) -> Head | None:
    """A sentence of nothing but set phrases: "You may not be able to join this study if:"."""
    said = core.translate(_SPLIT).split()
    if not said or len(said) > 40:
        return None
    if said[-1] in words.BARE_EX or said[-1] in words.BARE_IN:
        bare = _bare(core, start, len(line), said, ends_open, marked)
        if bare is not None:
            return bare
    if not (ends_open or b"following" in said):
        return None
    if any(word.strip(b"./-'") not in words.BOILERPLATE for word in said):
        return _excluded_within(line, core, start, ends_open)
    if words.NEGATIVE.is_in(core):
        return Head(2 if marked or b"exclude" in core else 1, "exclusion", start + len(line))
    if words.POSITIVE.is_in(core) and not (marked and _ALTERNATIVES.intersection(said)):
        return Head(2 if marked or b"must" in core else 1, "inclusion", start + len(line))
    return None


def _bare(core: bytes, start: int, length: int, said: list[bytes], ends_open: bool, marked: bool) -> Head | None:
    """One word, perhaps with a cohort before it: "Exclusion", "Stratum II exclusion:"."""
    word = said[-1]
    kind: Kind = "exclusion" if word in words.BARE_EX else "inclusion"
    rank = 1 if word.endswith((b"on", b"ons", b"ility")) else 2
    if len(said) == 1 and (ends_open or not marked):
        return Head(rank, kind, start + length)
    before = core[: -len(word)].strip()
    if rank == 1 and ends_open and before and words.GROUP.is_all(before):
        return Head(1, kind, start + length, (start, start + len(before)))
    return None


_ALTERNATIVES = frozenset((b"one", b"any", b"either"))  # "Must meet one of the following:" is asked itself
_ASKED = (b"such as", b"known", b"history", b"defined")  # "Patients with known heart disease such as:"


def _excluded_within(line: bytes, core: bytes, start: int, ends_open: bool) -> Head | None:
    """ "Excluded within 30 days of study entry:", "Prior medication: excluded:" """
    if ends_open and (core.startswith(b"excluded") or core.endswith(b": excluded")) and len(core) < 80:
        return Head(2, "exclusion", start + len(line))
    return None


def _excluded_until_colon(line: bytes, start: int) -> Head | None:
    """ "Excluded: cardiac glycosides", "Exclusion: pregnancy" with the criterion on the same line."""
    head, colon, _ = line.partition(b":")
    word = head.strip(_TRIM)
    if not colon or b" " in word:
        return None
    if word in words.BARE_EX:
        return Head(2 if word == b"excluded" else 1, "exclusion", start + len(head) + 1)
    if word in words.BARE_IN and word != b"eligible":
        return Head(2 if word == b"included" else 1, "inclusion", start + len(head) + 1)
    return None


def _subject(line: bytes, core: bytes, start: int, ends_open: bool, marked: bool) -> Head | None:
    """A cohort ("Healthy volunteers:") or a subject ("Renal:")."""
    if len(core) > 90 or not (ends_open or line.endswith(b"--")):
        return None
    if core in words.TOPICS:
        return Head(4, None, start + len(line))
    if core.startswith((b"no ", b"not ")) or not words.GROUP.is_all(core):
        return None
    if any(word in core for word in _ASKED) or (b" with" in core and not core.startswith(b"for ")):
        return None
    if marked and len(core.split()) > 1 and not words.PLAIN_GROUP.opens(core):
        return None
    return Head(3, None, start + len(line), _span(line, start, core))


def _other_alphabet(line: str, start: int) -> Head | None:
    """Headings of Chinese, Japanese, Korean, Cyrillic, Greek, Arabic and Hebrew registrants."""
    lowered = line[:60].lower()
    for kind, terms in words.OTHER_ALPHABETS:
        for term in terms:
            at = lowered.find(term)
            if 0 <= at <= 12:
                end = at + len(term)
                end += len(line[end:]) - len(line[end:].lstrip(" :：】）)]*"))
                return Head(1, kind, start + end)  # type: ignore[arg-type]
    return None
