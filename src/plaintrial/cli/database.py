"""Making the mirror ready for a command that needs it: Django set up, tables there, schema not newer than we are."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import TypeVar

import django
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from plaintrial.deployment import data_folder, made_data_folder
from plaintrial.ground.errors import OurError, UserError
from plaintrial.mirror.lock import only_migrator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaintrial.settings")
django.setup()

Result = TypeVar("Result")


def with_mirror(command: Callable[..., Result]) -> Callable[..., Result]:
    """The command, run on a mirror whose tables are there; a database out of reach becomes one line."""

    @functools.wraps(command)
    def ready_command(*args: object, **options: object) -> Result:
        try:
            ready()
            return command(*args, **options)
        except DatabaseError as error:
            raise OurError(_said(_first_line(error))) from error

    return ready_command


def ready() -> None:
    """Tables made and migrated, all or none of it. ``UserError`` when they are a newer version's."""
    with only_migrator(made_data_folder()):
        executor = MigrationExecutor(connection)
        _refuse_newer(executor.loader)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _migrate()


def _migrate() -> None:
    """In one transaction: Django's own one a step ends before the step is noted, and a kill between them is for ever.

    SQLite changes tables only while references go unchecked, and that cannot be said inside a transaction.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", verbosity=0, interactive=False)


def _said(why: str) -> str:
    """What the database said, with the folder where that helps."""
    if "disk is full" in why:
        return f"the disk is full: {data_folder()} cannot be written. Make room, then run this again."
    if "readonly database" in why:
        return f"{data_folder()} cannot be written: it is read-only, or another user's. Name another with --data."
    return f"the database refused: {why}"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _refuse_newer(loader: MigrationLoader) -> None:
    unknown = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.graph.nodes
    )
    if unknown:
        raise UserError(f"this mirror was made by a newer plaintrial ({unknown[0]}). Install that version or newer.")
