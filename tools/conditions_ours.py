"""Our own reviewed words: `people_words.txt`, `abbreviations.txt`, and `meanings.txt`."""

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


LIKELIEST = "*"


def short_forms(path: Path, find: Find) -> dict[str, list[str]]:
    """Each abbreviation with the ids it may stand for, the commonest first; none where it names no condition."""
    return {short: _ids(short, [each.lstrip(LIKELIEST) for each in targets], find) for short, targets in lines(path)}


def meanings(folder: Path, entries: dict[str, Entry], find: Find) -> dict[str, object]:
    """The section of what has several meanings: names with the concepts' numbers, short forms with a likeliest one.

    A short form that is a name as well, as "ALS" is, has its meanings under that name too.
    """
    at = {concept: i for i, concept in enumerate(sorted(entries))}
    likely = {
        short: targets
        for short, targets in lines(folder / "abbreviations.txt")
        if targets and targets[0][0] == LIKELIEST
    }
    names = dict(lines(folder / "meanings.txt"))
    names |= {
        short: targets for short, targets in likely.items() if _is_name(short, targets[0].lstrip(LIKELIEST), find)
    }
    return {
        "likely": sorted(short.upper() for short in likely),
        "names": {
            label_key(name): [at[each] for each in _ids(name, [t.lstrip(LIKELIEST) for t in targets], find)]
            for name, targets in names.items()
        },
    }


def _is_name(short: str, target: str, find: Find) -> bool:
    try:
        return find(short) == find(target)
    except KeyError:
        return False


def _ids(name: str, targets: list[str], find: Find) -> list[str]:
    found = []
    for target in targets:
        try:
            found.append(find(target))
        except KeyError:
            print(f"  no concept for {name}: {target}", file=sys.stderr)
    return list(dict.fromkeys(found))
