"""Runs a command as a child that ends when its parent does, however that ends: ``up`` killed leaves nothing running.

python -m plaintrial.cli.with_parent COMMAND...
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType

_LOOKS_EVERY = 0.5
_GRACE = 4.0


def main() -> int:
    """Run the command; its exit code. A signal to end is passed on."""
    parent = os.getppid()
    child = subprocess.Popen(sys.argv[1:])  # noqa: S603 - our own commands, from ``up``

    def pass_on(signum: int, frame: FrameType | None) -> None:
        del frame
        child.send_signal(signum)

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, pass_on)
    threading.Thread(target=_end_with, args=(parent, child), daemon=True).start()
    return child.wait()


def _end_with(parent: int, child: subprocess.Popen[bytes]) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY)
    child.terminate()
    try:
        child.wait(_GRACE)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main())
