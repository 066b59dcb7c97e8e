"""Cut lines of old records on which criteria follow each other with nothing between but a capital letter.

"Not pregnant or nursing Fertile patients must use effective contraception No other malignancy": records of the
Physician Data Query lost their line breaks on the way into the registry.
"""

from __future__ import annotations

from plaintrial.eligibility.lines import MAX_LINES, Line
from plaintrial.eligibility.pattern import find_spans, folded_pattern

_BEGINS = folded_pattern(
    rb"[a-z0-9)%.;] (?:no (?:[a-z]|\d)|not (?:pregnant|a |eligible|at )|must |at least |more than |less than "
    rb"|greater than |prior |concurrent |recovered |see disease|fertile |able to|willing|measurable |bidimensional"
    rb"|histologic|cytologic|diagnosis of|adequate |negative |hiv |creatinine |bilirubin |sgot|sgpt|ast |alt |wbc |anc "
    rb"|platelet"
    rb"|absolute |h(?:a?e)moglobin |hematocrit |alkaline |ejection |lvef |fev1|dlco |ineligible |patients |recurrent "
    rb"|normal |acceptable |serum |total bili|granulocyte|lymphocyte coun|bun |pt |ptt |calcium |albumin |blood "
    rb"|failed |received |relapsed |planned |evaluable |pregnant |life expectanc|performance statu|karnofsky |ecog "
    rb"|stage |hepatitis |effective contra|transaminases |second )"
)
_JOINS = frozenset(
    b"or and with of the in to for by than a an no not any from on as at is are be if unless except either plus "
    b"following other all each both per vs have has had non must should may that which who".split()
)
_SHOUTED = (b"prior ", b"concurrent ", b"patients", b"measurable")
_LINE_START = 2
_FARTHEST = 400  # bytes back in which an open bracket is looked for


def cut_unpunctuated(text: str, folded: bytes, lines: list[Line]) -> list[Line]:
    """Return the lines cut where a new criterion begins with a capital; the parts stand side by side."""
    starts = [start + _LINE_START for start, _ in find_spans(_BEGINS, folded, len(folded))]
    result: list[Line] = []
    upto = 0
    for line in lines:
        result.append(line)
        end = line.end
        while upto < len(starts) and starts[upto] < end:
            at = starts[upto]
            upto += 1
            if at > line.body and len(result) < MAX_LINES and _begins(text, folded, result[-1], at):
                result[-1].end = at
                result.append(Line(at, line.indent, line.marker, at, end, False))
    return result


def _begins(text: str, folded: bytes, line: Line, at: int) -> bool:
    """Whether a criterion begins at ``at``: with a capital, outside brackets, behind a word that can end one."""
    if not text[at].isupper() or at <= line.body:
        return False
    if text[at : at + 6].isupper() and folded.startswith(_SHOUTED, at):
        return False  # "PRIOR CONCURRENT THERAPY:"
    since = max(line.body, at - _FARTHEST)
    before = folded[since:at].rsplit(None, 1)
    if not before or before[-1].strip(b"(,") in _JOINS:
        return False
    return folded.rfind(b"(", since, at) <= folded.rfind(b")", since, at)
