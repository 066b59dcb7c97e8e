"""How much a file may hold before it is taken for a trap (fault G1)."""

from __future__ import annotations

import msgspec

MB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """Sizes in bytes. The whole registry is about 580,000 records and 10 GB: the limits leave room above that.

    ``free`` is what anything packed may open to, whatever its ratio: no more than one record of the largest size.
    Beyond it the opened size may be at most ``ratio`` times the packed one (JSON packs 5 to 20 times, deflate's
    most is 1,032).
    """

    record: int = 64 * MB
    opened: int = 64 * 1024 * MB
    free: int = 64 * MB
    ratio: int = 200
    entries: int = 750_000
    entry_list: int = 256 * MB
    chunk: int = MB
    lines_of_no_json: int = 100


LIMITS = Limits()
