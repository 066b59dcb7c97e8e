"""The vocabulary of conditions: MONDO's and MeSH's diseases by id, by MeSH heading, by any of their names."""

from __future__ import annotations

from array import array
from functools import cached_property, lru_cache
from importlib.resources import files

import msgspec

from plaintrial.conditions.concept import Concept, synonyms_of
from plaintrial.conditions.hierarchy import Hierarchy
from plaintrial.conditions.keys import label_key
from plaintrial.conditions.mesh_tree import MeshTree
from plaintrial.conditions.shelf import vocabulary_shelf
from plaintrial.conditions.suggest import Suggester
from plaintrial.conditions.wordlists import comes_of
from plaintrial.ground.errors import OurError


class VocabularyListError(OurError):
    """A list of ours names what the vocabulary does not have."""


class Rows(msgspec.Struct, frozen=True):
    """The columns every look-up needs; a concept's row number is its place in each list."""

    ids: list[str]
    names: list[str]
    mesh: list[str]
    near: dict[int, str]
    topics: list[int]
    procedures: list[int]


class Several(msgspec.Struct, frozen=True):
    """What has several meanings. ``names``: rows by a name's key, the likeliest first. ``likely``: short forms in
    capitals whose first meaning holds where nothing else is said."""

    likely: frozenset[str]
    names: dict[str, list[int]]


class Vocabulary:
    """Reads the compiled file; parts that few callers need are unpacked at their first use."""

    def __init__(self, data: bytes) -> None:
        self._shelf = vocabulary_shelf(data)
        self.rows = self._shelf.section("concepts", Rows)
        keys = self._shelf.section("keys", str).split("\n")
        owners = array("I", self._shelf.section("owners", bytes))
        self.owner: dict[str, int] = dict(zip(keys, owners, strict=True))
        self.topics = frozenset(self.rows.topics)
        self.procedures = frozenset(self.rows.procedures)

    def __len__(self) -> int:
        return len(self.rows.ids)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row number by concept id."""
        return {concept: i for i, concept in enumerate(self.rows.ids)}

    @cached_property
    def short(self) -> dict[str, tuple[bool, list[int]]]:
        """Abbreviation in capitals -> (reviewed by us, rows it may stand for)."""
        return self._shelf.section("short", dict[str, tuple[bool, list[int]]])

    @cached_property
    def several(self) -> Several:
        """Names and short forms with several meanings."""
        return self._shelf.section("meanings", Several)

    @cached_property
    def joined_keys(self) -> frozenset[str]:
        """Keys of names that have an "and", "with" or slash in them: "head and neck cancer"."""
        return frozenset(self._shelf.section("joined", str).split("\n"))

    @cached_property
    def other_headings(self) -> dict[str, str]:
        """Keys whose own MeSH heading differs from their concept's."""
        return self._shelf.section("headings", dict[str, str])

    @cached_property
    def labels(self) -> list[str]:
        """Each row's other names as stored: source letter and label, joined by the unit separator."""
        return self._shelf.section("labels", list[str])

    @cached_property
    def other_words(self) -> frozenset[str]:
        """Word keys of MeSH's other trees: a word among them is no slip of the keyboard."""
        return frozenset(self._shelf.section("words", str).split())

    @cached_property
    def lay_names(self) -> dict[int, str]:
        """Row -> the everyday name, where there is one."""
        return self._shelf.section("lay", dict[int, str])

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Parents and children of every row."""
        return Hierarchy(self._shelf.section("parents", list[list[int]]))

    @cached_property
    def looked_for_under(self) -> Hierarchy:
        """The same, and what comes of a disease below the disease: what somebody who has it looks for."""
        parents = [list(each) for each in self._shelf.section("parents", list[list[int]])]
        for effect, disease in comes_of():
            narrow, broad = self.lookup(effect), self.lookup(disease)
            if narrow is None or broad is None:
                raise VocabularyListError(f"data/comes_of.txt names no concept in {effect!r} < {disease!r}")
            parents[self.row_of[narrow.id]].append(self.row_of[broad.id])
        return Hierarchy(parents)

    @cached_property
    def mesh_tree(self) -> MeshTree:
        """MeSH's own hierarchy."""
        return MeshTree(self._shelf.section("trees", dict[str, str]))

    @cached_property
    def _definitions(self) -> dict[int, str]:
        return self._shelf.section("definitions", dict[int, str])

    @cached_property
    def _by_mesh(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, mesh in enumerate(self.rows.mesh):
            if mesh:
                found.setdefault(mesh, []).append(row)
        return found

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._shelf.section("suggest", str), self.rows.mesh, self.lay_names)

    def concept(self, concept_id: str) -> Concept | None:
        """The concept of a MONDO (or `MESH:`) id; None where the vocabulary has none."""
        row = self.row_of.get(concept_id)
        return None if row is None else self.at(row)

    def at(self, row: int) -> Concept:
        """The concept in a row."""
        rows, tree = self.rows, self.hierarchy
        return Concept(
            rows.ids[row],
            rows.names[row],
            mesh=rows.mesh[row] or None,
            broader_mesh=rows.near.get(row),
            lay_name=self.lay_names.get(row),
            topic=row in self.topics,
            synonyms=synonyms_of(self.labels[row]),
            parents=self._ids(tree.parents(row)),
            children=self._ids(tree.children(row)),
            definition=self._definitions.get(row),
        )

    def ancestors(self, concept_id: str) -> frozenset[str]:
        """Ids of everything the concept is a kind of, or comes of; empty for an unknown id."""
        row = self.row_of.get(concept_id)
        return frozenset() if row is None else frozenset(self._ids(self.looked_for_under.ancestors(row)))

    def descendants(self, concept_id: str) -> frozenset[str]:
        """Ids of every narrower concept, and of what comes of it; empty for an unknown id."""
        row = self.row_of.get(concept_id)
        return frozenset() if row is None else frozenset(self._ids(self.looked_for_under.descendants(row)))

    def by_mesh(self, mesh: str) -> tuple[Concept, ...]:
        """The concepts that have this MeSH heading, the one named like it first."""
        return tuple(self.at(row) for row in self._by_mesh.get(mesh, ()))

    def lookup(self, text: str) -> Concept | None:
        """The concept this text names, in any word order, spelling or number; None where none or several do.

        Of several meanings the one that is nearly always meant counts.
        """
        found = self.meanings(text)
        key, short = label_key(text), text.strip().upper()
        sure = len(found) == 1 or key in self.several.names or short in self.several.likely
        return found[0] if found and sure else None

    def meanings(self, text: str) -> tuple[Concept, ...]:
        """Every concept this text may name, the likeliest first: one for a name, several for "MS" or "cold"."""
        key = label_key(text)
        row = self.owner.get(key)
        reviewed, rows = self.short.get(text.strip().upper(), (False, []))
        everyday = key in self.several.names and not text.isupper()  # "cold" is a word, "COLD" may be a short form
        if row is not None and (everyday or not (reviewed and row in rows)):
            return tuple(self.at(each) for each in self.several.names.get(key, [row]))
        return tuple(self.at(each) for each in rows) if reviewed or text.isupper() else ()

    def shared_names(self, concept_id: str) -> tuple[tuple[str, tuple[Concept, ...]], ...]:
        """Names that mean this concept first, each with what else it means: "cold". Short forms are left out."""
        row = self.row_of.get(concept_id)
        names = self.several.names.items()
        found = [(key, rows[1:]) for key, rows in names if rows[0] == row and key.upper() not in self.several.likely]
        labels = () if row is None else (self.rows.names[row], *(s.text for s in synonyms_of(self.labels[row])))
        written = {label_key(label): label.removeprefix("a ") for label in sorted(labels, key=len, reverse=True)}
        return tuple((written.get(key, key), tuple(map(self.at, others))) for key, others in found)

    def suggest(self, prefix: str, n: int = 10) -> list[tuple[str, str]]:
        """Up to n (concept id, label) whose label begins with, or has a word that begins with, what was typed.

        What a short form of our list stands for comes first, and what a name with several meanings means.
        """
        reviewed, rows = self.short.get(prefix.strip().upper(), (False, []))
        rows = [*self.several.names.get(label_key(prefix), []), *(rows if reviewed else [])]
        found = {row: self.rows.names[row] for row in rows}
        for row, label in self._suggester.suggest(prefix, n):
            found.setdefault(row, label)
        return [(self.rows.ids[row], label) for row, label in list(found.items())[: max(n, 0)]]

    def _ids(self, rows: frozenset[int] | tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.rows.ids[row] for row in rows)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary shipped with the package, read once."""
    return Vocabulary(files("plaintrial.conditions").joinpath("data/vocabulary.bin").read_bytes())
