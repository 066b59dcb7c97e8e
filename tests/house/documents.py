"""Markdown as the tests of documents need it: links, headings, and what GitHub makes of a heading."""

from __future__ import annotations

import re
from pathlib import Path

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]\[]*\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def prose(text: str) -> str:
    """The document without its code."""
    return _CODE.sub("", _FENCE.sub("", text))


def links(text: str) -> list[str]:
    """Every target a link or picture points to."""
    return _LINK.findall(prose(text))


def headings(text: str) -> list[str]:
    """The headings in order, marks taken off."""
    return [heading.replace("`", "") for heading in _HEADING.findall(_FENCE.sub("", text))]


def anchor(heading: str) -> str:
    """The fragment that leads to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def broken(document: Path) -> list[str]:
    """The links of a document that lead to no file, or to no heading in it."""
    bad: list[str] = []
    for target in links(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        path = (document.parent / name).resolve() if name else document
        if not path.exists():
            bad.append(target)
        elif fragment and path.suffix == ".md":
            anchors = {anchor(heading) for heading in headings(path.read_text(encoding="utf-8"))}
            bad += [] if fragment in anchors else [target]
    return bad
