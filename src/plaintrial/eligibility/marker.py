"""Bullets, numbers and letters that sponsors type before a criterion, and what level of a list they speak of."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import folded_pattern

BULLET, NUMBER, DOTTED, LETTER, ROMAN, CODED = "bullet", "number", "dotted", "letter", "roman", "coded"


class Marker(msgspec.Struct, frozen=True, gc=False):
    """``style`` tells lists apart, ``place`` is the position in the list (0: not numbered)."""

    style: str
    place: int = 0


NO_MARKER = Marker("")
_BULLETS: dict[bytes, Marker] = {}

_NUMBERED = folded_pattern(
    rb"(?:[(\[]?#?(\d{1,3}) ?[.)\]:]+(?:[^\d.)]|$)"
    rb"|(\d{1,2}(?:\.\d{1,2}){1,3})[.):]* +[a-z(>\xbb]"
    rb"|(\d{1,2}) ?- +[a-z]"
    rb"|((?:i|e|ic|ec|in|ex|inc|exc|inclusion|exclusion) ?[-#]? ?\d{1,2})[.):]+(?:[^\d]|$)"
    rb"|[(\[]?([ivx]{1,5})[.)\]:](?:[ (]|$)"
    rb"|[(\[]?([a-z])[.)\]:](?:[ (]|$)"
    rb")",
)
_FORMS = (NUMBER, DOTTED, "dashed", CODED, ROMAN, LETTER)
_UNIT_AFTER = folded_pattern(rb"(?: *x | *times|%| *mg| *g/| *mmol| *ml| *cm| *mm| *years?| *weeks?| *months?)")
_ROMAN_VALUES = {b"i": 1, b"v": 5, b"x": 10}
_AFTER = b" .)]:-"
_LONGEST = 40


def bullet(typed: bytes) -> Marker:
    """The marker of a run of bullet signs; ``* -`` is another level than ``*``."""
    known = _BULLETS.get(typed)
    if known is None:
        known = Marker(BULLET + typed.replace(b" ", b"").decode("latin-1")[:4])
        if len(_BULLETS) < 256:
            _BULLETS[typed[:64]] = known
    return known


def read_number(rest: bytes) -> tuple[Marker, int] | None:
    """Return the numbering that ``rest`` begins with and where the words after it begin, or None.

    Whether a single letter is a marker ("H. pylori") is the caller's to tell: it knows the letters before.
    """
    plain = rest[:4].split(b".", 1)
    if len(plain) == 2 and plain[0].isdigit() and rest[len(plain[0]) + 1 : len(plain[0]) + 2] == b" ":
        return Marker(NUMBER + ".", int(plain[0])), len(rest) - len(rest[len(plain[0]) + 1 :].lstrip(_AFTER))
    match = _NUMBERED.match(rest, 0, _LONGEST)
    if match is None:
        return None
    group = match.lastindex
    value, after = match.group(group), match.end(group)
    marker = _marker(_FORMS[group - 1], value, rest, after)
    return None if marker is None else (marker, len(rest) - len(rest[after:].lstrip(_AFTER)))


def _marker(form: str, value: bytes, rest: bytes, after: int) -> Marker | None:
    delimiter = chr(rest[after])
    if form == DOTTED:
        parts = value.split(b".")
        return None if _UNIT_AFTER.match(rest, after) else Marker(DOTTED + str(len(parts)), int(parts[-1]))
    if form == CODED:
        return Marker(CODED, int(value.lstrip(b"abcdefghijklmnopqrstuvwxyz -#")))
    if form == ROMAN and len(value) > 1:
        return Marker(ROMAN, roman_value(value))
    if form in (ROMAN, LETTER):
        return Marker(LETTER + delimiter, value[0] - 96)
    return Marker(NUMBER + ("(" if rest[0] in b"([" else delimiter), int(value))


def roman_value(numeral: bytes) -> int:
    """Value of a lower-case roman numeral of i, v, x."""
    digits = [_ROMAN_VALUES[numeral[i : i + 1]] for i in range(len(numeral))]
    return sum(-d if d < n else d for d, n in zip(digits, [*digits[1:], 0], strict=True))
