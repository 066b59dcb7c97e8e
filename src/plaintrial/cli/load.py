"""``plaintrial load``: records out of files into the mirror."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import complain, print_json, say
from plaintrial.deployment import data_folder
from plaintrial.mirror.loading import Loaded, load
from plaintrial.mirror.lock import only_writer
from plaintrial.registries.ctgov.intake import Refusal, Taken, records_in, refuse_unreadable, size_hint
from plaintrial.search import freshen, open_index

_MOST_SHOWN = 20


@click.command("load")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option
@data_option
@with_mirror
def command(files: tuple[str, ...], as_json: bool) -> int:
    """Load v2 records into the mirror: one record, a list, a page, NDJSON, .gz or .zip; - is standard input.

    Example: plaintrial load studies.ndjson.gz
    """
    refuse_unreadable(files)
    with only_writer(data_folder()):
        loaded = _load(files, quiet=as_json)
        if open_index() is not None:
            freshen()
    if as_json:
        print_json(_summary(loaded))
    else:
        _tell(loaded)
    if not loaded.refusals or loaded.done > len(loaded.refusals):
        return 0
    if as_json:
        first = _in_order(loaded.refusals)[0].why
        complain(f"plaintrial: nothing was loaded: {len(loaded.refusals)} refused, the first: {first}")
    return 2


def _load(files: tuple[str, ...], *, quiet: bool) -> Loaded:
    scope = ", ".join(files)
    hints = [size_hint(file) for file in files]
    if quiet or None in hints or not sys.stderr.isatty():
        return load(_found(files, None), scope=scope)
    length = sum(hint or 0 for hint in hints)
    with click.progressbar(length=length, label="Loading", file=sys.stderr) as bar:
        return load(_found(files, bar.update), scope=scope)


def _found(files: tuple[str, ...], progress: Callable[[int], None] | None) -> Iterator[Taken | Refusal]:
    for file in files:
        yield from records_in(file, progress=progress)


def _summary(loaded: Loaded) -> dict[str, object]:
    counts = loaded.counts
    return {
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged + counts.derived,
        "refused": len(loaded.refusals),
        "refusals": [{"file": r.file, "line": r.line, "why": r.why} for r in _in_order(loaded.refusals)],
    }


def _in_order(refusals: list[Refusal]) -> list[Refusal]:
    """By file and line: what could not be split is refused earlier than what could not be read."""
    return sorted(refusals, key=lambda refusal: (refusal.file, refusal.line or 0))


def _tell(loaded: Loaded) -> None:
    told = _summary(loaded)
    say(f"{told['new']} new, {told['changed']} changed, {told['unchanged']} unchanged, {told['refused']} refused")
    for refusal in _in_order(loaded.refusals)[:_MOST_SHOWN]:
        line = f" line {refusal.line}" if refusal.line else ""
        complain(f"refused: {refusal.file}{line}: {refusal.why}")
    if len(loaded.refusals) > _MOST_SHOWN:
        complain(f"and {len(loaded.refusals) - _MOST_SHOWN} more; see them all with --json")
