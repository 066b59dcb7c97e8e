"""What a reader asked for in the address, made sound: numbers clamped, text cut, nothing ever an error (faults D7)."""

from __future__ import annotations

from django.http import HttpRequest

from plaintrial.ground.registry_id import canonical_nct_id

LONGEST_TEXT = 200
LAST_PAGE = 100_000
MOST_VALUES = 40
_REGISTRY_SITE = "clinicaltrials.gov/"


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number from 1 to ``LAST_PAGE``; None when it is not given or is no such number."""
    raw = request.GET.get(name, "")
    if not (raw.isascii() and raw.isdigit() and len(raw) <= len(str(LAST_PAGE))):
        return None
    value = int(raw)
    return value if 1 <= value <= LAST_PAGE else None


def text(request: HttpRequest, name: str) -> str:
    """Text on one line, without NUL, at most ``LONGEST_TEXT`` characters."""
    return _line(request.GET.get(name, ""))


def texts(request: HttpRequest, name: str) -> list[str]:
    """Every value of a parameter as such a text, at most ``MOST_VALUES``."""
    return [_line(value) for value in request.GET.getlist(name)[:MOST_VALUES]]


def _line(given: str) -> str:
    return " ".join(given[: LONGEST_TEXT * 2].replace("\0", " ").split())[:LONGEST_TEXT]


def study_meant(typed: str) -> str | None:
    """The id when what was typed is nothing but a study's number, or an address of the registry's with one in it."""
    whole = canonical_nct_id(typed)
    if whole or _REGISTRY_SITE not in typed.lower():
        return whole
    steps = typed.split("?", 1)[0].split("#", 1)[0].split("/")
    return next((found for step in steps if (found := canonical_nct_id(step))), None)
