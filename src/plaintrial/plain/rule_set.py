"""The version of everything that decides what is said: rules, templates, glossary, word lists.

A reading made by another version is read again. ``DIGEST`` is the SHA-256 of those files, cut short; a test compares
it, and ``python bench/plain_rule_set.py`` writes it.
"""

from __future__ import annotations

VERSION = 1
DIGEST = "94a38f52629e"
RULE_SET = f"plain-{VERSION}-{DIGEST}"
