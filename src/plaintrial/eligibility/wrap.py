"""Join the lines of one criterion that was wrapped at a column, as mail and old registries did."""

from __future__ import annotations

from plaintrial.eligibility.headings import read_heading
from plaintrial.eligibility.lines import Line

_NARROWEST, _WIDEST, _SLACK = 55, 140, 16
_ENOUGH = 3


def join_wrapped(text: str, folded: bytes, lines: list[Line]) -> list[Line]:
    """Return the lines with continuation lines joined to the one they go on with."""
    if all(line.apart or line.marker.style for line in lines):
        return lines
    width = _width(lines)
    joined: list[Line] = []
    last = lines[0]
    for line in lines:
        goes_on = bool(joined) and _goes_on(text, last, joined[-1], line, width)
        if goes_on and not any(read_heading(text, folded, each) for each in (line, last)):
            joined[-1].end = line.end
        else:
            joined.append(line)
        last = line
    return joined


def _width(lines: list[Line]) -> int:
    """The column the text is wrapped at, or 0 where too few lines come near the longest one."""
    lengths = [line.end - line.start + line.indent for line in lines]
    longest = max(lengths)
    full = sum(length > longest - _SLACK for length in lengths)
    return longest if _NARROWEST <= longest <= _WIDEST and full >= _ENOUGH else 0


def _goes_on(text: str, last: Line, head: Line, line: Line, width: int) -> bool:
    """Whether ``line`` continues the criterion that begins at ``head``; ``last`` is the line just above."""
    if line.apart or line.marker.style or "\n" not in text[last.end : line.start]:
        return False
    stop = text[last.body : last.end].rstrip()[-1:]
    small = text[line.body].islower()
    if head.marker.style:
        if 0 < head.indent + head.body - head.start <= line.indent:
            return stop != ":" or small
        if small and stop not in ".;:":
            return True
    first = text[line.body : min(line.end, line.body + _WIDEST)].split(" ", 1)[0]
    full = last.end - last.start + last.indent + 1 + len(first) > width > 0
    return full and stop not in ".;:" and (small or bool(head.marker.style))
