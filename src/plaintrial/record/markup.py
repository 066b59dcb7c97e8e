"""A registry's formatted text (summary, description, criteria) as a small tree of blocks, ready for a page.

The registry writes markdown: ``* `` bullets nested by indentation, escapes such as ``\\<55``. Sponsors type bullets
and numbers of their own into it, and older records are hard-wrapped text. Both are read; no word is lost, and the
time taken is linear in the length of the text. Nesting is capped at ``MAX_DEPTH``: what is deeper stays, less deep.

Source: ClinicalTrials.gov API v2, ``markupFormat=markdown``.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.record.clean_text import clean, unescaped
from plaintrial.record.headings import always_heading, heading_words, lone_heading
from plaintrial.record.list_marker import Marker, markers_at

MAX_DEPTH = 8
_RULE_CHARACTERS = "*-–—_=~•·#\\ "
_MARKERS_A_LINE = 2 * MAX_DEPTH
_SHORT_LINE = 45
_INDENT = 2
_MAX_SKIP = 10


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """Running text, escapes undone and wrapped lines joined."""

    text: str


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading on its own line, without its closing colon: "Inclusion Criteria"."""

    text: str


class ListItem(msgspec.Struct, frozen=True):
    """``blocks`` of an item; ``marker`` as typed ("10.", "(i)", "-"), ``ordinal`` its number, 0 for a bullet."""

    blocks: tuple[Block, ...]
    marker: str = "*"
    ordinal: int = 0


class ListBlock(msgspec.Struct, frozen=True, tag=True):
    """A list. ``numbering`` is HTML's ``<ol type>``: "1", "a", "A", "i", "I"; "" for bullets."""

    ordered: bool
    items: tuple[ListItem, ...]
    numbering: str = ""


Block = Paragraph | Heading | ListBlock


def blocks(text: str | None) -> tuple[Block, ...]:
    """The blocks of a registry's text, in its order; () for none."""
    reader = _Reader()
    for line in clean(text or "").split("\n"):
        reader.take(line)
    return reader.finished()


def plain_text(text: str | None) -> str:
    """The same text for a terminal, a mail or an index: escapes undone, lists with dashes or their numbers."""
    return "\n".join(_lines(blocks(text), "")).strip("\n")


def inline(text: str) -> str:
    """One value (a title, a line) with escapes, entities and bold marks undone, on one line."""
    return _one_line(clean(text))


def _one_line(text: str) -> str:
    shown = unescaped(_without_bold(text) if "**" in text else text)
    return " ".join(shown.replace("<TAB>", " ").split())


class _Item:
    def __init__(self, marker: Marker) -> None:
        self.marker = marker
        self.typed = marker.typed
        self.blocks: list[Block | _List] = []


class _List:
    def __init__(self, kind: str, indent: int) -> None:
        self.kind = kind
        self.indent = indent
        self.items: list[_Item] = []

    def follows(self, marker: Marker) -> bool:
        last = self.items[-1].marker
        if marker.kind != self.kind:
            return False
        return marker.ordinal == last.ordinal + 1 if marker.ordered else marker.typed == last.typed

    def skips_to(self, marker: Marker) -> bool:
        both_numbers = self.kind == marker.kind == "1"
        return both_numbers and 0 < marker.ordinal - self.items[-1].marker.ordinal <= _MAX_SKIP


class _Reader:
    """Takes lines one by one; ``open`` are the lists the next line may go on with, outermost first."""

    def __init__(self) -> None:
        self.root: list[Block | _List] = []
        self.open: list[_List] = []
        self.wrapped: list[str] = []
        self.after_blank = True
        self.last: dict[str, int] = {}

    def take(self, line: str) -> None:
        body = line.strip(" ")
        if not body or (not body[-1].isalnum() and not body.strip(_RULE_CHARACTERS)):
            self._flush()
            self.after_blank = True
            return
        indent = len(line) - len(line.lstrip(" "))
        rest = self._take_markers(body, indent)
        if rest:
            self._take_text(rest, indent, marked=rest is not body)
        self.after_blank = False

    def finished(self) -> tuple[Block, ...]:
        self._flush()
        frozen = _frozen(self.root)
        if frozen and isinstance(frozen[-1], Heading):  # a heading of nothing is shown as text
            frozen = (*frozen[:-1], Paragraph(frozen[-1].text))
        return frozen

    def _take_markers(self, body: str, indent: int) -> str:
        """Open the items that ``body`` begins; what is left of it. The same object when it begins none."""
        previous: Marker | None = None
        for _ in range(_MARKERS_A_LINE):
            marker = self._chosen(body, previous)
            if marker is None:
                return body
            body = body[marker.width :]
            if _redundant(marker, previous):
                self.open[-1].items[-1].typed = marker.typed
            else:
                self._open_item(marker, indent, previous)
                indent += _INDENT
            previous = marker
        return body.lstrip(_RULE_CHARACTERS)

    def _chosen(self, body: str, previous: Marker | None) -> Marker | None:
        readings = markers_at(body)
        if not readings or not readings[0].ordered:
            return readings[0] if readings else None
        going_on = [m for m in readings if self._goes_on(m)]
        return next(iter([*going_on, *(m for m in readings if self._may_begin(m, previous))]), None)

    def _goes_on(self, marker: Marker) -> bool:
        return marker.ordinal == self.last.get(marker.kind, 0) + 1 or any(o.follows(marker) for o in self.open)

    def _may_begin(self, marker: Marker, previous: Marker | None) -> bool:
        if marker.ordinal == 1:
            return True
        if marker.kind != "1":
            return False
        standing_free = self.after_blank or previous is not None or not self.wrapped
        return standing_free or any(o.skips_to(marker) for o in self.open)

    def _open_item(self, marker: Marker, indent: int, previous: Marker | None) -> None:
        self._flush()
        if previous is not None and previous.kind == "*" and marker.ordered:
            self._drop_empty_item()  # "* 1. Age": the sponsor's number in the registry's bullet
            indent -= _INDENT
        target = self._list_for(marker, indent)
        target.items.append(_Item(marker))
        self.last[marker.kind] = marker.ordinal

    def _drop_empty_item(self) -> None:
        top = self.open[-1]
        top.items.pop()
        if not top.items:
            self.open.pop()
            self._container().remove(top)

    def _list_for(self, marker: Marker, indent: int) -> _List:
        while self.open and self.open[-1].indent >= indent + _INDENT:
            self.open.pop()
        same_depth = [n for n, known in enumerate(self.open) if known.indent > indent - _INDENT]
        for goes_on in (_List.follows, _List.skips_to):
            for n in reversed(same_depth):
                if goes_on(self.open[n], marker):
                    del self.open[n + 1 :]
                    return self.open[n]
        if same_depth and not self._nests_unindented(marker, same_depth):
            del self.open[same_depth[0] :]
        if len(self.open) >= MAX_DEPTH:
            del self.open[MAX_DEPTH - 1 :]
        fresh = _List(marker.kind, indent)
        self._container().append(fresh)
        self.open.append(fresh)
        return fresh

    def _nests_unindented(self, marker: Marker, same_depth: list[int]) -> bool:
        """Whether "a)" or "-" under "1." is meant as its part, though it stands no deeper."""
        if marker.ordered and any(self.open[n].kind == marker.kind for n in same_depth):
            return False
        written = self.open[-1].items[-1].blocks
        if written and isinstance(written[-1], Paragraph) and written[-1].text.endswith(":"):
            return True
        return not self.after_blank and (self.open[-1].kind != "*" or not marker.ordered)

    def _take_text(self, body: str, indent: int, *, marked: bool) -> None:
        if not marked:
            self._place_text(body, indent)
        if self.wrapped and _starts_anew(self.wrapped[-1], body):
            self._flush()
        self.wrapped.append(body)
        if not self.open and always_heading(body):
            self._flush()

    def _place_text(self, body: str, indent: int) -> None:
        awaits = bool(self.open) and not self.open[-1].items[-1].blocks and not self.wrapped
        if awaits or not self.open:
            return
        if self.after_blank:
            while self.open and self.open[-1].indent + _INDENT > indent:
                self.open.pop()
        elif indent < _INDENT and always_heading(body):
            self._flush()
            self.open.clear()

    def _flush(self) -> None:
        if not self.wrapped:
            return
        lines, self.wrapped = self.wrapped, []
        text = _one_line(" ".join(lines))
        if not text:
            return
        is_heading = not self.open and len(lines) == 1 and (always_heading(lines[0]) or lone_heading(lines[0]))
        self._container().append(Heading(heading_words(text)) if is_heading else Paragraph(text))

    def _container(self) -> list[Block | _List]:
        return self.open[-1].items[-1].blocks if self.open else self.root


def _redundant(marker: Marker, previous: Marker | None) -> bool:
    """A second bullet that the sponsor typed into the registry's own: ``* - Age``."""
    return previous is not None and previous.kind == "*" and marker.kind == "*" and marker.typed != "*"


def _starts_anew(line: str, following: str) -> bool:
    """Whether two lines that follow each other are two lines on purpose, not one that was wrapped."""
    first = following.lstrip("\\")[:1]
    return len(line) < _SHORT_LINE and (first.isupper() or first.isdigit() or first in "≥≤<>")


def _frozen(written: list[Block | _List]) -> tuple[Block, ...]:
    """Built blocks as frozen ones; empty bullets are left out. No deeper than ``MAX_DEPTH``."""
    read = (_frozen_list(block) if isinstance(block, _List) else block for block in written)
    return tuple(block for block in read if not isinstance(block, ListBlock) or block.items)


def _frozen_list(written: _List) -> ListBlock:
    items = (ListItem(_frozen(item.blocks), item.typed, item.marker.ordinal) for item in written.items)
    numbering = "" if written.kind == "*" else written.kind
    return ListBlock(bool(numbering), tuple(item for item in items if item.blocks or numbering), numbering)


def _without_bold(text: str) -> str:
    """``**word**`` without its stars; stars that are no pair (footnote marks) stay."""
    pieces = text.split("**")
    if len(pieces) < 3 or text.startswith("***"):
        return text
    kept = [pieces[0]]
    at = 1
    while at < len(pieces):
        if at + 1 < len(pieces) and _is_bold(kept[-1], pieces[at], pieces[at + 1]):
            kept[-1] += pieces[at] + pieces[at + 1]
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return "**".join(kept)


def _is_bold(before: str, inside: str, after: str) -> bool:
    sound = inside != "" and inside == inside.strip() and "*" not in inside
    closed = not after[:1].isalnum() and after[:1] != "*"
    return sound and closed and not before[-1:].isalnum() and before[-1:] not in ("\\", "*")


def _lines(shown: tuple[Block, ...], indent: str) -> Iterator[str]:
    for place, block in enumerate(shown):
        if place:
            yield ""
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _item_lines(item, indent)
        else:
            yield indent + block.text


def _item_lines(item: ListItem, indent: str) -> Iterator[str]:
    lead = f"{item.marker if item.ordinal else '-'} "
    deeper = indent + " " * len(lead)
    for place, line in enumerate(_lines(item.blocks, deeper)):
        if place == 0:
            yield indent + lead + line[len(deeper) :]
        elif line:  # items stay together: no blank line inside
            yield line
    if not item.blocks:
        yield indent + lead.rstrip()
