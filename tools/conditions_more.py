"""Further names for concepts that are already there: DOID's synonyms and HPO's, its layperson terms among them."""

from __future__ import annotations

from collections import defaultdict

from conditions_entry import Entry
from conditions_sources import Heading, Term

from plaintrial.conditions.keys import label_key
from plaintrial.conditions.variants import close_variants

ORGANISM_TREES = ("B01.043", "B01.046", "B01.300", "B01.500", "B01.750", "B03", "B04")
SHORT = 4
"""A one-word term of so few letters is taken for an abbreviation: the source has it in small letters."""


def add_mesh(entries: dict[str, Entry], headings: dict[str, Heading], terms: dict[str, list[str]]) -> None:
    """MeSH's further entry terms go to the first concept of their heading, and name the heading of a concept."""
    home: dict[str, Entry] = {}
    for entry in entries.values():
        for source, label in entry.labels:
            if source == "m":
                home.setdefault(label.lower(), entry)
    mesh_of: dict[str, str] = {}
    for heading in headings.values():
        for text in terms.get(heading.name.lower(), []):
            mesh_of.setdefault(label_key(text), heading.id)
            if heading.name.lower() in home:
                _file(home[heading.name.lower()], text)
    for entry in entries.values():
        if not entry.mesh and not entry.topic:
            entry.mesh = mesh_of.get(label_key(entry.name), "")
        if not entry.mesh:
            others = (mesh_of.get(key) for key in close_variants(label_key(entry.name).split()))
            entry.hints = [*entry.hints, *filter(None, others)]


def _file(entry: Entry, text: str) -> None:
    if len(text) <= SHORT and " " not in text:
        entry.short.add(text.upper())
    else:
        entry.add("f", [text])


def add_doid(entries: dict[str, Entry], mondo: dict[str, Term], doid: dict[str, Term]) -> None:
    """DOID's names go to the MONDO concept that cross-references them."""
    for entry in entries.values():
        for number in mondo[entry.id].xrefs.get("doid", []) if entry.id in mondo else []:
            term = doid.get(f"DOID:{number}")
            if term:
                entry.add("d", [term.name, *term.synonyms])


def add_hpo(entries: dict[str, Entry], hpo: dict[str, Term]) -> None:
    """HPO's names and layperson terms go to the concept with the same MeSH heading, or else the same name."""
    by_mesh: dict[str, list[Entry]] = defaultdict(list)
    by_name: dict[str, Entry] = {}
    for entry in entries.values():
        by_mesh[entry.mesh or entry.id.removeprefix("MESH:")].append(entry)
        by_name.setdefault(label_key(entry.name), entry)
    for term in hpo.values():
        home = _home(term, by_mesh, by_name)
        if home:
            home.add("l", term.lay)
            home.add("h", [term.name, *term.synonyms])
            home.definition = home.definition or term.definition


def _home(term: Term, by_mesh: dict[str, list[Entry]], by_name: dict[str, Entry]) -> Entry | None:
    named = by_name.get(label_key(term.name))
    if named:
        return named
    linked = [entry for mesh in term.xrefs.get("mesh", []) for entry in by_mesh.get(mesh, [])]
    return linked[0] if len(linked) == 1 else None


def add_organisms(entries: dict[str, Entry], headings: dict[str, Heading]) -> None:
    """A microbe's name stands for the infection with it: "Helicobacter pylori", "Respiratory Syncytial Virus"."""
    named: dict[str, Entry] = {}
    for entry in entries.values():
        for _, label in entry.labels:
            named.setdefault(label_key(label), entry)
    for heading in headings.values():
        if any(tree.startswith(ORGANISM_TREES) for tree in heading.trees):
            for label in (heading.name, *heading.entries):
                infection = named.get(label_key(label + " infection"))
                if infection and len(label) > SHORT:
                    infection.labels.append(("h", label))
