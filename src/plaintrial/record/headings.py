"""Which lines of a registry's text are headings: "Inclusion Criteria:", "BACKGROUND", "--Disease Characteristics--"."""

from __future__ import annotations

_KNOWN_STARTS = ("inclusion", "exclusion", "eligibility", "key inclusion", "key exclusion", "main inclusion",
                 "main exclusion")  # fmt: skip
_KNOWN_ENDS = ("criteria", "criterion")
_MAX_CHARACTERS = 70
_MAX_WORDS = 8
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))


def always_heading(line: str) -> bool:
    """Whether the line is a heading wherever it stands: it closes with a colon, or is marked as one."""
    if line.startswith("#") and line.lstrip("#").startswith(" "):
        return True
    if not _is_short(line):
        return False
    if line.startswith("--") and line.endswith("--"):
        return True
    if line.startswith("**") and line.rstrip(":").endswith("**"):
        return line.count("**") == 2
    return line.endswith(":") and _reads_as_heading(line.rstrip(": "))


def lone_heading(line: str) -> bool:
    """Whether a line that stands alone between blank lines is a heading though nothing marks it."""
    if not _is_short(line) or line[-1] in ".;,":
        return False
    words = line.lower().split()
    if line.lower().startswith(_KNOWN_STARTS) and any(w.strip(":") in _KNOWN_ENDS for w in words[:3]):
        return True
    letters = [char for char in line if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters) and not any(c.isdigit() for c in line)


def heading_words(text: str) -> str:
    """The heading's words without what marks it as one."""
    bare = text.lstrip("#").strip().strip("*").rstrip(": ").strip()
    if bare.startswith("--") and bare.endswith("--"):
        bare = bare.strip("- ").rstrip(": ")
    return bare or text


def _is_short(line: str) -> bool:
    return 0 < len(line) <= _MAX_CHARACTERS and len(line.split()) <= _MAX_WORDS


def _reads_as_heading(line: str) -> bool:
    words = line.split()
    if not words or not line[0].isupper() or any(mark in line for mark in (". ", "; ", "? ")):
        return False
    if line.lower().startswith(_KNOWN_STARTS) or (words[-1].lower() in _KNOWN_ENDS and len(words) <= 4):
        return True
    return len(words) <= 3 or all(w.lower() in _SMALL_WORDS or not w[0].islower() for w in words)
