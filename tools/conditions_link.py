"""Which MONDO concept a MeSH heading stands for.

Cross-references alone mislead: MONDO refers from many a narrow concept to the nearest heading there is ("visual
epilepsy" to Seizures, "thrombophilia due to thrombin defect" to Venous Thrombosis). Names decide first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from conditions_entry import Entry
from conditions_sources import Heading, Term

from plaintrial.conditions.keys import label_key

GENERIC = frozenset({"diseas", "syndrom", "infection", "infectious", "neoplasm", "tumor", "cancer", "chronic", "type"})
NARROWER = frozenset(
    {"congenital", "familial", "hereditary", "inherited", "isolated", "juvenil", "due", "with", "susceptibility"}
    | {"recurrent", "autosomal", "infantil", "acquired", "adult", "childhood", "secondary", "defect"}
)
"""Words that make a concept narrower than a heading whose names lack them."""


class Linker:
    """Finds homes for headings: by equal names, by references that names bear out, then by names alone."""

    def __init__(self, terms: dict[str, Term], entries: dict[str, Entry], forced: dict[str, list[str]]) -> None:
        self._terms, self._entries, self._forced = terms, entries, forced
        self._by_xref: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, str] = {}
        self._by_synonym: dict[str, set[str]] = defaultdict(set)
        for entry in entries.values():
            for mesh in terms[entry.id].xrefs.get("mesh", []):
                self._by_xref[mesh].append(entry.id)
            self._by_name.setdefault(label_key(entry.name), entry.id)
            for _, label in entry.labels[1:]:
                self._by_synonym[label_key(label)].add(entry.id)

    def homes(self, headings: Iterable[Heading]) -> dict[str, list[str]]:
        """Heading -> the concepts that are it, the closest first; headings without any are left out."""
        home: dict[str, list[str]] = {}
        waiting = list(headings)
        for step in (self._told, self._equal, self._references):
            waiting = [h for h in waiting if not self._settle(h, step(h), home)]
        taken = {concept for ids in home.values() for concept in ids}
        for heading in waiting:
            self._settle(heading, [i for i in self._by_label(heading) if i not in taken], home)
        return {mesh: ids for mesh, ids in home.items() if ids != [""]}

    def unused(self, concept: str, home: dict[str, list[str]]) -> list[str]:
        """Headings a concept refers to without being their home: they say less than it."""
        if concept not in self._terms:
            return []
        return [m for m in self._terms[concept].xrefs.get("mesh", []) if m[0] == "D" and concept not in home.get(m, ())]

    def _settle(self, heading: Heading, found: list[str], home: dict[str, list[str]]) -> bool:
        if found:
            home[heading.id] = found
        return bool(found)

    def _told(self, heading: Heading) -> list[str]:
        """What `headings.txt` says; [""] for a heading that has no concept in MONDO."""
        return (self._forced[heading.id] or [""]) if heading.id in self._forced else []

    def _equal(self, heading: Heading) -> list[str]:
        named = self._by_name.get(label_key(heading.name))
        return [named, *(i for i in self._references(heading) if i != named)] if named else []

    def _references(self, heading: Heading) -> list[str]:
        """References to concepts whose names agree with the heading's, the closest first."""
        keys = {label_key(label) for label in (heading.name, *heading.entries)}
        ranked = [(self._agreement(heading, keys, each), each) for each in self._by_xref.get(heading.id, ())]
        return [each for agreement, each in sorted(ranked, reverse=True) if agreement > 0]

    def _agreement(self, heading: Heading, keys: set[str], concept: str) -> float:
        entry = self._entries[concept]
        name = label_key(entry.name)
        if name in keys:
            return 2.0
        known = {word for key in keys for word in key.split()}
        added = set(name.split()) - known
        numbered = entry.name[-1:].isdigit() and entry.name.split()[-1] in added
        if numbered or not NARROWER.isdisjoint(added):
            return 0.0
        if keys & {label_key(label) for _, label in entry.labels}:
            return 1.0 + _overlap(name, heading.name)
        genetic = any(tree.startswith("C16") for tree in heading.trees) or not heading.trees
        return 0.0 if "omim" in self._terms[concept].xrefs and not genetic else _alike(name, heading.name)

    def _by_label(self, heading: Heading) -> list[str]:
        keys = {label_key(label) for label in (heading.name, *heading.entries)}
        named = {self._by_name[k] for k in keys if k in self._by_name}
        found = named if len(named) == 1 else self._by_synonym.get(label_key(heading.name), set())
        agreeing = [each for each in found if self._agreement(heading, keys, each) > 0]
        return agreeing if len(agreeing) == 1 else []


def _overlap(name: str, heading: str) -> float:
    ours, theirs = set(name.split()) - GENERIC, set(label_key(heading).split()) - GENERIC
    return len(ours & theirs) / max(1, len(ours | theirs))


def _alike(name: str, heading: str) -> float:
    overlap = _overlap(name, heading)
    return overlap if overlap >= 0.5 else 0.0
