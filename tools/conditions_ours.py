"""Our own reviewed words: `people_words.txt` (other names) and `abbreviations.txt` (short forms)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from conditions_entry import Entry
from conditions_labels import is_abbreviation

from plaintrial.conditions.keys import label_key

Find = Callable[[str], str]
"""From a concept's id or one of its names to its id; KeyError where there is none."""


def lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each `left = one; two` line of a file without its comments."""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line:
            left, _, right = line.partition("=")
            yield left.strip(), [part.strip() for part in right.split(";") if part.strip()]


def add_words(path: Path, entries: dict[str, Entry], find: Find) -> int:
    """File `concept = word; *lay name` lines; words stand before every source's. Returns the lines not placed.

    A word that is already the name of another disease stays with that one, unless it is the everyday name or has a "!".
    """
    missing = 0
    named = _names(entries)
    for target, texts in lines(path):
        if target.startswith("-"):
            missing += _remove(target[1:].strip(), texts, entries, find)
            continue
        entry = _found(entries, find, target)
        if entry is None:
            missing += 1
            continue
        _add(entry, [t for t in texts if t[0] in "*!" or named.get(label_key(t), entry.id) == entry.id])
    return missing


def _names(entries: dict[str, Entry]) -> dict[str, str]:
    names = ((label_key(label), e.id) for e in entries.values() for s, label in e.labels if s in "nm" and not e.topic)
    return dict(names)


def _add(entry: Entry, texts: list[str]) -> None:
    for text in reversed(texts):
        word = text.lstrip("*!")
        if text.startswith("*"):
            entry.lay = word
        if is_abbreviation(word):
            entry.reviewed_short.add(word)
        if not is_abbreviation(word) or text.startswith("*"):
            entry.labels.insert(0, ("u", word))


def _remove(target: str, texts: list[str], entries: dict[str, Entry], find: Find) -> int:
    entry = _found(entries, find, target)
    if entry is None:
        return 1
    unwanted = {text.lower() for text in texts}
    entry.labels = [(source, label) for source, label in entry.labels if label.lower() not in unwanted]
    return 0


def _found(entries: dict[str, Entry], find: Find, target: str) -> Entry | None:
    try:
        return entries[find(target)]
    except KeyError:
        print(f"  no concept for our word: {target}", file=sys.stderr)
        return None


def short_forms(path: Path, find: Find) -> dict[str, list[str]]:
    """Each abbreviation with the ids it may stand for, the commonest first; none where it names no condition."""
    found: dict[str, list[str]] = {}
    for short, targets in lines(path):
        found[short] = []
        for target in targets:
            try:
                found[short].append(find(target))
            except KeyError:
                print(f"  no concept for {short}: {target}", file=sys.stderr)
    return found
