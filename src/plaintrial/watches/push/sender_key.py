"""The key that says who sends (VAPID, RFC 8292): ``PLAINTRIAL_PUSH_KEY``, else the file ``push-key`` in the folder.

Made when it is first needed. A browser takes messages of the key it was given only: once browsers are told, a missing
key is an error and no new one is made in its place.
"""

from __future__ import annotations

import base64
import binascii
import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from plaintrial.deployment import made_data_folder
from plaintrial.ground.errors import OurError, UserError
from plaintrial.watches.models import Subscriber
from plaintrial.watches.push.encryption import CURVE, point_bytes

FILE = "push-key"
VARIABLE = "PLAINTRIAL_PUSH_KEY"
_BYTES = 32
_LASTS_SECONDS = 12 * 3600
_DAMAGED = "the push key is damaged: it must be 32 bytes in base64. Put back the file push-key from your backup."


class LostPushKey(UserError):
    """Browsers were given a key that is not here any more."""

    def __init__(self) -> None:
        super().__init__(
            "the push key is lost: browsers that follow something cannot be told. Put back the file push-key, "
            "or the PLAINTRIAL_PUSH_KEY it was made with."
        )


def sender_key() -> ec.EllipticCurvePrivateKey:
    """The key, made if need be. ``UserError`` when it is lost, damaged or cannot be read."""
    return _key(os.environ.get(VARIABLE, "").strip() or _kept())


def public_key() -> str:
    """What browsers are given: 65 bytes in base64 for addresses."""
    return text_of(point_bytes(sender_key().public_key()))


def authorization(endpoint: str, contact: str, now: int) -> str:
    """The header that says who sends to ``endpoint``. ``contact``: a mailto: or https: address of the operator."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": now + _LASTS_SECONDS, "sub": contact}
    signed = ".".join(text_of(msgspec.json.encode(part)) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
    key = sender_key()
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = text_of(r.to_bytes(_BYTES, "big") + s.to_bytes(_BYTES, "big"))
    return f"vapid t={signed}.{signature}, k={text_of(point_bytes(key.public_key()))}"


def text_of(data: bytes) -> str:
    """Base64 for addresses, without the signs that fill it up."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """Bytes of such text. ``ValueError`` when it is none."""
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


@lru_cache(maxsize=8)
def _key(text: str) -> ec.EllipticCurvePrivateKey:
    try:
        data = bytes_of(text)
        if len(data) != _BYTES:
            raise UserError(_DAMAGED)
        return ec.derive_private_key(int.from_bytes(data, "big"), CURVE)
    except ValueError as error:
        raise UserError(_DAMAGED) from error


def _kept() -> str:
    place = made_data_folder() / FILE
    try:
        return place.read_text().strip()
    except FileNotFoundError:
        return _made(place)
    except OSError as error:
        raise UserError(f"cannot read {place}: {error.strerror}. Give its owner to this user.") from error


def _made(place: Path) -> str:
    """A new key in its file, whole or not at all. Two processes may make one at once: the second takes the first's."""
    if Subscriber.objects.filter(channel=Subscriber.Channel.PUSH).exists():
        raise LostPushKey
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    part = place.with_name(f"{FILE}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text_of(number.to_bytes(_BYTES, "big")) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, place)
        except FileExistsError:
            return place.read_text().strip()
        finally:
            part.unlink()
    except OSError as error:
        raise OurError(f"cannot write {place}: {error.strerror}") from error
    return place.read_text().strip()
