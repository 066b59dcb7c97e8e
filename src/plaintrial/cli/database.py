"""Making the mirror ready for a command that needs it: Django set up, tables there, schema not newer than we are."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from plaintrial.deployment import made_data_folder
from plaintrial.ground.errors import OurError, UserError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaintrial.settings")
django.setup()


def ready() -> None:
    """Tables made and migrated. ``UserError`` when they are a newer version's, ``OurError`` when out of reach."""
    made_data_folder()
    try:
        _refuse_newer()
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise OurError(f"cannot use the database: {reason}") from error


def _refuse_newer() -> None:
    loader = MigrationExecutor(connection).loader
    unknown = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.graph.nodes
    )
    if unknown:
        raise UserError(f"this mirror was made by a newer plaintrial ({unknown[0]}). Install that version or newer.")
