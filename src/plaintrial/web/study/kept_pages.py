"""Pages of studies kept as they were made, in the memory of a server process: the same page is made once.

A page is kept under its ETag, which names all that it is made of, the day among it: nothing on it is older than that.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

MOST_KEPT = 200
"""Of 60 KiB each, as a rule."""
_LARGEST = 1024 * 1024
_lock = threading.Lock()
_kept: OrderedDict[str, bytes] = OrderedDict()


def kept_page(etag: str) -> bytes | None:
    """The page made under an ETag; None when it was not, or was long ago."""
    with _lock:
        if etag in _kept:
            _kept.move_to_end(etag)
        return _kept.get(etag)


def keep_page(etag: str, page: bytes) -> None:
    """Keep a page; the one asked for longest ago goes."""
    if len(page) > _LARGEST:
        return
    with _lock:
        _kept[etag] = page
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def forget() -> None:
    """Forget all of them (between tests, and for measuring)."""
    with _lock:
        _kept.clear()
