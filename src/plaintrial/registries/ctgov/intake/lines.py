"""Chunks of bytes -> lines, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def lines_of(chunks: Iterable[bytes], cap: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank, with its number from 1; None in place of one longer than ``cap`` bytes."""
    number, parts, held = 1, [], 0
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        held += len(first)
        parts.append(first)
        if held > cap:
            parts.clear()  # the line is refused whatever follows: only its length is of use
        if not rest:
            continue
        if held > cap:
            yield number, None
        elif (line := b"".join(parts)) and not line.isspace():
            yield number, line
        for number, line in enumerate(rest[:-1], number + 1):  # noqa: B020
            if len(line) > cap:
                yield number, None
            elif line and not line.isspace():
                yield number, line
        number, parts, held = number + 1, [rest[-1]], len(rest[-1])
    if held > cap:
        yield number, None
    elif (line := b"".join(parts)) and not line.isspace():
        yield number, line
