"""A number as registrants write it: "1,500", "1.5 x 10^9", "50 000", "twelve"."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.eligibility.pattern import folded_pattern

WORDS = {
    b"zero": 0, b"one": 1, b"two": 2, b"three": 3, b"four": 4, b"five": 5, b"six": 6, b"seven": 7, b"eight": 8,
    b"nine": 9, b"ten": 10, b"eleven": 11, b"twelve": 12, b"fourteen": 14, b"fifteen": 15, b"sixteen": 16,
    b"eighteen": 18, b"twenty-one": 21, b"twenty": 20, b"twenty four": 24, b"twenty-four": 24, b"thirty": 30,
    b"forty": 40, b"fifty": 50, b"sixty-five": 65, b"sixty": 60, b"seventy": 70, b"eighty": 80, b"ninety": 90,
    b"twice": 2, b"thrice": 3, b"double": 2, b"triple": 3, b"half": 0.5, b"a single": 1,
}  # fmt: skip
_SPELLED = b"|".join(sorted(WORDS, reverse=True))
_DIGITS = rb"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+|\d+(?:[.,]\d+)?|\.\d+)"
_POWER = (
    rb"(?: ?[x\x95*.] ?10 ?(?:\^|\*\*|e|exp)? ?\(?(?:\^)?[1-9]\d?\)?| ?e ?\+?[1-9]\d?| million| thousand| 10(?:9"
    rb"|12)|k\b)?"
)
NUMBER = rb"(?:10 ?(?:\^|\*\*|e) ?\(?\d{1,2}\)?|%s%s|(?:%s)\b)" % (_DIGITS, _POWER, _SPELLED)
"""A number, as the source of a pattern."""

_PARTS = folded_pattern(
    rb"(%s)(?: ?[x\x95*.] ?10 ?(?:\^|\*\*|e|exp)? ?\(?(?:\^)?([1-9]\d?)\)?| ?e ?\+?([1-9]\d?)| (million|thousand)|(k)"
    rb"| 10(9|12))?" % _DIGITS
)
_BARE_POWER = folded_pattern(rb"10 ?(?:\^|\*\*|e) ?\(?(\d{1,2})\)?")
_THOUSANDS = folded_pattern(rb"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_LONGEST = 40


@lru_cache(maxsize=8192)
def number_value(written: bytes) -> float | int | None:
    """The value of what ``NUMBER`` matched, an int where it is whole; None for what is no sensible number."""
    if written in WORDS:
        return WORDS[written]
    if len(written) > _LONGEST:
        return None
    power = _BARE_POWER.fullmatch(written)
    if power is not None:
        return _whole(10.0 ** int(power.group(1)))
    match = _PARTS.fullmatch(written)
    if match is None:
        return None
    digits, exponent, e_exponent, magnitude, thousand, plain_power = match.groups()
    if digits.endswith((b" 109", b" 1012")):  # "100 109/L": the sign between was lost
        digits, plain_power = digits.rsplit(b" 10", 1)
    if _THOUSANDS.is_all(digits):
        digits = digits.replace(b",", b"").replace(b" ", b"")
    value = float(digits.replace(b",", b".").replace(b" ", b""))
    if exponent or e_exponent or plain_power:
        value *= 10.0 ** int(exponent or e_exponent or plain_power)
    if magnitude or thousand:
        value *= 1e6 if magnitude == b"million" else 1e3
    return _whole(value)


def _whole(value: float) -> float | int:
    near = round(value)
    return near if abs(value - near) < 1e-9 * max(1.0, abs(value)) else round(value, 10)
