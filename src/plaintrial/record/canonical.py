"""One spelling for one content, and its address.

Two records are the same when they differ only in key order, JSON spacing, escapes or number form (``1``, ``1.0``,
``1e0``). The canonical form sorts keys, writes integral numbers without a point and uses no spacing; its SHA-256 is
the content's address. The *study hash* leaves out ``derivedSection``: the registry re-derives it whenever MeSH is
reissued, and moves ``versionHolder`` every day, which is no change of the study.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.ground.errors import RecordRefused

DERIVED = "derivedSection"
_MAX_BYTES = 64 * 1024 * 1024


def _number(text: str) -> float | int:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise RecordRefused("a number is too large to keep")
    return int(value) if value == int(value) else value


_decoder = msgspec.json.Decoder(float_hook=_number)
_encoder = msgspec.json.Encoder(order="sorted")
_as_it_came = msgspec.json.Encoder()


def decode(data: bytes) -> Any:
    """Decode JSON from outside. ``RecordRefused`` for what is not sound JSON, or gives a key twice."""
    if len(data) > _MAX_BYTES:
        raise RecordRefused(f"larger than {_MAX_BYTES // 1024 // 1024} MB")
    try:
        value = _decoder.decode(data)
    except RecursionError as error:
        raise RecordRefused("nested too deeply") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordRefused(f"not JSON: {error}") from error
    if not _all_kept(data, _as_it_came.encode(value)):
        raise RecordRefused(_doubled_key(data))
    return value


def _all_kept(data: bytes, again: bytes) -> bool:
    """Whether no key was dropped: what was decoded has as many quotes as what came."""
    if again == data:
        return True
    if _QUOTE_AS_CODE not in data:  # then quotes in strings are escaped alike in both, and count alike
        return data.count(b'"') == again.count(b'"')
    return _quotes(data) == _quotes(again)


_QUOTE_AS_CODE = b"\\u0022"


def _quotes(data: bytes) -> int:
    """Unescaped double quotes: two for each key and string. A dropped key shows as a lower count."""
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    return data.count(b'"')


def _doubled_key(data: bytes) -> str:
    doubled: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen = dict(items)
        if len(seen) != len(items):
            doubled.extend(key for place, (key, _) in enumerate(items) if key in dict(items[:place]))
        return seen

    json.loads(data, object_pairs_hook=pairs)
    return f"the key {doubled[0][:60]!r} is given twice" if doubled else "a key is given twice"


def canonical(raw: Mapping[str, Any]) -> bytes:
    """The canonical JSON of a decoded record."""
    return _encoder.encode(raw)


def address(content: bytes) -> str:
    """The content's address: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def study_hash(raw: Mapping[str, Any]) -> str:
    """The address of what the registrant wrote: the record without ``derivedSection``."""
    return address(canonical({key: value for key, value in raw.items() if key != DERIVED}))
