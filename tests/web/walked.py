"""The words of a page, each with the language it is marked as: what a reader sees, and what a screen reader says."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SAID = ("aria-label", "title", "placeholder", "alt", "label")
_SILENT = {"script", "style", "title"}


class Words(NamedTuple):
    """A piece of text: its words, the element it stands in, its language, and that element with those above it."""

    text: str
    tag: str
    language: str
    above: str


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Words] = []
        self._stack: list[tuple[str, str, str]] = [("", "", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self._stack[-1][1])
        named = f"{tag}.{given.get('class', '')}".rstrip(".")
        for name in _SAID:
            self._keep(given.get(name, ""), f"@{name}", language)
        if tag not in _VOID:
            self._stack.append((tag, language, named))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._stack) - 1, 0, -1):
            if self._stack[place][0] == tag:
                del self._stack[place:]
                return

    def handle_data(self, data: str) -> None:
        tag, language, _named = self._stack[-1]
        if tag not in _SILENT:
            self._keep(data, tag, language)

    def _keep(self, text: str, tag: str, language: str) -> None:
        words = " ".join(text.split())
        if sum(map(str.isalpha, words)) > 1:
            above = " ".join(named for _, _, named in self._stack[-3:])
            self.found.append(Words(words, tag, language, above))


def words_of(html: str) -> list[Words]:
    """Every text of a page, in order."""
    walk = _Walk()
    walk.feed(html)
    return walk.found
