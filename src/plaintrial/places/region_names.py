"""Parts of countries as people write them, in English, French and Spanish.

GeoNames gives some in letters that nobody writes ("Vaestra Goetaland", "Jiangsu Sheng") and most in English.
``data/regions.tsv`` is written by hand; a part that is not there keeps its name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_COLUMNS = {"en": 0, "fr": 1, "es": 2}


def region_said(name: str, code: str) -> str:
    """A part of a country in a language ("en", "fr", "es"): "Bavaria" is "Bavière"."""
    known = _known().get(name)
    return known[_COLUMNS[code]] if known and code in _COLUMNS else name


@cache
def _known() -> dict[str, list[str]]:
    text = files("plaintrial.places").joinpath("data", "regions.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: said for names, *said in lines for name in names.split("; ")}
