"""The WSGI application a server such as granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaintrial.settings")

application = get_wsgi_application()

# The site's modules need Django to be set up.
from plaintrial.web.warm import warm  # noqa: E402

warm()
