"""A JSON value -> the records in it: itself, or what a page, a list or a wrapping line holds."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

_RECORD_STARTS = tuple(
    f'{{"{key}":'.encode()
    for key in ("protocolSection", "derivedSection", "hasResults", "resultsSection", "annotationSection",
                "documentSection")
)  # fmt: skip

_UTF8_MARK = b"\xef\xbb\xbf"

NOT_AN_OBJECT = "not a study record: expected a JSON object"
NOT_JSON = "not JSON"


class _Envelope(msgspec.Struct):
    study: msgspec.Raw = msgspec.Raw()
    studies: msgspec.Raw = msgspec.Raw()


_envelope = msgspec.json.Decoder(_Envelope)
_items = msgspec.json.Decoder(list[msgspec.Raw])


def records_of(value: bytes) -> Iterator[bytes | str]:
    """The records in one JSON value, as bytes; a string says why something is not one.

    What looks like a record but is not sound JSON is handed on: the parser says best what is wrong with it.
    """
    if value.startswith(_RECORD_STARTS):
        yield value
        return
    # A mark at the start of a line: files that each began with one were put together.
    value = value.strip().removeprefix(_UTF8_MARK)
    if value.startswith(b"{"):
        yield from _of_object(value)
    elif value.startswith(b"["):
        yield from _of_list(value)
    else:
        yield NOT_AN_OBJECT if _is_json(value) else NOT_JSON


def _of_object(value: bytes) -> Iterator[bytes | str]:
    try:
        found = _envelope.decode(value)
    except (msgspec.MsgspecError, RecursionError):
        yield value
        return
    if studies := bytes(found.studies):
        yield from _of_list(studies) if studies.startswith(b"[") else [NOT_AN_OBJECT]
    elif study := bytes(found.study):
        yield study if study.startswith(b"{") else NOT_AN_OBJECT
    else:
        yield value


def _of_list(value: bytes) -> Iterator[bytes | str]:
    try:
        items = _items.decode(value)
    except (msgspec.MsgspecError, RecursionError):
        yield NOT_JSON
        return
    for item in items:
        yield from records_of_item(bytes(item))


def records_of_item(item: bytes) -> Iterator[bytes | str]:
    """The same for one item of a list, which may not be a list again."""
    if item.startswith(b"["):
        yield NOT_AN_OBJECT
    else:
        yield from records_of(item)


def _is_json(value: bytes) -> bool:
    try:
        msgspec.json.decode(value, type=msgspec.Raw)
    except msgspec.MsgspecError:
        return False
    return True
