"""Cut lines on which a sponsor typed several criteria, or a heading and its criteria, without a line break."""

from __future__ import annotations

from bisect import bisect_right

from plaintrial.eligibility.lines import MAX_LINES, Line, split_lines
from plaintrial.eligibility.marker import BULLET, DOTTED, NO_MARKER, NUMBER
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.unpunctuated import cut_unpunctuated

_INLINE = folded_pattern(
    rb"[ .;:,)](?:(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}\.\d{1,2}[.)]? |- ) *[a-z(>\xbb\xab<]"
    rb"|[*\x95] *[a-z0-9(>\xbb\xab<])"
)
_NUMBER = b"0123456789."
_DASH = 0x2D
_TIMES = (b"10", b"uln", b"unl", b"lln", b"uno")
_HEAD = folded_pattern(
    rb"(?:(?:disease characteristics|patient characteristics|prior concurrent therapy):"
    rb"|--(?:disease|patients?|population) characteristics--|--prior/concurrent therapy--"
    rb"|(?:key |main )?(?:(?:in|ex)clusion|eligibility)(?: criteri(?:a|on|um))? ?[:(-]"
    rb"|(?:in|ex)clusion criteria [*\x95-]"
    rb"|criteres? d(?:'|e )(?:non[- ]?inclusion|inclusion|exclusion)"
    rb"|criterios? de (?:inclusion|exclusion|inclusao|exclusao)"
    rb"|(?:ein|aus)schlus{1,2}kriterien|criteri di (?:in|es)clusione) ?[:*\x95(-]?"
)
_TOPIC = folded_pattern(
    rb"\b(?:age|sex|menopausal status|performance status|life expectancy|hematopoietic|hepatic|renal|cardiovascular"
    rb"|pulmonary|neurologic|immunologic|other|biologic therapy|chemotherapy|endocrine therapy|radiotherapy|surgery"
    rb"|hormone receptor status):"
)
_NOT_BEFORE = frozenset(b"meet meets meeting the following any of all these and no or und et y e og och other".split())


def cut_run_on(text: str, folded: bytes, lines: list[Line]) -> list[Line]:
    """Return ``lines`` with run-on ones cut where a heading or the next number begins."""
    if not lines:
        return lines
    cuts, pdq = _heading_cuts(text, folded, lines)
    if cuts:
        lines = _apply(folded, lines, cuts)
    if pdq:
        lines = cut_unpunctuated(text, folded, lines)
    marks = _inline_marks(text, folded, lines)
    return _apply(folded, lines, marks) if marks else lines


def _heading_cuts(text: str, folded: bytes, lines: list[Line]) -> tuple[set[int], bool]:
    """Where headings begin, and whether the text is one of the Physician Data Query."""
    bodies = {line.body for line in lines}
    cuts: set[int] = set()
    pdq = False
    for at, _ in find_spans(_HEAD, folded, len(folded)):
        pdq = pdq or folded[at : at + 8] in (b"disease ", b"patient ", b"prior co", b"--diseas", b"--patien")
        begins = at + 2 if folded[at] == _DASH else at
        if begins not in bodies and text[begins].isupper() and _ends_something(folded, at):
            cuts.add(at)
    if pdq:
        cuts |= _topic_cuts(text, folded, bodies)
    return cuts, pdq


def _ends_something(folded: bytes, at: int) -> bool:
    before = folded[max(0, at - 24) : at].rsplit(b"\n")[-1].split()
    return bool(before) and before[-1] not in _NOT_BEFORE and folded[at - 1 : at] in (b" ", b".", b")", b";")


def _topic_cuts(text: str, folded: bytes, bodies: set[int]) -> set[int]:
    """Subject headings of PDQ records on a line of several, each with what stands under it."""
    cuts: set[int] = set()
    for at, after in find_spans(_TOPIC, folded, len(folded)):
        line_end = folded.find(b"\n", after)
        crowded = bool(folded[after : line_end if line_end >= 0 else len(folded)].strip())
        if text[at].isupper() and (at not in bodies or crowded):
            cuts.update((at, after) if crowded else (at,))
    return cuts - bodies


def _inline_marks(text: str, folded: bytes, lines: list[Line]) -> set[int]:
    """Where the next number or bullet of a list begins in the middle of a line."""
    by_line: dict[int, list[tuple[int, bytes, bool]]] = {}
    starts = [line.body for line in lines]
    for start, end in find_spans(_INLINE, folded, len(folded)):
        at = start + 1
        which = bisect_right(starts, at) - 1
        if which >= 0 and at > lines[which].body and at < lines[which].end:
            by_line.setdefault(which, []).append((at, _mark(folded, at, end), text[end - 1].isupper()))
    cuts: set[int] = set()
    for which, marks in by_line.items():
        cuts.update(_list_in_line(folded, lines[which], marks))
    return cuts


def _mark(folded: bytes, at: int, end: int) -> bytes:
    """The number, without its dot or brackets, or the sign that stands at a place."""
    typed = folded[at:end].lstrip(b"(")
    digits = typed[: len(typed) - len(typed.lstrip(_NUMBER))]
    return digits.rstrip(b".") or typed[:1]


def _list_in_line(folded: bytes, line: Line, marks: list[tuple[int, bytes, bool]]) -> list[int]:
    style = line.marker.style
    own = line.marker.place if style.startswith((NUMBER, DOTTED)) else 0
    numbers = _sequence([m for m in marks if m[1].isdigit()], own if style.startswith(NUMBER) else 0)
    dotted = _dotted_sequence([m for m in marks if b"." in m[1]])
    signs = [
        at for at, sign, _ in marks if sign in b"*\x95" and not folded[at + 1 : at + 6].lstrip().startswith(_TIMES)
    ]
    dashes = [at for at, sign, capital in marks if sign == b"-" and capital]
    if dashes and not (style == BULLET + "-" or folded[line.body : dashes[0]].rstrip().endswith(b":")):
        dashes = []
    return numbers + dotted + signs + dashes


def _sequence(marks: list[tuple[int, bytes, bool]], own: int) -> list[int]:
    """The marks that count on from the line's own number, or from 1 with at least a 2 behind it."""
    expected, found = own + 1, []
    for at, digits, capital in marks:
        if int(digits) == expected and (capital or not own):
            found.append(at)
            expected += 1
    return found if own or len(found) > 1 else []


def _dotted_sequence(marks: list[tuple[int, bytes, bool]]) -> list[int]:
    """1.1, 1.2, 1.3 with capitals: a list; "1.5 x" alone: a number."""
    found: list[int] = []
    before = (-1, -1)
    for at, typed, capital in marks:
        major, minor = map(int, typed.split(b"."))
        if capital and (minor == 1 or (major, minor - 1) == before):
            found.append(at)
            before = (major, minor)
    return found if len(found) > 1 else []


def _apply(folded: bytes, lines: list[Line], cuts: set[int]) -> list[Line]:
    """Cut the lines; the pieces of one line stand one step further in than its beginning."""
    ordered = sorted(cuts)[:MAX_LINES]
    result: list[Line] = []
    upto = 0
    for line in lines:
        result.append(line)
        end = line.end
        while upto < len(ordered) and ordered[upto] < end:
            at = ordered[upto]
            upto += 1
            if at > result[-1].body:
                result[-1].end = at
                until = min(ordered[upto] if upto < len(ordered) else end, end)
                result.append(_piece(folded, at, line.indent + _STEP, until, end))
    return result


_STEP = 2


def _piece(folded: bytes, at: int, indent: int, until: int, end: int) -> Line:
    """The line that begins at ``at``; its bullet is looked for before ``until``, where the next one begins."""
    piece = split_lines(folded[at:until])
    if not piece:
        return Line(at, indent, NO_MARKER, until, end, False)  # signs only: they go with what follows
    first = piece[0]
    return Line(at + first.start, indent, first.marker, at + first.body, end, False)
