"""Django's settings. What differs between installations comes from ``deployment``."""

from __future__ import annotations

from typing import Any

import dj_database_url

from plaintrial import deployment

SECRET_KEY = deployment.secret_key()
DEBUG = False
ALLOWED_HOSTS = deployment.hosts()
BASE_URL = deployment.base_url()
ROOT_URLCONF = "plaintrial.urls"
WSGI_APPLICATION = "plaintrial.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("es", "Español")]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "plaintrial.mirror",
    "plaintrial.watches",
    "plaintrial.web",
]
MIDDLEWARE = [
    "plaintrial.web.middleware.PageHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "plaintrial.web.language_of_path.LanguageOfPath",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "plaintrial.web.jinja.environment", "autoescape": True},
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
# The site has its own defaults for these: they are set here only where the environment sets them.
if (_a_day := deployment.whole_number("PLAINTRIAL_CONTACTS_A_DAY")) is not None:
    PLAINTRIAL_CONTACTS_A_DAY = _a_day
if (_proxies := deployment.whole_number("PLAINTRIAL_PROXIES")) is not None:
    PLAINTRIAL_PROXIES = _proxies


def _database() -> dict[str, Any]:
    """PostgreSQL by ``DATABASE_URL``, else SQLite: WAL, full sync, and writers that queue instead of failing."""
    url = deployment.database_url()
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(deployment.data_folder() / deployment.SQLITE_FILE),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
        },
    }


DATABASES = {"default": _database()}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        # Addresses asked for, with their query text, never reach a log: only our own words do.
        "plaintrial": {"handlers": ["stderr"], "level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "ERROR"},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
