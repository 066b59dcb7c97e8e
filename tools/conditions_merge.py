"""Bring MONDO and MeSH together: one concept per disease, MeSH's own where MONDO has none."""

from __future__ import annotations

from collections import defaultdict

from conditions_entry import Entry
from conditions_link import Linker
from conditions_sources import Heading, Term

DISEASE_TREES = ("C", "F03")
ANIMAL_TREES = ("C22",)
# fmt: off
TOPIC_TREES = (
    "E02", "E03", "E04", "F01.145", "F01.470", "F02.830.855", "G07.345.124", "G08.686", "G12.875.545", "G13.750.804",
    "I01.198.240", "I01.880.735", "I03.350", "M01.060.703.520.460", "M01.060.703.520.520", "N01.400", "N06.850.135.122",
)
# fmt: on
"""Trees whose headings studies name as conditions though they are no disease: procedures, behaviours, states."""
NO_TOPICS = frozenset(
    {"Therapeutics", "Behavior", "Emotions", "Affect", "Surgical Procedures, Operative", "Health", "Decompression"}
    | {"Self Care", "Endoscopy", "Arthroplasty", "Menstrual Cycle", "Nursing Care", "Patient Care", "Research Subjects"}
)
"""Headings too wide to be what a study is about."""
NO_TOPIC_TREES = (
    "D",
    "H",
    "J",
    "L",
    "E02.319",
    "E02.745",
    "E02.785",
    "F01.145.488.887",
    "F01.145.802",
    "E02.760",
    "N04",
    "N05",
)
"""Trees of drugs, foods, methods and measures: a heading that also stands here is no condition."""


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
    trees = () if heading.name in NO_TOPICS else heading.trees
    return any(t.startswith(TOPIC_TREES) for t in trees) and not any(t.startswith(NO_TOPIC_TREES) for t in trees)


def merge(
    terms: dict[str, Term], headings: dict[str, Heading], records: dict[str, Heading], forced: dict[str, list[str]]
) -> dict[str, Entry]:
    """All concepts: MONDO's with their MeSH heading, then MeSH's own diseases, topics and rare-disease records.

    `forced` says for some headings which MONDO concepts they are, where neither names nor references tell.
    """
    entries = mondo_entries(terms)
    linker = Linker(terms, entries, forced)
    wanted = [h for h in headings.values() if is_disease(h) or is_topic(h)]
    diseases = {h.id for h in headings.values() if is_disease(h)}
    rare = [r for r in records.values() if r.under and diseases.issuperset(r.under)]
    home = linker.homes([h for h in wanted if is_disease(h)]) | linker.homes(rare)
    for heading in sorted([*wanted, *rare], key=lambda h: h.id not in forced):
        if heading.id in home or not any(tree.startswith(ANIMAL_TREES) for tree in heading.trees):
            _place(heading, entries, home)
    for entry in entries.values():
        entry.hints = [mesh for mesh in linker.unused(entry.id, home) if mesh in headings]
    _parents_of_own(entries, headings, records, {mesh: ids[0] for mesh, ids in home.items()})
    return entries


def _place(heading: Heading, entries: dict[str, Entry], home: dict[str, list[str]]) -> None:
    if heading.id not in home:
        own = f"MESH:{heading.id}"
        topic = bool(heading.trees) and not is_disease(heading)
        entries[own] = Entry(own, heading.name, topic=topic, labels=[("n", heading.name)])
        entries[own].procedure = topic and any(tree.startswith("E") for tree in heading.trees)
        home[heading.id] = [own]
    for each in home[heading.id]:
        if not entries[each].mesh or (entries[each].mesh[0] == "C" and heading.id[0] == "D"):
            entries[each].mesh = heading.id
    first = entries[home[heading.id][0]]
    first.labels.append(("m", heading.name))
    first.add("e", heading.entries)


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
