"""Addresses in mail: always under the configured base URL, whatever host a request named (fault D2)."""

from __future__ import annotations

import uuid

from django.conf import settings

from plaintrial.watches.speech import page_prefix
from plaintrial.watches.tokens import Purpose, token


def link(path: str) -> str:
    """A page of this site, in the language that is spoken. ``path`` begins with a slash."""
    return f"{settings.BASE_URL}{page_prefix()}{path}"


def own_link(purpose: Purpose, ref: uuid.UUID) -> str:
    """Somebody's own page: to confirm, to manage or to stop."""
    return link(f"/watches/{purpose}/{token(purpose, ref)}")


def study_link(nct_id: str, page: str = "") -> str:
    """A study's page, or another of its pages ("/history")."""
    return link(f"/studies/{nct_id}{page}")
