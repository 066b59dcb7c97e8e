"""What is written about the project agrees with the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

import plaintrial
from plaintrial.cli.main import cli
from tests.house.documents import anchor, broken, headings, links
from tests.house.tree import ROOT, files, name_of

DECISIONS = ROOT / "docs" / "decisions"
PARTS = ["Context", "Choice", "Why", "Consequences", "When to change it"]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def decisions() -> list[Path]:
    return [path for path in files(".md", below=DECISIONS) if path.name != "README.md"]


def version() -> str:
    found = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["version"]
    assert isinstance(found, str)
    return found


def test_every_link_leads_somewhere() -> None:
    assert {name_of(path): bad for path in files(".md") if (bad := broken(path))} == {}


def test_every_document_can_be_reached() -> None:
    """From the README, following links: what nobody can find is not documentation."""
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [
            path for link in links(text(page)) if (path := (page.parent / link.split("#")[0]).resolve()).is_file()
        ]
    documents = [path for path in files(".md") if path.parent == ROOT or ROOT / "docs" in path.parents]
    assert [name_of(path) for path in documents if path not in reached] == []


def test_the_change_log_has_this_version_on_top() -> None:
    released = [h for h in headings(text(ROOT / "CHANGELOG.md")) if re.match(r"\[?\d", h)]
    assert released[0].strip("[]").split("]")[0].split(" ")[0] == version()


def test_the_package_and_the_project_agree_on_the_version() -> None:
    assert plaintrial.__version__ == version()


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in decisions()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 12


def test_a_decision_has_all_its_parts_on_one_page() -> None:
    for path in decisions():
        body = text(path)
        title, *parts = headings(body)
        assert title.startswith(f"{int(path.name[:4])}. "), name_of(path)
        assert parts == PARTS, name_of(path)
        assert len(body.splitlines()) <= 70, f"{name_of(path)} is longer than a page"
        assert re.search(r"^Status: (?:accepted|replaced by \[\d{4}\]\(\d{4}-.+\.md\)), \d{4}-\d\d-\d\d$", body, re.M)


def test_the_index_of_decisions_is_complete_and_in_order() -> None:
    listed = [link for link in links(text(DECISIONS / "README.md")) if re.match(r"\d{4}-", link)]
    assert listed == [path.name for path in decisions()]


def test_every_command_is_explained() -> None:
    known = text(ROOT / "README.md") + "".join(text(path) for path in files(".md", below=ROOT / "docs"))
    names = cli.list_commands(click.Context(cli))
    assert names
    assert [name for name in names if not re.search(rf"plaintrial {re.escape(name)}\b", known)] == []


def test_every_make_target_named_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", text(ROOT / "Makefile"), re.MULTILINE))
    named = {
        word
        for path in files(".md")
        for code in re.findall(r"`make ([a-z-]+)|^make ([a-z-]+)", text(path), re.MULTILINE)
        for word in code
        if word
    }
    assert {"run", "test"} <= named
    assert named - targets == set()


def test_the_files_a_stranger_looks_for_are_there() -> None:
    for name in ("README.md", "LICENSE", "NOTICE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/README.md"):
        assert len(text(ROOT / name).split()) > 30, name
    assert "Apache License" in text(ROOT / "LICENSE")


def test_links_and_headings_are_read_as_they_are_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `b` c!\n[x](#a-b-c) [y](gone.md) [z](#nowhere) `[code](not-a-link.md)`\n```\n# no\n[a](b)\n```\n"
    )
    assert headings(text(page)) == ["A b c!"]
    assert anchor("A b c!") == "a-b-c"
    assert broken(page) == ["gone.md", "#nowhere"]


@pytest.mark.parametrize("target", ["https://example.org/x", "mailto:a@example.org"])
def test_links_to_the_world_are_not_followed(tmp_path: Path, target: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"[x]({target})")
    assert broken(page) == []
