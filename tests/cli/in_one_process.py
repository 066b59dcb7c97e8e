"""Several commands, one after the other, in one process of their own: each start costs a second and more."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

from tests.cli.running import OF_THE_TESTS, Ran


def plaintrials(folder: Path, *commands: tuple[str, ...]) -> list[Ran]:
    """Run commands on the mirror in ``folder``, in order."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.cli.in_one_process"],
        env={**environment, "PLAINTRIAL_DATA": str(folder)},
        input=json.dumps(commands).encode(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    return [Ran(*each) for each in json.loads(ran.stdout)]


def _ran(words: list[str]) -> Ran:
    from plaintrial.cli.main import main

    out, err, code = _stream(), _stream(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        except Exception:  # noqa: BLE001 - as a process of its own would end
            traceback.print_exc()
            code = 1
    return Ran(code, _written(out), _written(err))


def _stream() -> io.TextIOWrapper:
    """What a terminal's stream is: text that is bytes below, where click writes JSON."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


if __name__ == "__main__":
    print(json.dumps([_ran(words) for words in json.load(sys.stdin)]))
