"""How a try ended. Pure."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["taken", "later", "never", "nobody", "away", "unclear"]


class Outcome(msgspec.Struct, frozen=True):
    """``taken``: the host has it. ``later``: it said to come again. ``never``: it refused this message for good.
    ``nobody``: the address does not exist. ``away``: the way is closed, whatever the message: no connection, or our
    own settings are refused. ``unclear``: the host may have taken it, and did not say. ``answer``: its words, without
    any address in them. ``wait``: the seconds after which it asked to come again, at least."""

    kind: Kind
    answer: str = ""
    wait: float = 0.0


_NO_SUCH = frozenset({550, 551, 553, 556, 521})


def of_recipient(code: int, text: str) -> Outcome:
    """What an answer to RCPT means. RFC 3463: 5.1.x and 5.2.1 speak of the address; other 5.x.x of other things."""
    said = f"{code} {enhanced(text)}".strip()
    if 200 <= code < 300:
        return Outcome("taken", said)
    if 400 <= code < 500:
        return Outcome("later", said)
    status = enhanced(text)
    speaks_of_address = _is_of_address(status) if status else code in _NO_SUCH
    return Outcome("nobody" if speaks_of_address else "never", said)


def _is_of_address(status: str) -> bool:
    """5.1.7 and 5.1.8 speak of the sender's address."""
    return status == "5.2.1" or (status.startswith("5.1.") and status not in ("5.1.7", "5.1.8"))


def of_message(code: int, text: str) -> Outcome:
    """What an answer to DATA or to the message itself means."""
    said = f"{code} {enhanced(text)}".strip()
    if 200 <= code < 300:
        return Outcome("taken", said)
    return Outcome("later" if 400 <= code < 500 else "never", said)


def enhanced(text: str) -> str:
    """The status "5.1.1" at the beginning of an answer; "" where there is none."""
    word = text.strip().split(" ", 1)[0] if text.strip() else ""
    parts = word.split(".")
    return word if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts) else ""
