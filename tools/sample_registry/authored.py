"""Read the authored files: the oldest version in full, then what each later version changed."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Authored = dict[str, Any]
# What a version says of itself alone: the next one does not take it over.
_OF_ONE_VERSION = ("updated", "verified", "cosmetic")
STUDIES = Path(__file__).parent / "studies"


class AuthoringError(ValueError):
    """An authored file says something that cannot be done; the message names the study."""


def authored_files(folder: Path = STUDIES) -> Iterator[Authored]:
    """Each study as written, in the order of the files' names."""
    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def versions(study: Authored) -> list[Authored]:
    """Every version of a study, oldest first, each whole."""
    told = {key: value for key, value in study.items() if key != "then"}
    made = [told]
    for change in study.get("then", []):
        made.append(_changed(made[-1], change))
    return made


def _changed(before: Authored, change: Authored) -> Authored:
    after = copy.deepcopy(before)
    for key in _OF_ONE_VERSION:
        after.pop(key, None)
    for key, value in change.items():
        _STEPS.get(key, _replace_key)(after, key, value)
    if change.get("updated") == "same":
        after["updated"], after["verified"] = _stamps(before)
    return after


def _stamps(before: Authored) -> tuple[Any, Any]:
    if "updated" not in before or "verified" not in before:
        raise AuthoringError(f"{before['id']}: write `updated` and `verified` out before a version that keeps them")
    return before["updated"], before["verified"]


def _replace_key(after: Authored, key: str, value: Any) -> None:
    after[key] = value


def _edit(after: Authored, _: str, edits: list[list[str]]) -> None:
    for field, old, new in edits:
        if after[field].count(old) != 1:
            raise AuthoringError(f"{after['id']}: {field} holds {old!r} {after[field].count(old)} times, not once")
        after[field] = after[field].replace(old, new)


def _drop(after: Authored, _: str, keys: list[str]) -> None:
    for key in keys:
        del after[key]


def _site(after: Authored, facility: str) -> list[Any]:
    for site in after.get("sites", []):
        if site[0] == facility:
            return site  # type: ignore[no-any-return]
    raise AuthoringError(f"{after['id']}: no site called {facility!r}")


def _site_status(after: Authored, _: str, pairs: list[list[str]]) -> None:
    for facility, status in pairs:
        site = _site(after, facility)
        site[2:3] = [status]


def _sites_added(after: Authored, _: str, sites: list[list[Any]]) -> None:
    after.setdefault("sites", []).extend(copy.deepcopy(sites))


def _sites_removed(after: Authored, _: str, facilities: list[str]) -> None:
    for facility in facilities:
        after["sites"].remove(_site(after, facility))


_STEPS: dict[str, Callable[[Authored, str, Any], None]] = {
    "edit": _edit,
    "drop": _drop,
    "site_status": _site_status,
    "sites_added": _sites_added,
    "sites_removed": _sites_removed,
}
