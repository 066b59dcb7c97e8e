"""Where this installation keeps its things, read from the environment. No Django.

``PLAINTRIAL_DATA``        the mirror's folder (default: the platform's user data folder)
``PLAINTRIAL_SECRET_KEY``  the signing key (default: made once, kept in the folder, readable by its owner only)
``PLAINTRIAL_HOSTS``       names this site answers to, separated by commas (default: this machine's own)
``PLAINTRIAL_BASE_URL``    the address people use, for links in mail (default: http://localhost:8000)
``PLAINTRIAL_REGISTRY``    the registry's API (default: ClinicalTrials.gov, version 2)
``PLAINTRIAL_CONTACT``     an address the registry's operators can write to, sent with every request (default: none)
``PLAINTRIAL_CONTACTS_A_DAY``  how often a day one visitor may see contacts (default: 40)
``PLAINTRIAL_PROXIES``     how many of our own proxies stand before this site (default: 1 if loopback connects)
``PLAINTRIAL_SMTP_URL``    the mail host, ``smtp://user:password@host:587`` (default: none, no mail is sent)
``PLAINTRIAL_MAIL_FROM``   the address mail comes from (default: watches@ and the host of the base URL)
``PLAINTRIAL_MAIL_BOUNCES``  the address mail comes back to (default: the one it comes from)
``PLAINTRIAL_MAIL_A_SECOND``  how many messages may go out in a second (default: 10)
``PLAINTRIAL_DKIM_KEY``    a file with the private key that signs mail, PEM (default: mail is not signed here)
``PLAINTRIAL_DKIM_SELECTOR``  the name that key has in the domain's records (default: plaintrial)
``PLAINTRIAL_PUSH_SERVICE``  a push service inside your own network (default: public ones only)
``PLAINTRIAL_TIME_ZONE``   where a day begins for daily mail, like Europe/Paris (default: UTC)
``DATABASE_URL``           another database, ``postgres://...`` (default: SQLite in the folder)
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs

from plaintrial.ground.errors import UserError

_KEY_FILE = "secret-key"
_LONGEST_BOUNCES = 20
SQLITE_FILE = "mirror.sqlite3"


def data_folder() -> Path:
    """The mirror's folder; not made here."""
    named = os.environ.get("PLAINTRIAL_DATA")
    return Path(named).expanduser() if named else platformdirs.user_data_path("plaintrial", appauthor=False)


def made_data_folder() -> Path:
    """The mirror's folder, made if need be. ``UserError`` when it cannot be."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot use the folder {folder}: {error.strerror}. Name another with --data.") from error
    return folder


def secret_key() -> str:
    """The signing key: from the environment, else from the folder, else made and kept there."""
    return os.environ.get("PLAINTRIAL_SECRET_KEY") or _kept_key(made_data_folder() / _KEY_FILE)


def _kept_key(place: Path) -> str:
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(place)
    except OSError:
        # A read-only disk: pages can still be served, with a key that lasts as long as this process.
        return secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
    return key


def _read_key(place: Path) -> str:
    try:
        key = place.read_text().strip()
    except OSError as error:
        raise UserError(f"cannot read the key in {place}: {error.strerror}. Give its owner to this user.") from error
    if len(key) < 32:
        raise UserError(f"the key in {place} is damaged. Put back the file from your backup.")
    return key


def hosts() -> list[str]:
    """Host names this site answers to."""
    named = os.environ.get("PLAINTRIAL_HOSTS", "localhost,127.0.0.1,[::1]")
    return [host.strip() for host in named.split(",") if host.strip()]


def base_url() -> str:
    """The address people reach this site at, without a closing slash."""
    return os.environ.get("PLAINTRIAL_BASE_URL", "http://localhost:8000").rstrip("/")


def registry_url() -> str | None:
    """Another address of the registry's API than its own, for a test or a mirror of it; None for its own."""
    return os.environ.get("PLAINTRIAL_REGISTRY")


def contact() -> str | None:
    """An address for the registry's operators; None when none is set."""
    return os.environ.get("PLAINTRIAL_CONTACT")


def smtp_url() -> str | None:
    """The mail host as an address with user and password; None when none is set. Never to be printed."""
    return os.environ.get("PLAINTRIAL_SMTP_URL", "").strip() or None


def mail_from() -> str:
    """The address mail comes from."""
    named = os.environ.get("PLAINTRIAL_MAIL_FROM", "").strip()
    return named or f"watches@{urlsplit(base_url()).hostname or 'localhost'}"


def mail_bounces() -> str | None:
    """The address that mail comes back to, a plus sign and a token being added to its name; None when none is set.

    ``UserError`` when it is no such address.
    """
    named = os.environ.get("PLAINTRIAL_MAIL_BOUNCES", "").strip()
    local, at, host = named.rpartition("@")
    if named and not (at and host and named.isascii() and 0 < len(local) <= _LONGEST_BOUNCES and "+" not in local):
        raise UserError("PLAINTRIAL_MAIL_BOUNCES must be an address with a short name, like bounces@example.org")
    return named or None


def dkim() -> tuple[Path, str] | None:
    """The file of the signing key and its selector; None when mail is not signed here."""
    named = os.environ.get("PLAINTRIAL_DKIM_KEY", "").strip()
    return (Path(named), os.environ.get("PLAINTRIAL_DKIM_SELECTOR", "plaintrial")) if named else None


def push_service() -> str | None:
    """A push service for browsers that may be inside this network, ``https://host:port``; None for public ones only."""
    return os.environ.get("PLAINTRIAL_PUSH_SERVICE", "").strip() or None


def can_push() -> bool:
    """Whether browsers can be told: they take messages only of sites on https, or on their own machine."""
    parts = urlsplit(base_url())
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")


def time_zone() -> ZoneInfo:
    """The zone in which days begin for daily mail. ``UserError`` when there is none of that name."""
    named = os.environ.get("PLAINTRIAL_TIME_ZONE", "UTC")
    try:
        return ZoneInfo(named)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(f"PLAINTRIAL_TIME_ZONE names no time zone: {named[:40]!r}") from error


def dev_mail() -> bool:
    """Whether mail is put into a local mailbox that this site shows: ``plaintrial up`` on one's own machine only."""
    return os.environ.get("PLAINTRIAL_DEV_MAIL") == "1" and smtp_url() is None


def whole_number(name: str) -> int | None:
    """A setting that is a whole number, 0 or more; None when it is not set. ``UserError`` when it is something else."""
    text = os.environ.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(f"{name} must be a whole number, not {text[:20]!r}")
    return int(text)


def database_url() -> str | None:
    """The address of a PostgreSQL database; None for SQLite in the folder. ``UserError`` for any other address."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return None
    if not url.startswith(("postgres://", "postgresql://")):
        # The address may hold a password: it is not repeated.
        raise UserError("DATABASE_URL must begin with postgres://. Leave it unset to use SQLite.")
    return url
