"""A new watch key: made, put first in the ring, and every row sealed with it."""

from __future__ import annotations

import secrets

from plaintrial.watches import actions, keyring
from plaintrial.watches.contacts import NAME as CONTACTS
from plaintrial.watches.keys import keep, ring


def rotate(*, new_key: bool = True, forget_old: bool = False) -> int:
    """Seal every row anew; how many were. Killed in the middle, run it again with ``new_key=False``.

    Old keys stay in the ring, for links in mail sent earlier, unless ``forget_old``.
    """
    now = ring()
    if new_key:
        keep([secrets.token_bytes(keyring.KEY_BYTES), *now.raw])
        now = ring()
    rows = actions.rotate_rows(keys=now)
    actions.forget_contacts(name=CONTACTS)
    if forget_old and len(now.raw) > 1:
        keep([now.raw[0]])
    return rows
