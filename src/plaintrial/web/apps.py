"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site."""

    name = "plaintrial.web"
    verbose_name = "Site"
