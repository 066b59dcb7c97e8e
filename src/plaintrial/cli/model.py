"""The language model that ``--llm`` asks."""

from __future__ import annotations

import os

from plaintrial.ground.errors import UserError
from plaintrial.language_model import EndpointSettings, settings_from


def endpoint_settings() -> EndpointSettings:
    """The endpoint of ``PLAINTRIAL_LLM_URL``. ``UserError`` without one."""
    settings = settings_from(os.environ)
    if settings is None:
        raise UserError("--llm needs PLAINTRIAL_LLM_URL, the address of an endpoint, e.g. http://127.0.0.1:8080/v1")
    return settings
