"""The rule families: every module of ``rules`` that has a ``RULE``, found by looking."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from plaintrial.eligibility import rules
from plaintrial.eligibility.lexicon import Lexicon
from plaintrial.eligibility.rule import Rule


def _discover() -> tuple[Rule, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    found = (getattr(import_module(f"{rules.__name__}.{name}"), "RULE", None) for name in names)
    return tuple(rule for rule in found if isinstance(rule, Rule))


FAMILIES = _discover()
LEXICON = Lexicon(FAMILIES)
