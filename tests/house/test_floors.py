"""The floors: the contract is there and whole, and the lower floors do nothing but compute."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, modules, name_of

PURE = ("ground", "record", "registries", "history", "conditions", "places", "eligibility", "plain")
OUTSIDE = {
    "django": "the shell",
    "ninja": "the shell",
    "sqlite3": "a database",
    "psycopg": "a database",
    "socket": "the network",
    "urllib.request": "the network",
    "http.client": "the network",
    "httpx": "the network",
    "requests": "the network",
    "subprocess": "another program",
}
# Not floors: the app's wiring, and what stands beside the house.
BESIDE = {"sample": "made-up records that ship with the package", "testing": "an emulated registry for tests"}


def contract() -> list[set[str]]:
    """The layers of import-linter's contract, highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = [c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    return [{name.strip(" ()").removeprefix("plaintrial.") for name in layer.split("|")} for layer in layers]


def imports(source: str) -> list[str]:
    """Every module an `import` anywhere in the source names."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def reaches_outside(source: str) -> list[str]:
    return [name for name in imports(source) if any(name == out or name.startswith(out + ".") for out in OUTSIDE)]


def may_talk(path: Path) -> bool:
    """A registry's client is the one place below floor 6 that talks to anyone."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] == "registries" and "client" in parts[2:]


def test_the_contract_has_the_design_s_order() -> None:
    order = ["cli", "web", "search", "mirror", "plain", "eligibility", "conditions", "registries", "record", "ground"]
    floors = contract()
    at = [next(number for number, floor in enumerate(floors) if name in floor) for name in order]
    assert at == sorted(at)
    assert len(set(at)) == len(order)


def test_every_package_stands_on_a_floor() -> None:
    packages = {path.relative_to(PACKAGE).parts[0] for path in modules() if path.parent != PACKAGE}
    assert packages - set.union(*contract()) - set(BESIDE) == set()


def test_the_lower_floors_only_compute() -> None:
    reaching = {
        name_of(path): outside
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] in PURE and not may_talk(path)
        if (outside := reaches_outside(path.read_text(encoding="utf-8")))
    }
    assert reaching == {}


def test_nothing_but_tests_uses_the_emulated_registry() -> None:
    users = [
        name_of(path)
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] != "testing"
        if any(name.startswith("plaintrial.testing") for name in imports(path.read_text(encoding="utf-8")))
    ]
    assert users == []


def test_reaching_outside_is_recognised() -> None:
    assert reaches_outside("def f():\n    from django.db import models") == ["django.db"]
    assert reaches_outside("import httpx, json") == ["httpx"]
    assert reaches_outside("import djangonaut, urllib.parse") == []


def test_only_a_client_may_talk() -> None:
    assert may_talk(PACKAGE / "registries" / "ctgov" / "client.py")
    assert may_talk(PACKAGE / "registries" / "ctgov" / "client" / "paging.py")
    assert not may_talk(PACKAGE / "registries" / "ctgov" / "parse.py")
    assert not may_talk(PACKAGE / "record" / "client.py")
