"""Bring MONDO and MeSH together: one concept per disease, MeSH's own where MONDO has none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from conditions_labels import cleaned, is_abbreviation
from conditions_sources import Heading, Term

from plaintrial.conditions.keys import label_key

DISEASE_TREES = ("C", "F03")
ANIMAL_TREES = ("C22",)
TOPIC_TREES = ("E02", "E03", "E04", "F01", "F02", "G07", "G08", "G11", "I03", "N01.400", "N06.850.505")
"""Trees whose headings studies name as conditions though they are no disease: procedures, behaviours, states."""


@dataclass
class Entry:
    """A concept in the making. `labels`: (source letter, text), the best source first."""

    id: str
    name: str
    mesh: str = ""
    topic: bool = False
    parents: list[str] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    short: set[str] = field(default_factory=set)
    lay: str = ""
    definition: str = ""

    def add(self, source: str, texts: list[str]) -> None:
        """File other names under their source; short forms go apart."""
        for text in texts:
            for label in cleaned(text):
                if is_abbreviation(label):
                    self.short.add(label)
                else:
                    self.labels.append((source, label))


def mondo_entries(terms: dict[str, Term]) -> dict[str, Entry]:
    """MONDO's human diseases and injuries; animals' diseases, susceptibilities and characteristics left out."""
    children: dict[str, list[str]] = defaultdict(list)
    for term in terms.values():
        for parent in term.parents:
            children[parent].append(term.id)
    kept = _below("MONDO:0700096", children) | _below("MONDO:0021178", children)
    kept -= _below("MONDO:0042489", children) | _below("MONDO:0005583", children)
    return {t.id: _mondo_entry(t, kept) for t in terms.values() if t.id in kept and not t.name.startswith("obsolete")}


def _below(root: str, children: dict[str, list[str]]) -> set[str]:
    seen, waiting = set(), [root]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(children[node])
    return seen


def _mondo_entry(term: Term, kept: set[str]) -> Entry:
    entry = Entry(term.id, term.name, parents=[p for p in term.parents if p in kept])
    entry.labels.append(("n", term.name))
    entry.add("o", [s for s in term.synonyms if s != term.name])
    return entry


def is_disease(heading: Heading) -> bool:
    """Whether a heading stands in a tree of human diseases or mental disorders."""
    return any(t.startswith(DISEASE_TREES) and not t.startswith(ANIMAL_TREES) for t in heading.trees)


def is_topic(heading: Heading) -> bool:
    """Whether a heading names a state, behaviour or procedure a study may be about."""
    return any(t.startswith(TOPIC_TREES) for t in heading.trees)


class Linker:
    """Finds the MONDO concepts a MeSH heading stands for: by cross-reference, then by equal names."""

    def __init__(self, terms: dict[str, Term], entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.by_xref: dict[str, list[str]] = defaultdict(list)
        self.by_name: dict[str, str] = {}
        self.by_synonym: dict[str, set[str]] = defaultdict(set)
        for entry in entries.values():
            for mesh in terms[entry.id].xrefs.get("mesh", []):
                self.by_xref[mesh].append(entry.id)
            self.by_name.setdefault(label_key(entry.name), entry.id)
            for _, label in entry.labels[1:]:
                self.by_synonym[label_key(label)].add(entry.id)

    def concepts(self, heading: Heading) -> list[str]:
        """Ids the heading stands for, the one of the closest name first; none where MONDO lacks it."""
        linked = self.by_xref.get(heading.id)
        if linked:
            names = {label_key(heading.name): 0} | {label_key(e): 1 for e in reversed(heading.entries)}
            return sorted(linked, key=lambda i: (names.get(label_key(self.entries[i].name), 2), i))
        return self._by_label(heading)

    def _by_label(self, heading: Heading) -> list[str]:
        key = label_key(heading.name)
        if key in self.by_name:
            return [self.by_name[key]]
        if len(self.by_synonym.get(key, ())) == 1:
            return list(self.by_synonym[key])
        named = {self.by_name[k] for k in map(label_key, heading.entries) if k in self.by_name}
        return list(named) if len(named) == 1 else []


def merge(terms: dict[str, Term], headings: dict[str, Heading], records: dict[str, Heading]) -> dict[str, Entry]:
    """All concepts: MONDO's with their MeSH heading, then MeSH's own diseases, topics and rare-disease records."""
    entries = mondo_entries(terms)
    linker = Linker(terms, entries)
    home: dict[str, str] = {}
    for heading in headings.values():
        if is_disease(heading) or is_topic(heading):
            _place(heading, linker, home)
    diseases = {h.id for h in headings.values() if is_disease(h)}
    for record in records.values():
        if record.under and all(u in diseases for u in record.under):
            _place(record, linker, home)
    _mesh_by_name(entries, headings)
    _parents_of_own(entries, headings, records, home)
    return entries


def _place(heading: Heading, linker: Linker, home: dict[str, str]) -> None:
    entries = linker.entries
    topic = bool(heading.trees) and not is_disease(heading)
    found = [] if topic else linker.concepts(heading)
    if not found:
        own = f"MESH:{heading.id}"
        entries[own] = Entry(own, heading.name, topic=topic, labels=[("n", heading.name)])
        found = [own]
    home[heading.id] = found[0]
    for each in found:
        if not entries[each].mesh or (entries[each].mesh[0] == "C" and heading.id[0] == "D"):
            entries[each].mesh = heading.id
    entries[found[0]].labels.append(("m", heading.name))
    entries[found[0]].add("e", heading.entries)


def _mesh_by_name(entries: dict[str, Entry], headings: dict[str, Heading]) -> None:
    """A MONDO concept without heading takes the one that has its name among its entry terms."""
    known: dict[str, str] = {}
    for heading in headings.values():
        if is_disease(heading):
            for label in heading.entries:
                known.setdefault(label_key(label), heading.id)
    for entry in entries.values():
        if not entry.mesh:
            entry.mesh = known.get(label_key(entry.name), "")


def _parents_of_own(
    entries: dict[str, Entry], headings: dict[str, Heading], records: dict[str, Heading], home: dict[str, str]
) -> None:
    at_tree = {tree: h.id for h in headings.values() for tree in h.trees}
    for entry in entries.values():
        if not entry.id.startswith("MESH:"):
            continue
        mesh = entry.id.removeprefix("MESH:")
        above = records[mesh].under if mesh in records else _above(headings[mesh], at_tree)
        entry.parents = sorted({home[a] for a in above if a in home} - {entry.id})


def _above(heading: Heading, at_tree: dict[str, str]) -> list[str]:
    """The headings one step up each tree."""
    return [at_tree[t.rpartition(".")[0]] for t in heading.trees if t.rpartition(".")[0] in at_tree]
