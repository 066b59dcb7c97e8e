"""Links in mail: a row's public number and a proof, made for one purpose. Nothing of them is in the database.

A token is 32 bytes in base64: 16 of the row's ``ref`` and 16 of the proof. A token for reading cannot stop, one of A
does not act on B, and an unknown row looks like a wrong proof (faults D10, E18).
"""

from __future__ import annotations

import base64
import binascii
import uuid
from typing import Literal

from plaintrial.watches.keys import ring

Purpose = Literal["confirm", "manage", "stop", "bounce"]
_REF = 16
_LENGTH = 43


def token(purpose: Purpose, ref: uuid.UUID) -> str:
    """The token of a row."""
    return base64.urlsafe_b64encode(ref.bytes + ring().proof(purpose, ref.bytes)).decode().rstrip("=")


def ref_of(purpose: Purpose, text: str) -> uuid.UUID | None:
    """The row a token was made for; None when it was not made here, or for another purpose."""
    if len(text) != _LENGTH:
        return None
    try:
        data = base64.b64decode(text + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    ref, proof = data[:_REF], data[_REF:]
    return uuid.UUID(bytes=ref) if ring().proves(purpose, ref, proof) else None
