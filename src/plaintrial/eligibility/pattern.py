"""Patterns over folded text: linear time whatever the text holds, one byte a character."""

from __future__ import annotations

from typing import Any

import re2

_MEMORY = 64 << 20


def folded_pattern(source: bytes) -> Any:
    """Compile ``source`` for folded bytes (Latin-1, lower case). Matches carry code-point offsets of the text.

    re2 runs in time linear in the text for each search; a pattern that ends in an optional unbounded part could
    still scan far ahead at every match, so rules here bound what they look at.
    """
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = _MEMORY
    return re2.compile(source, options)
