"""The words a number is of, where the rules have no name for them: "residual urine >= 50 ml"."""

from __future__ import annotations

from plaintrial.eligibility.numbers.comparison import Comparison
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import folded_pattern

_WORDS = 5
_PARTS_OF_STUDY = ("stratum", "cohort", "arm_", "group_", "part_", "phase_")
_SPACE = bytes(b if chr(b).isalnum() or chr(b) in "/-'%.+" else (32 if chr(b) in " \"'*" else 44) for b in range(256))
_STOPS = frozenset(
    b"""and or with without who have has had having patients patient subjects participants must be should will are is
    was were of the a an to for in on at by defined as if any from that than which their his her no not unless due
    except when while but following least more less, this these those only greater equal may can there been
    being documented measured known confirmed presence history evidence either both one two women men people because
    including include includes than then those during within per all need needs required requires""".split()
)
_HOLLOW = frozenset(
    b"of is was are be a an the at to score scores level levels value values by with being or in has than = as over on "
    b"greater less more for which that must should if equal and".split()
)
_DIMENSION = folded_pattern(
    rb"[ )]*in (?:the |its )?(?:greatest |longest |largest |maximum |maximal )?(size|diameter|dimension|length"
    rb"|thickness|depth|volume)"
)
_COUNTED_OUT = frozenset(b"of the following or and other time times point days".split())


def unnamed_measure(page: Page, comparison: Comparison, since: int, *, behind: bool) -> str | None:
    """The words before the number (not before ``since``) as a name, or those right behind it; None without any."""
    dimension = _DIMENSION.match(page.folded[comparison.end : comparison.end + 40]) if behind else None
    if dimension is not None:
        return str(dimension.group(1), "ascii")
    before = page.folded[max(since, comparison.start - 70) : comparison.start]
    name = _tail(before)
    if name or not behind:
        return name
    end = page.folded.find(b"\n", comparison.end)
    after = page.folded[comparison.end : min(end if end >= 0 else len(page.folded), comparison.end + 50)]
    return _head(after)


def _tail(before: bytes) -> str | None:
    said = _without_tail(before).translate(_SPACE).replace(b",", b" , ").split()
    while said and (said[-1] in _HOLLOW or said[-1] == b","):
        if said[-1] == b"," and len(said) > 1 and b"(" not in before[-3:] and b":" not in before[-3:]:
            return None
        said.pop()
    name: list[bytes] = []
    for word in reversed(said):
        if word == b"," or word in _STOPS or len(name) == _WORDS:
            break
        name.append(word)
    return _joined(reversed(name))


def _without_tail(before: bytes) -> bytes:
    """The words without "(SDS) scores of" at their end."""
    while True:
        before = before.rstrip(b" =:")
        if before.endswith(b")") and before.rfind(b"(") > 0:
            before = before[: before.rfind(b"(")]
        elif before.rpartition(b" ")[2] in _HOLLOW and b" " in before:
            before = before.rpartition(b" ")[0]
        else:
            return before


def _head(after: bytes) -> str | None:
    said = after.translate(_SPACE).replace(b",", b" , ").split()
    while said and said[0] in _HOLLOW:
        said.pop(0)
    name: list[bytes] = []
    for word in said:
        if word == b"," or word in _STOPS or word in _COUNTED_OUT or len(name) == _WORDS:
            break
        name.append(word.rstrip(b"."))
    return _joined(name)


def _joined(words: object) -> str | None:
    name = b"_".join(words).decode("latin-1").strip("_-.'/+")  # type: ignore[arg-type]
    if name.startswith(_PARTS_OF_STUDY):
        return None
    return name if any(c.isalpha() for c in name) else None
