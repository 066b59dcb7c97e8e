"""Comparisons: "at least 18 years", "1.5-2 x ULN", "<= 140/90 mmHg", "18 or older"."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from plaintrial.eligibility.numbers.number import NUMBER, number_value
from plaintrial.eligibility.numbers.unit import LOWER_LIMIT, UNIT, UPPER_LIMIT, unit_of
from plaintrial.eligibility.pattern import find_spans, folded_pattern, without_groups

_MORE = rb"(?:greater|more|higher|larger|bigger|longer|older|above|over|heavier|later|better|worse|wider|thicker)"
_LESS = rb"(?:less|lower|fewer|smaller|shorter|younger|below|under|lesser|earlier|thinner)"
_WHAT = rb" (?:age|score|(?:body )?weight|height|bmi|dose|level|value|total|daily dose)"
_EQUAL = rb"(?:or|and|/)/? ?(?:equals?|=|equivalent)(?: ?to| than)?"
_AGE = rb"(?: (?:the )?ages?(?: of)?)?"

_OPERATORS: tuple[tuple[str, bytes], ...] = (
    (">=", rb">\s*/?\s*=|=\s*/?\s*>|= ?or ?>|> ?or ?=(?: ?to)?|_>|>_|> ?(?:or|and|/) ?equal(?: to)?|\xbb|\xb3"
     rb"|%(more)s(?: than|,)? ?%(equal)s(?: than)?|equal(?: to)? or %(more)s(?: than| then)?|greater than/equal to"
     rb"|at (?:the )?(?:very )?least|at (?:a |the )?minimum(?: of)?|a? ?minimum(?:%(what)s)?(?: of| is| =|:)?"
     rb"|\bmin\.?(?: of)?"
     rb"|(?:no|not|never) (?:be )?%(less)s (?:than|then)|not (?:below|under)|no %(less)s than|starting (?:at|from)"
     rb"|superior or equal to"
     rb"|from the age of|since the age of|>> ?="),
    ("<=", rb"<\s*/?\s*=|=\s*/?\s*<|= ?or ?<|< ?or ?=(?: ?to)?|_<|<_|< ?(?:or|and|/) ?equal(?: to)?|\xab"
     rb"|%(less)s(?: than|,)? ?%(equal)s(?: than)?|equal(?: to)? or %(less)s(?: than| then)?|less than/equal to"
     rb"|at (?:the )?(?:very )?most|a? ?maximum(?:%(what)s)?(?: of| is| =|:)?|max\.?(?: of)?|up to(?: and including)?"
     rb"|(?:no|not|never) (?:be )?%(more)s (?:than|then)|(?:not|cannot|does not|should not|must not|may not"
     rb"|no) exceed(?:ing|s)?|not (?:above|over)"
     rb"|no %(more)s than|inferior or equal to|until(?: the)?(?: age)?(?: of)?"),
    (">", rb">+|%(more)s (?:than|then)|(?:that|which)? ?exceed(?:s|ing|ed)?|in excess of|superior to|over|above|beyond"
        rb"|older|greater|exceeds?"),
    ("<", rb"<+|%(less)s (?:than|then)|inferior to|below|under|younger|less|fewer|lower"),
    ("=", rb"==?|equals?(?: to)?|exactly"),
    ("between", rb"(?:in the )?(?:range|ranges|ranging|ranged)(?: (?:is|of|from|between|=|:))*|between|from"
        rb"|within the range of|within"),
)  # fmt: skip


def _source(source: bytes) -> bytes:
    return source % {b"what": _WHAT, b"more": _MORE, b"less": _LESS, b"equal": _EQUAL}


OPERATOR = b"(?:%s)" % b"|".join(_source(source) for _, source in _OPERATORS)
_SIGN = b"(?:%s)" % b"|".join(_source(source) for name, source in _OPERATORS if name != "between")
_OPERATOR_OF = tuple((name, folded_pattern(_source(source))) for name, source in _OPERATORS)

_SUFFIXES: tuple[tuple[str, bytes], ...] = (
    (">=", rb"\+|(?:or|and|&) ?(?:%(more)s|up|upwards?|beyond|elder|plus|>)|(?:or|and) (?:of )?%(more)s|minimum"
        rb"|at minimum|at least|onwards?|and up"),
    ("<=", rb"(?:or|and|&) ?(?:%(less)s|<)|or (?:of )?%(less)s|maximum|at maximum|at most|or smaller"),
)  # fmt: skip
SUFFIX = b"(?:%s)" % b"|".join(_source(source) for _, source in _SUFFIXES)
_SUFFIX_OF = tuple((name, folded_pattern(_source(source))) for name, source in _SUFFIXES)

_RANGE = rb"-+|to|through|thru|until|till|up to"
_JOIN = rb"and/or|and|or|&|/"
_SHAPE = (
    rb"(?:(%(op)s)%(age)s(?: of| is|:)?(?: the)? ?(?:[(\[][<>=\xbb\xab]{1,2}[)\]] ?)?(?:(?:grade|class|stage|type|score"
    rb"|level)(?: of)? ?)?|\b)(%(num)s)(?:th|st|nd|rd)?(?: ?(%(unit)s))?"
    rb"(?: ?(%(range)s|%(join)s) ?(?:(%(sign)s)%(age)s(?: of)? ?)?(?:the age of )?(%(num)s) ?(%(unit)s)?)?"
    rb"(?:,? ?(%(suffix)s)\b(?: (%(unit)s))?|(\+) ?(%(unit)s)?)?"
) % {
    b"op": OPERATOR,
    b"sign": _SIGN,
    b"age": _AGE,
    b"num": NUMBER,
    b"unit": UNIT,
    b"range": _RANGE,
    b"join": _JOIN,
    b"suffix": SUFFIX,
}
_LIST = rb"\b(\d{1,2}(?: ?, ?\d{1,2})+,? ?(?:or|and|&) ?\d{1,2})\b"
_LIMIT = rb"(%s)(?: the)? ?(%s|%s)" % (OPERATOR, UPPER_LIMIT, LOWER_LIMIT)
_FIND = folded_pattern(without_groups(b"|".join((_LIST, _SHAPE, _LIMIT))))
_PARSE_LIST, _PARSE_SHAPE, _PARSE_LIMIT = map(folded_pattern, (_LIST, _SHAPE, _LIMIT))
_OF_LIMITS = (b"ln", b"nl", b"normal", b"upper", b"lower")
"""Letters, one of which stands in every limit."""
_LONGEST = 160


class Bound(msgspec.Struct, frozen=True, gc=False):
    """One side of a comparison. ``op`` is a sign, "in" for a list of values, "" for a number alone."""

    op: str
    value: float | int | str | tuple[float | int | str, ...]
    unit: str | None
    kind: str | None


class Comparison(msgspec.Struct, gc=False):
    """What stands at ``start:end`` of the folded text; ``shape`` is shared by all that are written alike."""

    start: int
    end: int
    shape: Shape


class Shape(msgspec.Struct, frozen=True, gc=False):
    """A comparison as written. ``word`` is its operator's word, ``age`` whether the word age stands in it."""

    bounds: tuple[Bound, ...]
    word: bytes = b""
    age: bool = False
    pair: bool = False  # two numbers with a slash: 140/90
    start: int = 0  # where in the match it begins and ends: one match may hold two comparisons
    end: int = 0


def find_comparisons(folded: bytes, limit: int) -> list[Comparison]:
    """Return the first ``limit`` comparisons of a folded text in order."""
    found = []
    for start, end in find_spans(_FIND, folded, limit):
        if folded[end - 1] == _PLUS and folded[end : end + 1] in (b"/", b"-"):
            end -= 1  # "2 +/- diet" has no plus
        for shape in read_shapes(folded[start:end]):
            found.append(Comparison(start + shape.start, start + shape.end, shape))
    return found


_PLUS = 0x2B


@lru_cache(maxsize=1 << 15)
def read_shapes(written: bytes) -> tuple[Shape, ...]:
    """The comparisons in what the pattern matched: mostly one, two in "< 18 or > 65"."""
    if len(written) > _LONGEST:
        return ()
    if written.isdigit():
        value = number_value(written)
        return () if value is None else (Shape((Bound("", value, None, None),), end=len(written)),)
    if b"," in written and _PARSE_LIST.is_all(written):
        values = tuple(int(n) for n in written.translate(_DIGITS_ONLY).split())
        return (Shape((Bound("in", values, None, None),), end=len(written.rstrip())),)
    limited = not written[:1].isdigit() and any(map(written.__contains__, _OF_LIMITS))
    limit = _PARSE_LIMIT.fullmatch(written) if limited else None
    if limit is not None and operator_of(limit.group(1)) != "between":
        name, kind = unit_of(limit.group(2)) or (None, None)
        return (Shape((Bound(operator_of(limit.group(1)), 1, name, kind),), limit.group(1), end=len(written.rstrip())),)
    match = _PARSE_SHAPE.fullmatch(written)
    return () if match is None else _shapes(match, len(written.rstrip()))


_DIGITS_ONLY = bytes(b if chr(b).isdigit() else 32 for b in range(256))


def _shapes(match: Any, length: int) -> tuple[Shape, ...]:
    op1, number1, unit1, joiner, op2, number2, unit2, suffix, suffix_unit, plus, plus_unit = match.groups()
    first, second = number_value(number1), number_value(number2 or b"")
    if first is None:
        return ()
    name1, kind1 = _unit(unit1 or suffix_unit or plus_unit)
    name2, kind2 = _unit(unit2)
    word, age = op1 or b"", _speaks_of_age(match.group())
    op = operator_of(op1) if op1 else ""
    tail = _suffix(suffix, plus)
    if second is None or joiner is None:
        if op in ("", "between"):
            op = tail or ("<=" if word.startswith(b"within") else "")
        return (Shape((Bound(op, first, name1, kind1),), word, age, end=length),)
    if name1 is None:
        name1, kind1 = name2, kind2
    if name2 is None:
        name2, kind2 = name1, kind1
    low, high = Bound(op, first, name1, kind1), Bound(operator_of(op2) if op2 else "", second, name2, kind2)
    if joiner == b"/" and not op2 and not unit1:
        return (Shape((low, msgspec.structs.replace(high, op=op or tail)), word, age, pair=True, end=length),)
    if _is_range(joiner, op, low, high):
        if low.unit == high.unit and _number(low) > _number(high):
            low, high = high, low  # "77 to 20 letters"
        bounds = (_with(low, op if op not in ("", "between") else ">="), _with(high, high.op or "<="))
        return (Shape(bounds, word, age, end=length),)
    if joiner == b"or" and not op and not op2 and not tail and isinstance(first, int):
        return (Shape((Bound("in", (first, second), name1, kind1),), word, age, end=length),)
    written, middle = match.group(), match.start(4)
    age = _speaks_of_age(written[:middle])
    later_age = _speaks_of_age(written[middle:])
    return (
        Shape((_with(low, "" if op == "between" else op),), word, age, end=len(written[:middle].rstrip())),
        Shape(
            (_with(high, high.op or tail),),
            op2 or b"",
            later_age,
            start=match.start(5) if op2 else match.start(6),
            end=length,
        ),
    )


def _is_range(joiner: bytes, op: str, low: Bound, high: Bound) -> bool:
    """ "18-65", "between 18 and 65", ">= 18 and <= 65"; not "18 or 65" and not "5-2"."""
    if joiner == b"and" or joiner == b"&":
        return op == "between" or (op[:1], high.op[:1]) == (">", "<")
    if joiner in (b"or", b"/", b"and/or"):
        return False
    return op[:1] != "<" and (low.unit != high.unit or joiner == b"to" or _number(low) < _number(high))


def _number(bound: Bound) -> float:
    return bound.value if isinstance(bound.value, (int, float)) else 0.0


def _with(bound: Bound, op: str) -> Bound:
    return Bound(op, bound.value, bound.unit, bound.kind)


def _unit(written: bytes | None) -> tuple[str | None, str | None]:
    return (written and unit_of(written)) or (None, None)


def _suffix(suffix: bytes | None, plus: bytes | None) -> str:
    if plus:
        return ">="
    if suffix:
        return next((name for name, pattern in _SUFFIX_OF if pattern.is_all(suffix)), "")
    return ""


def _speaks_of_age(written: bytes) -> bool:
    return b"age" in written or b"old" in written or b"young" in written or b"elder" in written


@lru_cache(maxsize=1024)
def operator_of(written: bytes) -> str:
    """The sign of an operator as written; "between" for what opens a range."""
    written = written.strip()
    return next((name for name, pattern in _OPERATOR_OF if pattern.is_all(written)), "")
