"""English words without their endings, by the Snowball rules.

The library's stemmer keeps the word it works on in itself, so that two threads at once would get each other's stems,
or an ``IndexError``: each thread has a stemmer of its own.
"""

from __future__ import annotations

import threading

import snowballstemmer


class _Own(threading.local):
    def __init__(self) -> None:
        self.stemmer = snowballstemmer.stemmer("english")


_own = _Own()


def english_stem(word: str) -> str:
    """The stem of a word in small letters: "nations" and "national" have one."""
    stem: str = _own.stemmer.stemWord(word)
    return stem
