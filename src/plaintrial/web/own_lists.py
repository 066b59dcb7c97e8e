"""Our own lists in French and Spanish: lines of English words, a tab, French ones, a tab, Spanish ones."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

CODES = ("fr", "es")


def rows(package: str, name: str, code: str) -> Iterator[tuple[str, str]]:
    """English words of ``data/<name>.tsv`` in a package, each with a language's; lines that begin with # left out."""
    text = files(package).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            yield columns[0], columns[1 + CODES.index(code)]
