"""A sync as its own process, without the pauses that politeness asks of a real one. For the kill test.

python -m tests.mirror.sync_quickly URL        (PLAINTRIAL_DATA names the mirror)
"""

from __future__ import annotations

import sys

from plaintrial.cli.database import ready
from plaintrial.deployment import data_folder
from plaintrial.mirror.lock import only_writer
from plaintrial.mirror.scope import Scope
from plaintrial.mirror.syncing import sync
from plaintrial.registries.ctgov.client import ClientSettings, CtgovClient

if __name__ == "__main__":
    ready()
    quick = ClientSettings(page_size=40, pace=0.02)
    with only_writer(data_folder()), CtgovClient(sys.argv[1], settings=quick) as client:
        sync(client, Scope(everything=True))
