"""From the bytes of an answer to its parts. A record that is not sound JSON must not cost the page it is on."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from plaintrial.registries.ctgov.client.failures import RegistryUnwell
from plaintrial.registries.ctgov.intake.taken import FileRefused
from plaintrial.registries.ctgov.intake.values import values_of

T = TypeVar("T")

_CUT_SHORT = "the registry sent an answer that is cut short or not of its kind"


class PageBody(msgspec.Struct, frozen=True):
    """The body of a ``/studies`` answer."""

    records: tuple[bytes, ...]
    next_token: str | None
    total_count: int | None


class _Page(msgspec.Struct, frozen=True, rename="camel"):
    studies: list[msgspec.Raw]
    next_page_token: str | None = None
    total_count: int | None = None


def read(body: bytes, kind: type[T]) -> T:
    """Decode a body. ``RegistryUnwell`` when it is not what the API documents: cut short, or something else."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RegistryUnwell(_CUT_SHORT) from error


def read_page(body: bytes) -> PageBody:
    """The records of a page, each as its bytes. ``RegistryUnwell`` when the page as a whole is not sound."""
    try:
        page = read(body, _Page)
    except RegistryUnwell:
        records = _split(body)
        page = read(_without(body, records), _Page)
        if len(page.studies) != len(records):
            raise
    else:
        records = tuple(bytes(record) for record in page.studies)
    return PageBody(records, page.next_page_token, page.total_count)


def read_record(body: bytes) -> bytes:
    """A body that is one record, whole; its parser may still refuse it."""
    try:
        read(body, msgspec.Raw)
    except RegistryUnwell:
        if _split(body) != (body.strip(),):
            raise
    return body


def _split(body: bytes) -> tuple[bytes, ...]:
    try:
        return tuple(value or b"" for _, value in values_of([body], len(body)))
    except FileRefused as error:
        raise RegistryUnwell(_CUT_SHORT) from error


def _without(body: bytes, records: tuple[bytes, ...]) -> bytes:
    """The page with a mere 0 in each record's place: what is left is the registry's own."""
    parts, at = [], 0
    for record in records:
        found = body.index(record, at)
        parts.append(body[at:found])
        at = found + len(record)
    return b"0".join((*parts, body[at:]))
