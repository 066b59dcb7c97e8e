"""Addresses of this site's own pages, worked out once: a page links to some 30 of them."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address_of(name: str, *args: object) -> str:
    """The path of a page by its name in ``web.urls``, in the language that is active."""
    return _kept(get_language() or "", get_script_prefix(), name, args)


@lru_cache(maxsize=16_384)
def _kept(language: str, mounted_at: str, name: str, args: tuple[object, ...]) -> str:
    del language, mounted_at  # what Django's answer depends on besides
    return reverse(name, args=args)
