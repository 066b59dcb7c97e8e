"""A question to a person: what it asks, why, how it is answered and what an answer costs them."""

from __future__ import annotations

from typing import Literal

import msgspec

Answer = Literal["number", "yes_no", "choice"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """``text`` asks "you", ``of_other`` asks of the person someone is looking for; ``why`` says why it matters.

    ``answer`` is a number in ``unit``, yes or no, or one of ``choices`` (the value and its words). "I don't know" is
    always one more. ``when`` is asked after a yes: how long ago, "" where no criterion looks at the time.
    ``name``: what is measured, where the question is only that. ``effort``: 1 known at once, 2 to be remembered or
    looked up at home, 3 in a letter or a laboratory result.
    """

    key: str
    text: str
    of_other: str
    why: str
    answer: Answer = "yes_no"
    unit: str | None = None
    choices: tuple[tuple[int | str, str], ...] = ()
    when: str = ""
    name: str = ""
    effort: int = 1
