"""The root of all addresses: each door brings its own. Pages in another language stand under its code: ``/fr/``."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(path("", include("plaintrial.web.urls")), prefix_default_language=False)
