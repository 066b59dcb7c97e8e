"""MeSH's hierarchy, read off its tree numbers: "C17.300.480" stands below "C17.300"."""

from __future__ import annotations

from functools import cached_property


class MeshTree:
    """Broader headings by descriptor id."""

    def __init__(self, trees: dict[str, str]) -> None:
        self._trees = trees

    @cached_property
    def _at(self) -> dict[str, str]:
        return {tree: mesh for mesh, trees in self._trees.items() for tree in trees.split()}

    def ancestors(self, mesh: str) -> frozenset[str]:
        """Every heading above this one in any of its trees; empty for an unknown id."""
        found: set[str] = set()
        for tree in self._trees.get(mesh, "").split():
            parts = tree.split(".")
            found.update(self._at.get(".".join(parts[:i]), "") for i in range(1, len(parts)))
        return frozenset(found - {"", mesh})
