"""What the first reader would otherwise wait for: done once, when a server process starts."""

from __future__ import annotations

import gc

from django.template.loader import get_template
from django.urls import get_resolver

from plaintrial.conditions import vocabulary
from plaintrial.web.finding.typed import named

_OFTEN = ("home", "base", "study", "_parts", "_icons", "_looking", "_similar", "_found", "studies", "watches/form")
_RARELY = (50_000, 20, 100)


def warm() -> None:
    """Load the views, the vocabulary and the pages most people open, and keep what is loaded out of Python's sweeps.

    A sweep for cycles through vocabularies and templates stopped one page in a hundred for 100 ms.
    """
    get_resolver().url_patterns  # noqa: B018 - loads every view
    vocabulary()
    named("lupus")  # makes the lists of French and Spanish names: 0.1 s
    for name in _OFTEN:
        get_template(f"web/{name}.html")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)
