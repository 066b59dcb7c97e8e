"""Names the sources file that would mislead: an organ, a drug or an adjective is no name of a disease."""

from __future__ import annotations

from conditions_entry import Entry
from conditions_merge import is_disease
from conditions_sources import Heading

from plaintrial.conditions.keys import label_key
from plaintrial.conditions.wordlists import modifiers

ADJECTIVES = ("ic", "al", "ous", "ive", "oid", "ar", "ary")
THING_TREES = ("A", "D", "E01", "E05", "H", "J", "L", "M", "N02", "N03", "N04", "N05", "V", "Z")
"""MeSH trees of organs, drugs, methods, things, people, services, publications and places."""


def drop_misleading(entries: dict[str, Entry], headings: dict[str, Heading]) -> None:
    """Drop synonyms that are one adjective, or the name of a thing that is no disease; a concept keeps its own name."""
    things = _things(headings)
    for entry in entries.values():
        if not entry.topic:
            own = {label_key(label) for source, label in entry.labels if source in "nm"}
            entry.labels = [
                pair for pair in entry.labels if label_key(pair[1]) in own or not _misleads(pair[1], things)
            ]


def _misleads(label: str, things: frozenset[str]) -> bool:
    key = label_key(label)
    if sum(letter.isalpha() for letter in key) < 3 or (len(key) < 4 and " " not in key):
        return True
    return (" " not in label and label.lower().endswith(ADJECTIVES)) or key in things or key in modifiers()


def _things(headings: dict[str, Heading]) -> frozenset[str]:
    things = [h for h in headings.values() if h.trees and not is_disease(h) and h.trees[0].startswith(THING_TREES)]
    return frozenset(label_key(label) for h in things for label in (h.name, *h.entries))
