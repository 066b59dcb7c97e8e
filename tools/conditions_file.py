"""Lay the merged concepts out as the sections `plaintrial.conditions.vocabulary` reads."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable

from conditions_entry import Entry
from conditions_headings import HeadingWords
from conditions_sources import Heading

from plaintrial.conditions.keys import JOINING, label_key
from plaintrial.conditions.mesh_tree import MeshTree
from plaintrial.conditions.spelling import plain, words
from plaintrial.conditions.variants import GROWTH_WORDS, GROWTHS

RANK = {source: rank for rank, source in enumerate("unmefodlh")}
"""Ours, the concept's name, MeSH heading, MeSH entry term, MONDO synonym, DOID, HPO layperson, HPO."""


TOPIC_NAME, TOPIC_SYNONYM = 4, 20
"""What is no disease claims its own name before diseases' lesser synonyms, and its synonyms after them all."""
GENERIC = frozenset({"D013577", "D004194"})
"""Syndrome and Disease: of whatever kind, so they tell nothing."""
COMMON_KINDS = frozenset({"D000230", "D002277", "D002294", "D009369", "D012509"})
"""Adenocarcinoma, carcinoma, squamous cell carcinoma, neoplasms, sarcoma: of any organ, so they say least."""


def finder(entries: dict[str, Entry]) -> Callable[[str], str]:
    """From an id or any name to a concept's id, the best source first; KeyError where there is none."""
    rows = list(entries.values())
    keys, owners = _keys(rows, _heirs(rows))
    named = dict(zip(keys, owners, strict=True))
    return lambda target: target if target in entries else rows[named[label_key(target)]].id


def sections(
    entries: dict[str, Entry], shorts: dict[str, list[str]], headings: dict[str, Heading], told: HeadingWords
) -> dict[str, object]:
    """The sections by name; see docs/conditions.md for what each holds."""
    order = sorted(entries)
    at = {concept: i for i, concept in enumerate(order)}
    rows = [entries[i] for i in order]
    heir = _heirs(rows)
    keys, owners = _keys(rows, heir)
    return {
        "concepts": {
            "ids": order,
            "names": [e.name for e in rows],
            "mesh": [e.mesh or e.id.removeprefix("MESH:") * e.id.startswith("MESH:") for e in rows],
            "near": _nearest_headings(rows, at, headings),
            "topics": [i for i, e in enumerate(rows) if e.topic],
            "procedures": [i for i, e in enumerate(rows) if e.procedure],
        },
        "keys": "\n".join(keys),
        "owners": array("I", owners).tobytes(),
        "joined": "\n".join(_joined_keys(rows)),
        "headings": _other_headings(rows, keys, owners, headings, told),
        "short": _short(rows, at, shorts),
        "labels": ["\x1f".join(_kept_labels(e)) for e in rows],
        "parents": [[at[p] for p in e.parents if p in at] for e in rows],
        "lay": {i: e.lay for i, e in enumerate(rows) if e.lay},
        "definitions": {i: e.definition for i, e in enumerate(rows) if e.definition},
        "trees": {h.id: " ".join(h.trees) for h in headings.values() if h.trees and _wanted(h)},
        "suggest": _suggest(rows),
        "words": _other_words(keys, headings),
    }


def _other_words(keys: list[str], headings: dict[str, Heading]) -> str:
    """Words of all of MeSH that no key has: the speller leaves them as they are."""
    ours = {word for key in keys for word in key.split()}
    theirs = {w for h in headings.values() for label in (h.name, *h.entries) for w in label_key(label).split()}
    return " ".join(sorted(w for w in theirs - ours if len(w) > 4 and w.isalpha()))


def _wanted(heading: Heading) -> bool:
    return any(t[0] in "CFGEIN" for t in heading.trees)


def _heirs(rows: list[Entry]) -> list[int]:
    """How many concepts lie directly below each: the broader of two claimants of a name wins."""
    count: dict[str, int] = defaultdict(int)
    for entry in rows:
        for parent in entry.parents:
            count[parent] += 1
    return [count[e.id] for e in rows]


def _keys(rows: list[Entry], heir: list[int]) -> tuple[list[str], list[int]]:
    claims: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for i, entry in enumerate(rows):
        for source, label in entry.labels:
            key = label_key(label)
            if key and not key.replace(" ", "").isdigit() and len(key) > 2:
                rank = RANK[source] + (0 if not entry.topic else TOPIC_NAME if source in "unm" else TOPIC_SYNONYM)
                claims[key].append((rank, not entry.mesh.startswith("D"), -heir[i], i))
    keys = sorted(claims)
    return keys, [min(claims[key])[3] for key in keys]


def _joined_keys(rows: list[Entry]) -> list[str]:
    """Keys of labels in which a word joins or parts ("head and neck cancer", "allergy to milk")."""
    found = {
        label_key(label)
        for entry in rows
        for _, label in entry.labels
        if "/" in label or "&" in label or not JOINING.isdisjoint(token.key for token in words(label))
    }
    return sorted(found)


def _other_headings(
    rows: list[Entry], keys: list[str], owners: list[int], headings: dict[str, Heading], told: HeadingWords
) -> dict[str, str]:
    """Keys that MeSH files under another heading than their concept's: "hay fever", "depression", "dry eye"."""
    owner = dict(zip(keys, owners, strict=True))
    diseases = [h for h in headings.values() if any(_of_people(tree) for tree in h.trees)]
    entry_keys = {h.id: {label_key(label) for label in (*told.entry_terms(h), h.name)} for h in diseases}
    found: dict[str, str] = {}
    for heading in diseases:
        for key in sorted(entry_keys[heading.id]):
            row = rows[owner[key]] if key in owner else None
            if row and not row.topic and row.mesh != heading.id and key not in entry_keys.get(row.mesh, ()):
                found[key] = heading.id
    for heading in diseases:
        key = label_key(heading.name)
        row = rows[owner[key]] if key in owner else None
        if row and row.mesh not in ("", heading.id) and not row.topic:
            found[key] = heading.id
    kept = {key: mesh for key, mesh in found.items() if (key, mesh) not in told.denied}
    return dict(sorted((kept | told.told).items()))


def _of_people(tree: str) -> bool:
    return (tree[0] == "C" and tree[:3] != "C22") or tree[:3] in ("F03", "F01")


def _nearest_headings(rows: list[Entry], at: dict[str, int], headings: dict[str, Heading]) -> dict[int, str]:
    """For concepts without a MeSH heading of their own, the closest broader one's."""
    tree = MeshTree({h.id: " ".join(h.trees) for h in headings.values() if h.trees})
    sites = frozenset(h.id for h in headings.values() if any(t.startswith("C04.588") for t in h.trees))
    near: dict[int, str] = {}
    for i, entry in enumerate(rows):
        if not entry.mesh.startswith("D"):
            found = {_own(entry)} | _above(i, rows, at) - {""} - GENERIC
            near[i] = _narrowest(found - {""}, tree, sites, entry, headings)
    return {i: mesh for i, mesh in near.items() if mesh}


def _above(start: int, rows: list[Entry], at: dict[str, int]) -> set[str]:
    """The first heading on every way up."""
    found: set[str] = set()
    seen = {start}
    waiting = [at[parent] for parent in rows[start].parents]
    while waiting:
        row = waiting.pop()
        if row in seen:
            continue
        seen.add(row)
        if _own(rows[row]):
            found.add(_own(rows[row]))
        else:
            waiting.extend(at[parent] for parent in rows[row].parents)
    return found


def _narrowest(
    found: set[str], tree: MeshTree, sites: frozenset[str], entry: Entry, headings: dict[str, Heading]
) -> str:
    """Of some headings none of which lies above another: the most words shared, then one the sources refer to.

    A cancer's site comes before its kind.
    """
    broader = {above for mesh in found for above in tree.ancestors(mesh)}
    words_of = _kinds(entry.name)
    return max(
        (
            (m not in COMMON_KINDS, len(words_of & _kinds(headings[m].name)), m in entry.hints, m in sites, m)
            for m in found - broader
        ),
        default=(False, 0, False, False, ""),
    )[4]


def _kinds(name: str) -> set[str]:
    """A name's words, those for a growth as one: "tumor" is "neoplasm"."""
    return {GROWTHS[0] if word in GROWTH_WORDS else word for word in label_key(name).split()}


def _own(row: Entry) -> str:
    own = row.mesh or row.id.removeprefix("MESH:")
    return own if own.startswith("D") else next(iter(row.hints), "")


def _short(rows: list[Entry], at: dict[str, int], shorts: dict[str, list[str]]) -> dict[str, tuple[bool, list[int]]]:
    """Abbreviation -> whether it was reviewed by us, and the concepts it may stand for; the reviewed list wins."""
    found: dict[str, set[int]] = defaultdict(set)
    ours: dict[str, set[int]] = defaultdict(set)
    for i, entry in enumerate(rows):
        for short in entry.short:
            found[short.upper()].add(i)
        for short in entry.reviewed_short:
            ours[short.upper()].add(i)
    merged = {short: (False, sorted(places)) for short, places in found.items()}
    merged |= {short: (True, sorted(places)) for short, places in ours.items()}
    merged |= {short.upper(): (True, [at[t] for t in targets]) for short, targets in shorts.items()}
    return dict(sorted(merged.items()))


def _kept_labels(entry: Entry) -> list[str]:
    """The MeSH heading as it is, and one label for each other key, in natural order where a source inverts it."""
    kept: dict[str, tuple[int, int, str]] = {}
    for source, label in entry.labels:
        if source != "n":
            key = label_key(label) + (" m" if source == "m" else "")
            new = (RANK[source], label.count(","), source + label)
            kept[key] = min(kept.get(key, new), new, key=lambda k: k[:2])
    return [label for _, _, label in sorted(kept.values())]


def _suggest(rows: list[Entry]) -> str:
    """Lines "plain label TAB concept number", sorted, of the names people may type."""
    lines = set()
    for i, entry in enumerate(rows):
        for source, label in entry.labels:
            flat = " ".join(plain(label).replace("'", "").split())
            if source in "un" or (source in "me" and "," not in label) or source == "l":
                lines.add(f"{flat}\t{i}")
    return "\n".join(sorted(lines))
