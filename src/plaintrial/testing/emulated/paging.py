"""Page tokens: opaque, and good only for the data and the parameters they were made for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets

from plaintrial.testing.emulated.reply import Refused

_SECRET = secrets.token_bytes(16)
_NOT_GOOD = "Bad pageToken: it is not one of ours, or its parameters or data have changed"


def token_for(edition: int, offset: int, key: str) -> str:
    """The token of the page that begins at ``offset``."""
    place = f"{edition}.{offset}"
    return base64.urlsafe_b64encode(f"{place}.{_seal(place, key)}".encode()).decode().rstrip("=")


def place_of(token: str, key: str) -> tuple[int, int]:
    """(edition, offset) of a token. ``Refused`` (400) when it was edited or belongs to other parameters."""
    try:
        edition, offset, seal = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode().split(".")
    except (ValueError, binascii.Error) as error:
        raise Refused(400, _NOT_GOOD) from error
    if not secrets.compare_digest(seal, _seal(f"{edition}.{offset}", key)):
        raise Refused(400, _NOT_GOOD)
    return int(edition), int(offset)


def stale() -> Refused:
    """The answer to a token whose data are no longer kept."""
    return Refused(400, _NOT_GOOD)


def _seal(place: str, key: str) -> str:
    return hashlib.blake2s(f"{place} {key}".encode(), key=_SECRET, digest_size=8).hexdigest()
