"""What the registry answers, checked and typed. Records stay bytes: the caller parses and refuses them one by one."""

from __future__ import annotations

import msgspec


class RegistryVersion(msgspec.Struct, frozen=True, rename="camel"):
    """``data_timestamp`` as the registry writes it, ``2026-01-05T09:00:05``: another one, other data."""

    api_version: str
    data_timestamp: str


class Page(msgspec.Struct, frozen=True):
    """One page of records, each the bytes of a JSON value.

    ``token`` asks for this page again, ``next_token`` for the one after it; None at the end. Tokens are opaque.
    ``total_count`` is on the first page only. ``number`` counts from 1; it begins again when the registry's data
    changed under a query and the pages are read anew.
    """

    records: tuple[bytes, ...]
    token: str | None
    next_token: str | None
    total_count: int | None
    number: int


class Found(msgspec.Struct, frozen=True, tag=True):
    """The study, under the id asked for."""

    nct_id: str
    record: bytes


class Moved(msgspec.Struct, frozen=True, tag=True):
    """The study is now under another id. ``via``: the ids on the way, the one asked for first."""

    asked: str
    nct_id: str
    via: tuple[str, ...]
    record: bytes


class Gone(msgspec.Struct, frozen=True, tag=True):
    """The registry shows no such study. ``why`` says how it told us; ``via`` as in ``Moved``."""

    nct_id: str
    why: str
    via: tuple[str, ...] = ()


class HistoryEntry(msgspec.Struct, frozen=True):
    """One version of a study, the first being 0. ``date`` is ``yyyy-MM-dd``, ``status`` an overallStatus."""

    version: int
    date: str | None = None
    status: str | None = None


class _Changes(msgspec.Struct, frozen=True):
    changes: list[HistoryEntry]


class HistoryBody(msgspec.Struct, frozen=True):
    """The body of an answer to a question for the history."""

    history: _Changes


class VersionBody(msgspec.Struct, frozen=True):
    """The body of an answer to a question for one version."""

    study: msgspec.Raw


class _Identification(msgspec.Struct, frozen=True, rename="camel"):
    nct_id: str


class _Protocol(msgspec.Struct, frozen=True, rename="camel"):
    identification_module: _Identification


class _IdOnly(msgspec.Struct, frozen=True, rename="camel"):
    protocol_section: _Protocol


def id_of(record: bytes) -> str | None:
    """The id a record gives itself."""
    try:
        return msgspec.json.decode(record, type=_IdOnly).protocol_section.identification_module.nct_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
