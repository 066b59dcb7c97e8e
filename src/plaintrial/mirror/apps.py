"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class MirrorConfig(AppConfig):
    """The mirror of registries."""

    name = "plaintrial.mirror"
    verbose_name = "Mirror of registries"
