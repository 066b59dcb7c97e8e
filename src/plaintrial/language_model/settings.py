"""Which endpoint, which model, with how much patience."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from plaintrial.ground.errors import UserError

_PATH = "/chat/completions"


class EndpointSettings(msgspec.Struct, frozen=True):
    """``url``: where questions are posted. ``seconds``: for a whole answer. ``most_bytes``: no answer is longer."""

    url: str
    model: str = "default"
    key: str = ""
    seconds: float = 60.0
    most_bytes: int = 100_000

    def __repr__(self) -> str:
        """Without the key: settings end up in messages."""
        return f"EndpointSettings(url={self.url!r}, model={self.model!r})"


def settings_from(environment: Mapping[str, str]) -> EndpointSettings | None:
    """The settings in ``PLAINTRIAL_LLM_URL``, ``_MODEL``, ``_KEY`` and ``_SECONDS``; None where there is no URL.

    ``UserError`` for an address that is none, or a time that is no number of seconds.
    """
    base = environment.get("PLAINTRIAL_LLM_URL", "").strip().rstrip("/")
    if not base:
        return None
    try:
        parts = urlsplit(base)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        usable = False
    if not usable:
        raise UserError("PLAINTRIAL_LLM_URL is no address of an endpoint. Write e.g. http://127.0.0.1:8080/v1")
    return EndpointSettings(
        url=base if base.endswith(_PATH) else base + _PATH,
        model=environment.get("PLAINTRIAL_LLM_MODEL", "default"),
        key=environment.get("PLAINTRIAL_LLM_KEY", ""),
        seconds=_seconds(environment.get("PLAINTRIAL_LLM_SECONDS", "60")),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise UserError("PLAINTRIAL_LLM_SECONDS must be a number of seconds up to 3600")
    return seconds
