"""What ships: the compiled catalogues are those of the .po files, and the lists of names are sound."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import re2

from plaintrial.plain.languages.labels import read_labels
from plaintrial.plain.wordlists import rows

KINDS = ("conditions", "treatments", "measures", "people", "countries", "cities")


def _tool() -> ModuleType:
    path = Path(__file__).parents[3] / "tools" / "languages.py"
    spec = importlib.util.spec_from_file_location("tools_languages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", ["fr", "es"])
@pytest.mark.parametrize("domain", ["plain", "history", "web"])
def test_compiled_catalogues_are_fresh(domain: str, code: str) -> None:
    assert _tool().is_fresh(domain, code), "run python tools/languages.py compile"


@pytest.mark.parametrize("code", ["fr", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_names_are_told_once_and_wholly(kind: str, code: str) -> None:
    keys: list[str] = []
    for row in rows(f"{kind}.{code}.tsv", "languages/data"):
        assert 2 <= len(row) <= 3, row
        assert all(cell and cell == cell.strip() for cell in row), row
        keys += row[0].lower().split("; ")
    assert len(keys) == len(set(keys))
    assert keys


@pytest.mark.parametrize("kind", ["conditions", "treatments", "measures", "people", "countries"])
def test_french_and_spanish_name_the_same_things(kind: str) -> None:
    assert read_labels(kind, "fr").known.keys() == read_labels(kind, "es").known.keys()


@pytest.mark.parametrize("kind", ["conditions", "people", "treatments", "measures"])
def test_french_names_come_with_an_article(kind: str) -> None:
    firsts = ("le ", "la ", "l'", "les ", "un ", "une ", "des ", "de l'", "aucun ")
    labels = read_labels(kind, "fr").known.values()
    assert [label.words for label in labels if not label.words.startswith(firsts)] == []


@pytest.mark.parametrize("kind", ["conditions", "people"])
def test_spanish_names_come_with_an_article(kind: str) -> None:
    labels = read_labels(kind, "es").known.values()
    assert [label.words for label in labels if not label.words.startswith(("el ", "la ", "los ", "las "))] == []


_NEVER = {
    "fr": r"(?i)guéri|garanti|sans (?:danger|risque)|miracle|éligible|révolutionnaire|sûre?s?\b",
    "es": r"(?i)\bcura[rns]?\b|garantiz|sin (?:peligro|riesgo)|milagro|elegible|revolucionari|\bsegur[oa]s?\b",
}


@pytest.mark.parametrize("code", ["fr", "es"])
@pytest.mark.parametrize("domain", ["plain", "history", "web"])
def test_words_we_never_use_are_not_used_in_other_languages_either(domain: str, code: str) -> None:
    tool = _tool()
    never = re2.compile(_NEVER[code])
    for message in tool.kept(domain, code):
        forms = [message.string] if isinstance(message.string, str) else message.string
        assert not any(message.id and never.search(form) for form in forms), message.id
