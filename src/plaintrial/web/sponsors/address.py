"""Addresses of sponsors: a name in small plain letters."""

from __future__ import annotations

from plaintrial.conditions.slug import slugged

LONGEST = 200


def sponsor_slug(name: str) -> str:
    """The slug of a name; "" where it holds no letter that an address can carry."""
    return slugged(name[:LONGEST])
