"""The files of this checkout, as the house's rules see them: what git keeps or would keep."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "plaintrial"
# Where git is not there (an unpacked archive), what a working copy gathers is left out by name.
_GATHERED = {".git", ".venv", ".hypothesis", "__pycache__", "dist", "htmlcov", ".coverage"}


def _is_gathered(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0] == "data" or any(part in _GATHERED or part.endswith("_cache") for part in parts)


@cache
def every_file() -> tuple[Path, ...]:
    """Every file of the project, sorted; ignored files are not among them."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(path for path in ROOT.rglob("*") if path.is_file() and not _is_gathered(path)))
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def files(*suffixes: str, below: Path = ROOT) -> list[Path]:
    """The project's files with one of these endings."""
    return [path for path in every_file() if path.name.endswith(suffixes) and below in path.parents]


def modules() -> list[Path]:
    """Every Python module of the package."""
    return files(".py", below=PACKAGE)


def name_of(path: Path) -> str:
    """The path as a person would write it, from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
