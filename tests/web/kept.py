"""Keeping made-up records in the mirror's test database."""

from __future__ import annotations

from typing import Any

import msgspec

from plaintrial.mirror import actions
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import prepare


def keep(*raws: dict[str, Any]) -> None:
    """Keep the records, in the order given."""
    for raw in raws:
        run = actions.start_run(kind="load")
        actions.keep(records=[prepare(msgspec.json.encode(raw), Packer(), None)], run=run)
        actions.finish_run(run=run, state="done")
