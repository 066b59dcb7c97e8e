"""What the registry derives: MeSH terms with their ancestors, and the date of the data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from .authored import Authored, AuthoringError
from .identity import Module, given


@cache
def _mesh() -> dict[str, list[str]]:
    """MeSH heading -> [its id, its parents' headings...]; real MeSH, and only what the sample needs."""
    text = (Path(__file__).parent / "mesh.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def derived(study: Authored) -> Module:
    """The derived section of one version."""
    holder = given(versionHolder=study["seen"], removedCountries=study.get("removed_countries"))
    return given(
        miscInfoModule=holder,
        conditionBrowseModule=_browse(study, "mesh"),
        interventionBrowseModule=_browse(study, "mesh_interventions"),
    )


def _browse(study: Authored, key: str) -> Module | None:
    terms = study.get(key)
    if not terms:
        return None
    return given(
        meshes=[_heading(study, term) for term in terms],
        ancestors=[_heading(study, term) for term in ancestors(terms)] or None,
    )


def _heading(study: Authored, term: str) -> Module:
    if term not in _mesh():
        raise AuthoringError(f"{study['id']}: {term!r} is not in mesh.toml")
    return {"id": _mesh()[term][0], "term": term}


def ancestors(terms: list[str]) -> list[str]:
    """Every heading above the given ones, nearest first, none twice."""
    found: list[str] = []
    waiting = list(terms)
    while waiting:
        for parent in _mesh().get(waiting.pop(0), [""])[1:]:
            if parent not in found and parent not in terms:
                found.append(parent)
                waiting.append(parent)
    return found
