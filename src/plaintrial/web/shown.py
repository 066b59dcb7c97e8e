"""Text from outside, made fit to be printed on a page (faults B9, B16, D19). The record itself keeps every character.

Cleaning (controls, characters that turn the reading direction, mangled letters) is the record floor's. E-mail
addresses written into running text are hidden here, because contacts are shown only to a reader who asks.
"""

from __future__ import annotations

import re2
from markupsafe import Markup

from plaintrial.record.clean_text import clean

_EMAIL = re2.compile(r"[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+")
HIDDEN_EMAIL = "[e-mail address hidden]"


def shown(text: str) -> str:
    """``text`` cleaned, with every e-mail address in it hidden. Linear in its length."""
    cleaned = clean(text)
    return str(_EMAIL.sub(HIDDEN_EMAIL, cleaned)) if "@" in cleaned else cleaned


def is_seen(text: str) -> bool:
    """Whether anything of ``text`` is left to see once it is cleaned: blanks and signs without a body are not."""
    return bool(shown(text).strip())


def printed(value: object) -> object:
    """What a template prints for ``value``: markup of ours as it is, text as ``shown``, None as nothing.

    The Jinja environment calls this on every expression, so that no template can forget it.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return shown(value)
    return "" if value is None else value
