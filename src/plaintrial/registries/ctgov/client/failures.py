"""What can go wrong with the registry, by what is to be done about it.

Messages carry no query text: what people look for stays out of logs.
"""

from __future__ import annotations

from plaintrial.ground.errors import RegistryError, UserError


class RegistryUnwell(RegistryError):
    """The registry failed in a way that may pass: worth another try. ``retry_after``: seconds it asked for."""

    def __init__(self, what: str, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.retry_after = retry_after


class Unreachable(RegistryUnwell):
    """There was no connection at all."""


class QueryRefused(UserError):
    """The registry did not take the query (400). ``detail`` is its answer: for the person who asked, not for logs."""

    def __init__(self, detail: str) -> None:
        super().__init__("the registry did not understand the search. Write it more simply, without signs.")
        self.detail = detail


class TokenRefused(RegistryUnwell):
    """A page token is no longer good: the data changed since it was given."""
