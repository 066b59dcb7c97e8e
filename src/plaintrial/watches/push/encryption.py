"""Sealing a message for one browser (RFC 8291, content coding aes128gcm of RFC 8188). Pure but for random numbers.

Only the browser can open it: the push service of the browser's maker sees its length and when it came.
"""

from __future__ import annotations

import hmac
import os

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
POINT_BYTES, AUTH_BYTES = 65, 16
RECORD = 4_096
"""Bytes of the one record, and the longest body that every push service takes."""
LONGEST = RECORD - 86 - 16 - 1
"""Bytes of the longest message: without the header, the tag and the end mark."""
_SALT_BYTES = 16
_LAST = b"\x02"


class Once(msgspec.Struct, frozen=True):
    """What is new for each message: a salt of 16 bytes and a key pair. Given in tests only."""

    salt: bytes
    key: ec.EllipticCurvePrivateKey


def point(data: bytes) -> ec.EllipticCurvePublicKey:
    """The public key of 65 bytes. ``ValueError`` when they are no point of the curve."""
    if len(data) != POINT_BYTES:
        raise ValueError("a browser's key has 65 bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, data)


def point_bytes(key: ec.EllipticCurvePublicKey) -> bytes:
    """The 65 bytes of a public key."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypted(message: bytes, browser_key: bytes, auth: bytes, *, length: int = 0, once: Once | None = None) -> bytes:
    """The body to send. Shorter messages are filled up to ``length``: how long one is tells nothing then."""
    if len(message) > LONGEST:
        raise ValueError("the message is too long for a push")
    once = once or Once(os.urandom(_SALT_BYTES), ec.generate_private_key(CURVE))
    own_key = point_bytes(once.key.public_key())
    shared = once.key.exchange(ec.ECDH(), point(browser_key))
    secret = _derived(auth, shared, b"WebPush: info\0" + browser_key + own_key, 32)
    key = _derived(once.salt, secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(once.salt, secret, b"Content-Encoding: nonce\0", 12)
    filled = message + _LAST + bytes(max(min(length, LONGEST) - len(message), 0))
    header = once.salt + RECORD.to_bytes(4, "big") + bytes([POINT_BYTES]) + own_key
    return header + AESGCM(key).encrypt(nonce, filled, None)


def _derived(salt: bytes, secret: bytes, purpose: bytes, length: int) -> bytes:
    """HKDF-SHA256 of 32 bytes at most."""
    return hmac.digest(hmac.digest(salt, secret, "sha256"), purpose + b"\x01", "sha256")[:length]
