"""What the browser gets before the first answer: questions, and criteria as tests of their answers."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["yes", "choice", "number", "age", "ago", "lasting"]
Outcome = Literal["fits", "does_not_fit", "ask"]
UNKNOWN = "unknown"
"""The answer "I don't know": the question is not asked again, and nothing follows from it."""


class Test(msgspec.Struct, frozen=True, array_like=True):
    """Whether the answer of question ``q`` is ``value`` (``op`` "="), or compares so with it."""

    q: int
    op: str
    value: float | int | str


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question. ``text`` speaks to the reader; ``other`` of somebody else, whose word stands at ``{p}``.

    Answers: "yes"/"no"; a value of ``choices`` (value, words); a number in ``unit``; for "age" years; for "ago" and
    "lasting" days. ``effort`` is 1 (everybody knows) to 3 (needs papers). ``of``: the question this one asks the time
    of; ``up``: the wider question whose "no" answers this one too. ``yes_if``, ``no_if``: what other answers say of it.
    For a number a "no" there means none (0). ``low`` and ``high`` bound what a number can be in its unit; 0 and 0: any.
    """

    id: str
    kind: Kind
    text: str
    other: str
    why: str = ""
    hint: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0
    effort: int = 1
    choices: tuple[tuple[str, str], ...] = ()
    of: int = -1
    up: int = -1
    yes_if: tuple[Test, ...] = ()
    no_if: tuple[Test, ...] = ()


class Atom(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a criterion asks, as a test of an answer.

    ``op`` "is": ``means`` says which answers make it true and which false (else "yes" and "no"); with ``t``, the
    question of the time, the days compare by ``op`` with ``v``. Otherwise a number compares. ``whole``: of a person of
    2 years or more only full years count. ``neg``: the opposite is asked. ``q`` -1: nobody is asked this.
    ``decides``: this alone can say that the person does not fit; ``gain``: how much that is worth asking for.
    """

    q: int = -1
    op: str = "is"
    v: float | int | tuple[float | int, ...] = 0
    t: int = -1
    neg: bool = False
    whole: bool = False
    decides: bool = False
    gain: int = 0
    means: dict[str, bool] = {}


class Criterion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One criterion. ``kind``: "i", "e" or "u" (the record does not say which). ``part_of``: the line above it.

    ``fits``: "all" (every atom has to be known to hold, or for an exclusion not to), "first" (the first is enough),
    or "" (answers cannot say so). ``none``: that not one of several atoms holds speaks against it. ``read`` is false
    where nothing of it was understood.
    """

    id: str
    kind: str
    text: str
    part_of: str = ""
    atoms: tuple[Atom, ...] = ()
    fits: str = ""
    none: bool = False
    read: bool = True


class StudyCheck(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The criteria of one study. ``more`` counts those that are not in the bundle."""

    id: str
    title: str = ""
    status: str = ""
    where: str = ""
    criteria: tuple[Criterion, ...] = ()
    more: int = 0


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """All that the browser needs."""

    questions: tuple[Question, ...]
    studies: tuple[StudyCheck, ...]


def bundle_json(bundle: Bundle) -> str:
    """The bundle as JSON that can stand inside of a ``<script>``."""
    return json_for_script(bundle)


def json_for_script(value: object) -> str:
    """JSON without "<" and the line separators of JavaScript: it cannot end the script it stands in."""
    text = msgspec.json.encode(value).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
