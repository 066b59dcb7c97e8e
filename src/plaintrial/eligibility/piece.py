"""A stretch of the text on its way to become a criterion or a heading."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.headings import Head
from plaintrial.eligibility.lines import Line


class Piece(msgspec.Struct, gc=False):
    """A stretch ``text[start:end]`` that will be a criterion or, with ``head``, a heading."""

    line: Line
    start: int
    end: int
    head: Head | None
