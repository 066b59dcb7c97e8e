"""Registry identifiers, and what people type in their place.

ClinicalTrials.gov ids are ``NCT`` and 8 digits. The registry itself takes lower case and ids without their
leading zeros, and redirects; so do we (faults B1, B2).
"""

from __future__ import annotations

import unicodedata

_PREFIX = "NCT"
_DIGITS = 8


def is_nct_id(text: str) -> bool:
    """Whether ``text`` is a canonical ClinicalTrials.gov id, to the letter."""
    digits = text[len(_PREFIX) :]
    return text.startswith(_PREFIX) and len(digits) == _DIGITS and digits.isascii() and digits.isdigit()


def canonical_nct_id(text: str) -> str | None:
    """The canonical id meant by ``text`` (case, full-width digits, missing zeros, blanks), else None."""
    folded = unicodedata.normalize("NFKC", text)
    shown = "".join(c for c in folded if unicodedata.category(c) != "Cf").strip().upper()
    digits = shown.removeprefix(_PREFIX).lstrip(": ")
    if digits == shown or not digits.isascii() or not digits.isdigit() or len(digits) > _DIGITS:
        return None
    return None if int(digits) == 0 else f"{_PREFIX}{int(digits):0{_DIGITS}d}"
