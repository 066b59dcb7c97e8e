"""The base of every part of a record."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="camel", gc=False):
    """A frozen part of a record. Names are the registry's own, in Python's spelling.

    A part that the record does not hold is an empty part, never None: ``study.design.phases`` is always there.
    Parts hold no part that holds them, so Python need not look for cycles among them.
    A part of another type than documented raises ``msgspec.ValidationError`` when the study is read.
    """
