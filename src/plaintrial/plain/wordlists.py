"""Lists of words kept as plain files, most in ``data/``: words apart by blanks, lines that begin with # left out."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str, folder: str = "data") -> list[str]:
    """The lines of a data file, without comments and empty ones."""
    text = files("plaintrial.plain").joinpath(folder, name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words(name: str) -> frozenset[str]:
    """The words of a data file."""
    return frozenset(word for line in lines(name) for word in line.split())


def rows(name: str, folder: str = "data") -> list[list[str]]:
    """The rows of a data file whose columns are apart by tabs."""
    return [line.split("\t") for line in lines(name, folder)]


def phrases(name: str) -> tuple[str, ...]:
    """The words and phrases of a data file whose lines hold them apart by commas."""
    return tuple(phrase.strip() for line in lines(name) for phrase in line.split(",") if phrase.strip())
