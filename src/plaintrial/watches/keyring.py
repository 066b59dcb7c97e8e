"""The watch keys: what seals addresses and wishes, and hashes what must be looked up. Never in the database.

A ring holds one key or more, the newest first. The newest seals and hashes; the others still open what they sealed and
still prove links in mail sent earlier. Each key gives subkeys (HMAC of a purpose), so no two uses share one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from plaintrial.ground.errors import UserError

KEY_BYTES = 32
_NAME_BYTES, _NONCE_BYTES = 4, 12
LOST = (
    "the watch key is lost or is another one: addresses and watches in this database cannot be read. "
    "Put back the file watch-keys, or the PLAINTRIAL_WATCH_KEY it was made with."
)


class LostKey(UserError):
    """Rows were sealed with a key that is not in the ring."""

    def __init__(self) -> None:
        super().__init__(LOST)


class Ring:
    """Keys of 32 bytes, the newest first; at least one."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self.raw = tuple(keys)
        self.keys = tuple(_Key(key) for key in keys)
        self.newest = self.keys[0]
        self._by_name = {key.name: key for key in self.keys}

    def seal(self, data: bytes, purpose: str) -> bytes:
        """``data`` encrypted with the newest key; opens only for the same purpose."""
        nonce = os.urandom(_NONCE_BYTES)
        return self.newest.name + nonce + self.newest.cipher.encrypt(nonce, data, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """What was sealed. ``LostKey`` when no key here opens it."""
        key = self._by_name.get(sealed[:_NAME_BYTES])
        if key is None:
            raise LostKey
        nonce, rest = sealed[_NAME_BYTES : _NAME_BYTES + _NONCE_BYTES], sealed[_NAME_BYTES + _NONCE_BYTES :]
        try:
            return key.cipher.decrypt(nonce, rest, purpose.encode())
        except InvalidTag as error:
            raise LostKey from error

    def is_newest(self, sealed: bytes) -> bool:
        """Whether the newest key sealed it."""
        return sealed[:_NAME_BYTES] == self.newest.name

    def lookup(self, text: str) -> str:
        """The keyed hash by which an address is found: 64 hexadecimal digits."""
        return self.newest.hash("lookup", text).hex()

    def lookups(self, text: str) -> list[str]:
        """The same under every key: rows that a rotation has not reached yet are found too."""
        return [key.hash("lookup", text).hex() for key in self.keys]

    def posting(self, text: str) -> int:
        """The keyed hash of what a watch is found by, as a signed 64-bit number."""
        return int.from_bytes(self.newest.hash("posting", text)[:8], "big", signed=True)

    def postings(self, text: str) -> list[int]:
        """The same under every key."""
        return [int.from_bytes(key.hash("posting", text)[:8], "big", signed=True) for key in self.keys]

    def proof(self, purpose: str, data: bytes) -> bytes:
        """16 bytes that only a holder of the newest key can make."""
        return self.newest.hash(f"proof {purpose}", data)[:16]

    def proves(self, purpose: str, data: bytes, proof: bytes, *, length: int = 16) -> bool:
        """Whether one of the keys made this proof, or made one that begins with these ``length`` bytes."""
        made = [key.hash(f"proof {purpose}", data)[:length] for key in self.keys]
        return any(hmac.compare_digest(one, proof) for one in made)

    @property
    def names(self) -> list[str]:
        """Names of the keys, newest first: fingerprints that tell nothing of the keys."""
        return [key.name.hex() for key in self.keys]


class _Key:
    def __init__(self, key: bytes) -> None:
        self._key = key
        self.name = hashlib.sha256(b"plaintrial watch key" + key).digest()[:_NAME_BYTES]
        self.cipher = AESGCM(self._subkey("seal"))

    def _subkey(self, purpose: str) -> bytes:
        return hmac.digest(self._key, purpose.encode(), "sha256")

    def hash(self, purpose: str, data: str | bytes) -> bytes:
        return hmac.digest(_subkey_of(self, purpose), data.encode() if isinstance(data, str) else data, "sha256")

    def subkey(self, purpose: str) -> bytes:
        return self._subkey(purpose)


@lru_cache(maxsize=256)
def _subkey_of(key: _Key, purpose: str) -> bytes:
    return key.subkey(purpose)


def written(keys: Sequence[bytes]) -> str:
    """Keys as text: base64, one a line, the newest first."""
    return "".join(base64.urlsafe_b64encode(key).decode() + "\n" for key in keys)


def read(text: str) -> list[bytes]:
    """Keys from such text, or separated by commas. ``UserError`` when one is damaged."""
    keys = []
    for word in text.replace(",", " ").split():
        try:
            key = base64.urlsafe_b64decode(word.encode())
        except (binascii.Error, ValueError) as error:
            raise UserError("a watch key is damaged: it must be 32 bytes in base64") from error
        if len(key) != KEY_BYTES:
            raise UserError("a watch key is damaged: it must be 32 bytes in base64")
        keys.append(key)
    return keys
