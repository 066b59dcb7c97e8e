"""The version of everything that decides what a reading says: rules of plain words, of criteria and of conditions,
templates, glossary, word lists, vocabulary.

A reading made by another version is read again. ``DIGEST`` is the SHA-256 of those files, cut short; a test compares
it, and ``python bench/plain_rule_set.py`` writes it.
"""

from __future__ import annotations

VERSION = 1
DIGEST = "5398d3c1a5c2"
RULE_SET = f"plain-{VERSION}-{DIGEST}"
