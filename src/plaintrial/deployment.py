"""Where this installation keeps its things, read from the environment. No Django.

``PLAINTRIAL_DATA``        the mirror's folder (default: the platform's user data folder)
``PLAINTRIAL_SECRET_KEY``  the signing key (default: made once, kept in the folder, readable by its owner only)
``PLAINTRIAL_HOSTS``       names this site answers to, separated by commas (default: this machine's own)
``PLAINTRIAL_BASE_URL``    the address people use, for links in mail (default: http://localhost:8000)
``PLAINTRIAL_REGISTRY``    the registry's API (default: ClinicalTrials.gov, version 2)
``PLAINTRIAL_CONTACT``     an address the registry's operators can write to, sent with every request (default: none)
``PLAINTRIAL_CONTACTS_A_DAY``  how often a day one visitor may see contacts (default: 40)
``PLAINTRIAL_PROXIES``     how many of our own proxies stand before this site (default: 1 if loopback connects)
``DATABASE_URL``           another database, ``postgres://...`` (default: SQLite in the folder)
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

from plaintrial.ground.errors import UserError

_KEY_FILE = "secret-key"
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
