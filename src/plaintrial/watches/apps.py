"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WatchesConfig(AppConfig):
    """People who asked to be told of changes."""

    name = "plaintrial.watches"
    verbose_name = "Watches"
