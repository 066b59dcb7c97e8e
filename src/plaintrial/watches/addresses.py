"""E-mail addresses: which are taken, and when two are the same. Pure."""

from __future__ import annotations

import unicodedata

LONGEST = 254
_LONGEST_LOCAL = 64
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-")
_REGISTRY = ("clinicaltrials.gov", "nlm.nih.gov")
"""The registry's own hosts: never written to."""


def taken(typed: str) -> str | None:
    """The address as it is written to: trimmed, its host in lower case and ASCII. None when it is no address.

    Plain addresses only: no quotes, comments or address literals. Control characters never pass (fault E8).
    """
    text = unicodedata.normalize("NFC", typed).strip()
    local, at, host = text.rpartition("@")
    if not at or not local or len(text) > LONGEST or len(local) > _LONGEST_LOCAL or not set(local) <= _LOCAL:
        return None
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    ascii_host = _host(host)
    return None if ascii_host is None else f"{local}@{ascii_host}"


def _host(host: str) -> str | None:
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = ascii_host.split(".")
    if len(labels) < 2 or len(ascii_host) > 253:
        return None
    return ascii_host if all(_is_label(label) for label in labels) and not labels[-1].isdigit() else None


def _is_label(label: str) -> bool:
    bare = label.replace("-", "")
    return 0 < len(label) <= 63 and bare.isascii() and bare.isalnum() and "-" not in (label[0], label[-1])


def folded(address: str) -> str:
    """What two spellings of one mailbox have in common: upper and lower case are the same everywhere in practice."""
    return address.casefold()


def noted_as(address: str) -> str:
    """What an address in a record is hashed as; ``address`` folded."""
    return f"contact {address}"


def host_of(address: str) -> str:
    """The host that takes mail for an address."""
    return address.rpartition("@")[2]


def is_registrys(address: str) -> bool:
    """Whether the address is the registry's own."""
    host = host_of(address)
    return any(host == own or host.endswith(f".{own}") for own in _REGISTRY)
