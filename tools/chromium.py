"""Find the Chromium that the browser tests drive, or install one: `.venv/bin/python tools/chromium.py [--install]`.

Looked for in this order: $PLAINTRIAL_CHROMIUM, the usual names on PATH, the macOS applications, Playwright's own.
Each candidate is started with `--version`: some systems ship a `chromium-browser` that only prints advice.
With `--install` a missing one is fetched: by apt-get as root or with a sudo that asks nothing, else by Playwright.
Playwright's driver has to start too: it needs libatomic, which a bare Debian lacks.
Prints the path; exits 1 with one line on stderr when something is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\nwith start() as p: print(p.chromium.executable_path)"
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")
START_SECONDS = 60
MISSING = (
    "no Chromium for the browser tests. Install one (Debian: sudo apt-get install chromium; macOS: brew install "
    "--cask chromium), or name it in PLAINTRIAL_CHROMIUM, or run `make unit`, which needs none."
)
NO_DRIVER = (
    "the driver of the browser tests does not start: `.venv/bin/playwright --version` tells why. On Debian and Ubuntu "
    "it is often libatomic: sudo apt-get install libatomic1. `make unit` needs no browser."
)


def starts(path: str) -> bool:
    """Whether this is a browser that runs here."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=START_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


def installed() -> Iterator[str]:
    """Paths worth trying, without Playwright's, which takes a second to ask for."""
    yield from filter(None, (shutil.which(name) for name in NAMES))
    yield from (path for path in APPLICATIONS if Path(path).exists())


def of_playwright() -> str | None:
    """The browser that `playwright install` put into its cache, if it is there."""
    done = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if path and Path(path).exists() else None


def find_chromium() -> str | None:
    """The path of a Chromium that starts, or None. One named in PLAINTRIAL_CHROMIUM is the only one tried."""
    named = os.environ.get("PLAINTRIAL_CHROMIUM")
    if named:
        return named if starts(named) else None
    for path in installed():
        if starts(path):
            return path
    bundled = of_playwright()
    return bundled if bundled and starts(bundled) else None


def apt() -> list[str] | None:
    """How to call apt-get without being asked for a password, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def apt_install(package: str) -> None:
    """Install a system package where that asks nobody anything; whether it worked is seen by looking again."""
    call = apt()
    if call is None:
        return
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    print(f"plaintrial: installing {package} with apt-get", file=sys.stderr, flush=True)
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        subprocess.run([*call, *step], check=False, stdout=sys.stderr)


def install_chromium() -> str | None:
    """Try the system's package, then Playwright's build."""
    apt_install("chromium")
    found = find_chromium()
    if found:
        return found
    print("plaintrial: asking Playwright for its chromium", file=sys.stderr, flush=True)
    subprocess.run([*PLAYWRIGHT, "install", "chromium"], check=False, stdout=sys.stderr)
    return find_chromium()


def driver_starts() -> bool:
    """Whether Playwright can be used at all."""
    return subprocess.run([*PLAYWRIGHT, "--version"], capture_output=True, check=False).returncode == 0


def main() -> int:
    """0 and the path, or 1 and what to do."""
    may_install = "--install" in sys.argv[1:]
    if may_install and not driver_starts():
        apt_install("libatomic1")
    if not driver_starts():
        return fail(NO_DRIVER)
    path = find_chromium()
    if path is None and may_install and not os.environ.get("PLAINTRIAL_CHROMIUM"):
        path = install_chromium()
    if path is None:
        return fail(MISSING)
    print(path)
    return 0


def fail(line: str) -> int:
    """Say it, and the exit code for it."""
    print(f"plaintrial: {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
