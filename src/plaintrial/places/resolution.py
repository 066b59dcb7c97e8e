"""What a text was found to mean."""

from __future__ import annotations

from typing import Literal

import msgspec

from plaintrial.places.place import Place

Why = Literal["name", "postcode", "typo", "area", "nothing"]


class Resolution(msgspec.Struct, frozen=True):
    """`place` where the text means one place; else `choices`, the likeliest first, to ask with. Both may be empty.

    `why`: found by name, by postcode, after a correction; "area" for a country or region (the choices are its largest
    towns). `said` is one sentence for the reader.
    """

    text: str
    place: Place | None
    choices: tuple[Place, ...]
    why: Why
    said: str
