"""Make `.venv` ready: `python3 tools/prepare.py uv|run|dev`. Standard library only; `make` calls it each time.

What it does, in order, each step only when needed:

1. `.venv` from the Python that runs this file; one that is broken, moved or half made is thrown away first.
2. uv into it, at the version and hashes of `requirements-bootstrap.lock`, through pip (or a uv on PATH).
3. The locked packages (`requirements.lock` for `run`, `requirements-dev.lock` for `dev`) with their hashes checked.
   Nothing is removed, so `run` and `dev` do not undo one another.
4. This project, editable, built by the locked hatchling: no build environment is fetched.
5. Bytecode of it all, so that a first start, and every start where PYTHONDONTWRITEBYTECODE is set, need not compile.

`uv` stops after step 2: what `make lock` needs, even when a lock is broken.

A stamp in `.venv` names everything the result depends on; while it matches, this file does nothing and takes
some tens of milliseconds. A file `unfinished` stands in `.venv` while work goes on, so a killed install is begun anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
COVERED_BY: dict[str, tuple[str, ...]] = {"uv": (), "run": ("run",), "dev": ("run", "dev")}
BOOTSTRAP_LOCK = "requirements-bootstrap.lock"
PROBE = "import sys, sysconfig; print(sys.version_info[:2] >= (3, 11), sysconfig.get_path('purelib'))"
NO_PIP = (
    "this Python has neither pip nor ensurepip, and there is no uv on PATH. Install one of them "
    "(Debian, Ubuntu: sudo apt-get install python3-venv), then run the same command again."
)


class SetupError(Exception):
    """A step failed; the message is the one line shown to the person."""


def say(line: str) -> None:
    """Tell the person what is going on, on stderr."""
    print(f"plaintrial: {line}", file=sys.stderr, flush=True)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the checkout's folder, so that two `make`s at once take turns; the kernel lets go when we die."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether the command runs and exits 0; its output is dropped."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(command: Sequence[str | Path], failed: str) -> None:
    """Run one step with its output shown.

    Raises:
        SetupError: with `failed`, when it does not exit 0.
    """
    # Python's own `-m venv` and pip print progress on stdout; a door's stdout is for its answer only.
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
        raise SetupError(failed)


def pinned_uv(lock_text: str) -> str:
    """The version of uv that the bootstrap lock names, such as `0.13.9`."""
    found = re.search(r"^uv==(\S+)", lock_text, re.MULTILINE)
    if found is None:
        raise SetupError(f"{BOOTSTRAP_LOCK} names no version of uv")
    return found.group(1)


def stamp_text(root: Path, kind: str) -> str:
    """What the state of `.venv` depends on: the place of the checkout and every file that says what goes in."""
    digest = hashlib.sha256(str(root).encode())
    for name in (LOCKS[kind], BOOTSTRAP_LOCK, "pyproject.toml", "tools/prepare.py"):
        digest.update(name.encode() + b"\0" + (root / name).read_bytes() + b"\0")
    return digest.hexdigest()


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".venv"
        self.python = self.path / "bin" / "python"
        self.uv = self.path / "bin" / "uv"
        self.unfinished = self.path / "unfinished"
        self.home = self.path / "made-for"

    def stamp(self, kind: str) -> Path:
        """The file whose text says for what the packages of this kind were installed."""
        return self.path / f"ready-{kind}"

    def ready(self, kind: str) -> bool:
        """Whether nothing has to be done: stamp right, interpreter alive, our package importable from elsewhere."""
        stamp = self.stamp(kind)
        return (
            not self.unfinished.exists()
            and self.is_wanted_python()
            and stamp.is_file()
            and stamp.read_text() == stamp_text(self.root, kind)
            and succeeds([self.python, "-I", "-c", "import plaintrial"])
        )

    def is_wanted_python(self) -> bool:
        """False when the person asks for another Python (PYTHON=python3.13) than the one `.venv` was made with."""
        if not os.environ.get("PYTHON"):
            return True
        wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
        settings = self.path / "pyvenv.cfg"
        text = settings.read_text() if settings.is_file() else ""
        return re.search(rf"^version(?:_info)? = {re.escape(wanted)}(?:\.|$)", text, re.MULTILINE) is not None

    def usable(self) -> bool:
        """Whether packages can be added to it as it is."""
        if self.unfinished.exists() or self.path.is_symlink() or not self.is_wanted_python():
            return False
        if self.home.is_file() and self.home.read_text() != str(self.root):
            return False  # moved: the scripts in bin/ name the old place
        try:
            probe = subprocess.run([self.python, "-I", "-c", PROBE], capture_output=True, text=True, check=False)
        except OSError:
            return False
        new_enough, _, packages = probe.stdout.strip().partition(" ")
        # After an upgrade of the system's Python the interpreter runs, but looks in a folder that is not there.
        return new_enough == "True" and Path(packages).is_dir() and self.path in Path(packages).parents

    def remove(self) -> None:
        """Throw it away, be it a folder, a link or a file."""
        if self.path.is_symlink() or self.path.is_file():
            self.path.unlink()
        elif self.path.exists():
            shutil.rmtree(self.path)

    def create(self) -> None:
        """An empty environment, with pip when this Python can bring it."""
        if self.path.is_symlink() or self.path.exists():
            say("the .venv here is broken, moved, half made or of another Python: making it anew")
            self.remove()
        say(f"making .venv with Python {sys.version.split()[0]}")
        self.path.mkdir()
        self.unfinished.touch()
        venv = [sys.executable, "-m", "venv"]
        if not (importlib.util.find_spec("ensurepip") and succeeds([*venv, self.path])):
            run([*venv, "--without-pip", self.path], "could not make .venv")

    def bring_uv(self) -> None:
        """The pinned uv in `.venv/bin`, by the first installer there is.

        Raises:
            SetupError: no pip, no ensurepip and no uv; or the download failed.
        """
        lock = self.root / BOOTSTRAP_LOCK
        version = pinned_uv(lock.read_text())
        if self.has_uv(version):
            return
        say(f"bringing uv {version} into .venv")
        installer = self.installer()
        run([*installer, "--require-hashes", "-r", lock], f"could not install uv {version}: see the lines above")

    def has_uv(self, version: str) -> bool:
        """Whether `.venv/bin/uv` runs and is of this version."""
        try:
            answer = subprocess.run([self.uv, "--version"], capture_output=True, text=True, check=False).stdout
        except OSError:
            return False
        return answer.split()[1:2] == [version]

    def installer(self) -> list[str | Path]:
        """The start of an install command that puts packages into `.venv`."""
        options = ["install", "--quiet", "--no-deps", "--only-binary=:all:"]
        if succeeds([self.python, "-m", "pip", "--version"]):
            return [self.python, "-m", "pip", "--disable-pip-version-check", *options]
        if succeeds([sys.executable, "-m", "pip", "--python", self.python, "--version"]):
            return [sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check", *options]
        on_path = shutil.which("uv")
        if on_path:
            return [on_path, "pip", "install", "--quiet", "--no-deps", "--python", self.python]
        raise SetupError(NO_PIP)

    def install(self, kind: str) -> None:
        """The locked packages, then this project."""
        lock = LOCKS[kind]
        say(f"installing what {lock} names")
        # On a terminal uv shows its progress; elsewhere its list of packages is noise.
        quiet = [] if sys.stderr.isatty() else ["--quiet"]
        uv: list[str | Path] = [self.uv, "pip", "install", "--python", self.python, *quiet]
        run([*uv, "--require-hashes", "-r", self.root / lock], f"could not install {lock}: see the lines above")
        editable: list[str | Path] = ["--offline", "--no-deps", "--no-build-isolation", "--editable", self.root]
        run([*uv, *editable], "could not install this project into .venv: see the lines above")

    def compile_bytecode(self) -> None:
        """Compile what a start imports. A package may hold a file that no Python compiles: not our concern."""
        packages = next(self.path.glob("lib/python*/site-packages"))
        skipped = r"[/\\](tests?|pip|mypyc?|setuptools|pkg_resources)[/\\]"
        compileall: list[str | Path] = [self.python, "-I", "-m", "compileall", "-q", "-j", "0", "-x", skipped]
        succeeds([*compileall, packages, self.root / "src" / "plaintrial"])

    def mark_ready(self, kind: str) -> None:
        """Write the stamps; the development set holds the other one whole, at the same versions."""
        self.home.write_text(str(self.root))
        for done in COVERED_BY[kind]:
            self.stamp(done).write_text(stamp_text(self.root, done))
        self.unfinished.unlink(missing_ok=True)


def share_settings_of_pip() -> None:
    """Give uv the package index and certificate that pip is told to use: uv does not read pip's settings."""
    for ours, name in (("UV_DEFAULT_INDEX", "index-url"), ("SSL_CERT_FILE", "cert")):
        value = os.environ.get("PIP_" + name.upper().replace("-", "_")) or pip_setting(name)
        if value:
            os.environ.setdefault(ours, value)


def pip_setting(name: str) -> str:
    """What pip's own files say for a setting, or nothing."""
    command = [sys.executable, "-m", "pip", "config", "get", f"global.{name}"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def forget_other_pythons() -> None:
    """Settings of the caller's shell that would make our interpreter look into other folders, or fetch another."""
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "UV_SYSTEM_PYTHON", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"):
        os.environ.pop(name, None)


def prepare(root: Path, kind: str) -> None:
    """Bring the checkout's `.venv` to what the locks say.

    Raises:
        SetupError: with one line for the person.
    """
    environment = Environment(root)
    if kind in LOCKS and environment.ready(kind):
        return
    with alone(root):
        if kind in LOCKS and environment.ready(kind):  # another `make` did it while we waited
            return
        forget_other_pythons()
        share_settings_of_pip()
        if not environment.usable():
            environment.create()
        environment.unfinished.touch()
        environment.bring_uv()
        if kind in LOCKS:
            environment.install(kind)
            environment.compile_bytecode()
        environment.mark_ready(kind)


def main() -> int:
    """0 when ready, 1 when a step failed, 2 when called wrongly."""
    if len(sys.argv) != 2 or sys.argv[1] not in COVERED_BY:
        say("usage: python3 tools/prepare.py uv|run|dev")
        return 2
    try:
        prepare(Path(__file__).resolve().parents[1], sys.argv[1])
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("stopped; the next run begins anew")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
