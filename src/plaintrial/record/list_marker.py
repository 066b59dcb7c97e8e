"""What begins an item of a list in a registry's text: the registry's own bullets, and those sponsors typed.

``* ``, ``- ``, ``• ``, ``1.``, ``1)``, ``(1)``, ``a)``, ``(i)``, ``A.``, each perhaps with escapes (``1\\.``, ``\\-``).
"""

from __future__ import annotations

import msgspec

_GLYPHS = "•·▪●■○◦▫□➢➤→►‣⁃∙❖✓✔"
_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}
_MAX_DIGITS = 3


class Marker(msgspec.Struct, frozen=True):
    """``kind``: "*" a bullet, "1" a number, "a"/"A" a letter, "i"/"I" a roman number, with its ``ordinal``.

    ``typed``: as it stands in the text, without escapes. ``width``: characters up to the item's text.
    """

    kind: str
    ordinal: int
    typed: str
    width: int

    @property
    def ordered(self) -> bool:
        """Whether the items are numbered."""
        return self.kind != "*"


def markers_at(line: str) -> tuple[Marker, ...]:
    """What the start of ``line`` (no leading blanks) may be read as; "i." is a letter and a roman number."""
    if not line or (line[0].isalpha() and not _could_enumerate(line)):
        return ()
    if (bullet := _bullet(line)) is not None:
        return (bullet,)
    return _enumerators(line)


def _could_enumerate(line: str) -> bool:
    """Whether a line that begins with a letter may begin an item; quick, for most lines do not."""
    head = line[:6]
    return ")" in head or "." in head or head[0] in "oO"


def _bullet(line: str) -> Marker | None:
    escaped = line[0] == "\\"
    glyph, rest = line[escaped : escaped + 1], line[escaped + 1 :]
    if not glyph or not _is_bullet(glyph, rest, escaped):
        return None
    return Marker("*", 0, glyph, 1 + escaped + _blanks(rest))


def _is_bullet(glyph: str, rest: str, escaped: bool) -> bool:
    spaced = rest == "" or rest[0] == " "
    if glyph in _GLYPHS:
        return True
    if glyph in "-–—":
        return spaced or rest[0].isalpha()
    if glyph in "*+":
        return spaced and not (escaped and glyph == "*")
    return glyph == "o" and not escaped and rest[:1] == " " and rest.lstrip()[:1].isupper()


def _enumerators(line: str) -> tuple[Marker, ...]:
    opening = 2 if line.startswith("\\(") else 1 if line[0] == "(" else 0
    label = _label(line[opening : opening + 6])
    rest = line[opening + len(label) :]
    escaped = rest[:1] == "\\"
    closer = rest[escaped : escaped + 1]
    tail = rest[escaped + 1 :]
    if not label or closer not in ((")",) if opening else (")", ".")) or not _may_follow(label, closer, tail):
        return ()
    width = opening + len(label) + escaped + 1 + _blanks(tail)
    typed = ("(" if opening else "") + label + closer
    return tuple(Marker(kind, ordinal, typed, width) for kind, ordinal in _readings(label))


def _label(text: str) -> str:
    if text[:1].isdigit():
        return text[: next((n for n, char in enumerate(text) if not _digit(char)), len(text))]
    return text[: next((n for n, char in enumerate(text) if not (char.isascii() and char.isalpha())), len(text))]


def _digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def _may_follow(label: str, closer: str, tail: str) -> bool:
    if tail == "" or tail[0] == " ":
        # "E. coli" and "e.g. this" begin no item; "A. Adults" does
        return not (label.isalpha() and closer == "." and label.isupper() and tail.lstrip()[:1].islower())
    return label.isdigit() and not tail[0].isdigit() and (closer == ")" or tail[0].isupper() or tail[0] in "≥≤<>\\(")


def _readings(label: str) -> list[tuple[str, int]]:
    if label.isdigit():
        return [("1", int(label))] if len(label) <= _MAX_DIGITS else []
    if label not in (label.lower(), label.upper()):
        return []
    upper = label.isupper()
    found = [("A" if upper else "a", ord(label.lower()) - ord("a") + 1)] if len(label) == 1 else []
    roman = _roman(label.lower())
    return [*found, ("I" if upper else "i", roman)] if roman else found


def _roman(label: str) -> int:
    """The value of a small roman number; 0 when it is none."""
    if any(char not in _ROMANS for char in label):
        return 0
    values = [_ROMANS[char] for char in label]
    total = sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
    return total if 0 < total < 40 else 0


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
