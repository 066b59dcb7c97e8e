"""The shrink guard: a sync that takes away or changes more than is likely holds its alerts for the operator.

One bad day of the registry must not tell thousands of people that their study is gone. The registry changes about
3,000 of 580,000 studies on a day (0.5 %), and hardly ever takes one away. Pure.
"""

from __future__ import annotations

MOST_VANISHED = 0.005
MOST_CHANGED = 0.02
_FEW_VANISHED = 5
_FEW_CHANGED = 25
"""In a small mirror a few studies are already more than that share: so few hold nothing back."""


def why_hold(*, held: int, vanished: int, changed: int) -> str | None:
    """Why the alerts of a sync wait for the operator; None when they need not. ``held``: studies before the sync."""
    if vanished > max(_FEW_VANISHED, held * MOST_VANISHED):
        return f"{vanished} of {held} studies are missing from the registry's list"
    if changed > max(_FEW_CHANGED, held * MOST_CHANGED):
        return f"{changed} of {held} studies changed at once"
    return None
