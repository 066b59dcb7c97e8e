"""A browser, and the push service of its maker, both on this machine. The browser's half is written anew here."""

from __future__ import annotations

import hashlib
import http.server
import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from plaintrial.watches.push.sender_key import bytes_of, text_of
from plaintrial.watches.sealing import Browser

CURVE = ec.SECP256R1()


class Reader:
    """A browser with its keys. ``fields``: what its form sends."""

    def __init__(self, endpoint: str, private: ec.EllipticCurvePrivateKey | None = None, auth: bytes = b"") -> None:
        self.private = private or ec.generate_private_key(CURVE)
        self.auth = auth or os.urandom(16)
        self.key = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.endpoint = endpoint

    @property
    def fields(self) -> dict[str, str]:
        return {"endpoint": self.endpoint, "key": text_of(self.key), "auth": text_of(self.auth)}

    @property
    def browser(self) -> Browser:
        return Browser(self.endpoint, self.key, self.auth, "en-gb")

    def opened(self, body: bytes) -> bytes:
        """What the body says (RFC 8188 and 8291, from the receiver's side)."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender = body[21 : 21 + length]
        sealed = body[21 + length :]
        assert len(sealed) <= size == 4096
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        secret = _hkdf(self.auth, b"WebPush: info\0" + self.key + sender, 32).derive(shared)
        key = _hkdf(salt, b"Content-Encoding: aes128gcm\0", 16).derive(secret)
        nonce = _hkdf(salt, b"Content-Encoding: nonce\0", 12).derive(secret)
        filled = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert filled.endswith(b"\x02")
        return filled[:-1]


def _hkdf(salt: bytes, info: bytes, length: int) -> HKDF:
    return HKDF(hashes.SHA256(), length, salt, info)


def claims(header: str) -> dict[str, Any]:
    """What a VAPID header claims, its signature checked (RFC 8292)."""
    assert header.startswith("vapid t=")
    made, key = header.removeprefix("vapid t=").split(", k=")
    head, said, signature = made.split(".")
    r, s = (int.from_bytes(half, "big") for half in (bytes_of(signature)[:32], bytes_of(signature)[32:]))
    public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, bytes_of(key))
    public.verify(encode_dss_signature(r, s), f"{head}.{said}".encode(), ec.ECDSA(hashes.SHA256()))
    assert msgspec.json.decode(bytes_of(head)) == {"typ": "JWT", "alg": "ES256"}
    return {"key": key, **msgspec.json.decode(bytes_of(said))}


class Service:
    """What came in, as (path, headers, body); ``answers``: statuses to give, one a time, before 201."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.headers: dict[str, str] = {}
        self.url = ""

    def endpoint(self, name: str = "one") -> str:
        return f"{self.url}/send/{hashlib.sha256(name.encode()).hexdigest()}"


@contextmanager
def push_service(context: ssl.SSLContext) -> Iterator[Service]:
    service = Service()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.seen.append((self.path, dict(self.headers), body))
            self.send_response(service.answers.pop(0) if service.answers else 201)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        service.url = f"https://localhost:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
