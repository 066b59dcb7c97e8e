"""Where mail comes back to: ``bounces+TOKEN@example.org``, a token a person and no address in it. Pure but for the key.

The operator names the address (``PLAINTRIAL_MAIL_BOUNCES``); their mail host has to know plus addressing and to hand
what comes in to ``plaintrial bounce``. A token is letters and digits in lower case: hosts on the way may change case.
"""

from __future__ import annotations

import base64
import binascii
import uuid

from plaintrial import deployment
from plaintrial.watches.keys import ring

_REF, _PROOF = 16, 10
LENGTH = 42
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz234567")


def return_path(ref: uuid.UUID) -> str:
    """The address that a message to somebody is sent from, as hosts see it; the sender's own where none is set."""
    named = deployment.mail_bounces()
    if named is None:
        return deployment.mail_from()
    local, _, host = named.rpartition("@")
    return f"{local}+{token(ref)}@{host}"


def token(ref: uuid.UUID) -> str:
    """A person's token."""
    return _letters(ref.bytes + ring().proof("bounce", ref.bytes)[:_PROOF])


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()


def ref_of(text: str) -> uuid.UUID | None:
    """The person a token was made for; None when it was not made here."""
    lower = text.lower()
    if len(lower) != LENGTH or not set(lower) <= _LETTERS:
        return None
    try:
        data = base64.b32decode(lower.upper() + "=" * (-LENGTH % 8))
    except binascii.Error:
        return None
    if _letters(data) != lower:
        return None  # the last letter carries 2 bits that stand for nothing
    ref, proof = data[:_REF], data[_REF:]
    return uuid.UUID(bytes=ref) if ring().proves("bounce", ref, proof, length=_PROOF) else None


def tokens_in(text: str) -> list[str]:
    """What may be tokens in a header: what stands between a plus sign and an at sign."""
    found = []
    for piece in text.split("@")[:-1]:
        word = piece.rpartition("+")[2]
        if len(word) == LENGTH:
            found.append(word)
    return found
