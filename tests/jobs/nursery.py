"""Starts workers quickly: everything is imported once, and each line read forks one. Its pid is the answer.

python -m tests.jobs.nursery
"""

from __future__ import annotations

import os
import signal
import sys

from plaintrial.cli.database import made_data_folder
from plaintrial.jobs.worker import Worker


def main() -> None:
    """Fork a worker for each line, until there are no more. No connection is open here, so none is shared (F10)."""
    made_data_folder()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            sys.stdin.close()
            work()
            os._exit(0)
        print(pid, flush=True)


def work() -> None:
    """Work until told to stop."""
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda signum, frame: stopped.append(signum))
    Worker(stopping=lambda: bool(stopped)).run()


if __name__ == "__main__":
    main()
