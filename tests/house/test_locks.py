"""The locks: complete, hashed, of one mind, and silent about where packages come from."""

from __future__ import annotations

import itertools
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.house.tree import ROOT

LOCKS = ("requirements-bootstrap.lock", "requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
# AGPL asks the operator of a site for more than this project's licence promises; GPL code cannot be shipped under it.
UNWANTED_LICENCE = re.compile(
    r"\bAffero\b|\bAGPL|(?<!L)(?<!Lesser )\bGPL(?!.*(?:LGPL|Lesser))|SSPL|BUSL", re.IGNORECASE
)


def lock(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, set[str]]:
    """Package to versions; a universal lock may pin two versions of one, for different Pythons."""
    found: dict[str, set[str]] = {}
    for line in lock(name):
        if match := PIN.match(line):
            found.setdefault(match[1].lower(), set()).add(match[2])
    return found


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def named(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return match[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_a_hash_or_a_comment(name: str) -> None:
    odd = [line for line in lock(name) if not (PIN.match(line) or HASH.match(line) or re.match(r"^ *#", line))]
    assert odd == []
    assert pins(name)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    rows = lock(name)
    bare = [row for row, following in itertools.pairwise(rows) if PIN.match(row) and not HASH.match(following)]
    assert bare == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_is_in_a_lock(name: str) -> None:
    assert [line for line in lock(name) if "://" in line or "index" in line or "find-links" in line] == []


def test_testing_uses_the_very_versions_that_run() -> None:
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: versions for name, versions in run.items() if dev.get(name) != versions} == {}


def test_what_the_project_asks_for_is_locked() -> None:
    settings = project()
    groups = settings["dependency-groups"]
    assert isinstance(groups, dict)
    direct = settings["project"]
    assert isinstance(direct, dict)
    run = {named(item) for item in [*direct["dependencies"], *groups["build"]]}
    dev = {named(item) for item in groups["dev"] if isinstance(item, str)}
    assert run - set(pins("requirements.lock")) == set()
    assert dev - set(pins("requirements-dev.lock")) == set()
    assert {named(item) for item in groups["bootstrap"]} == set(pins("requirements-bootstrap.lock"))


def test_uv_s_own_lock_is_not_kept() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def licence_of(package: str) -> str:
    about = distribution(package).metadata
    classifiers = [text for text in about.get_all("Classifier") or [] if text.startswith("License ::")]
    # The field License sometimes holds a whole licence text: its first line names it.
    return " | ".join([about.get("License-Expression") or "", (about.get("License") or "")[:80], *classifiers])


def test_what_runs_carries_no_licence_we_cannot_ship_with() -> None:
    found = {}
    for package in pins("requirements.lock"):
        try:
            found[package] = licence_of(package)
        except PackageNotFoundError:  # for another system or Python
            continue
    assert len(found) > 20
    assert {package: licence for package, licence in found.items() if UNWANTED_LICENCE.search(licence)} == {}


@pytest.mark.parametrize(
    "licence", ["AGPL-3.0-only", "GNU Affero General Public License v3", "GPL-3.0-or-later", "SSPL"]
)
def test_unwanted_licences_are_recognised(licence: str) -> None:
    assert UNWANTED_LICENCE.search(licence)


@pytest.mark.parametrize("licence", ["MIT", "LGPL-3.0-only", "BSD-3-Clause | Apache-2.0", "MPL-2.0"])
def test_wanted_licences_pass(licence: str) -> None:
    assert not UNWANTED_LICENCE.search(licence)
