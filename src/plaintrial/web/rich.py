"""A registry's formatted text as HTML: paragraphs, headings, nested lists, nothing else (faults B4, B9, B16).

The tags are ours alone; every piece of text is cleaned, masked and escaped. Text that is not plain ASCII stands in a
direction of its own (``dir=auto``, ``bdi``), so that it cannot turn the text beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from plaintrial.record.markup import Block, Heading, ListBlock, ListItem, Paragraph, blocks
from plaintrial.record.markup import inline as one_line
from plaintrial.web.shown import shown


def rich(text: str | None, level: int = 0) -> Markup:
    """``text`` as HTML blocks; headings as ``<h{level}>``, or as bold lines where level is 0. "" for nothing."""
    return _blocks(blocks(text), level)


def inline(text: str | None) -> Markup:
    """One line of ``text``, escapes undone."""
    if not text:
        return Markup("")
    line = shown(one_line(text))
    return escape(line) if line.isascii() else Markup("<bdi>{}</bdi>").format(line)


def _blocks(given: Iterable[Block], level: int) -> Markup:
    return Markup("").join(_block(block, level) for block in given)


def _block(block: Block, level: int) -> Markup:
    if isinstance(block, Paragraph):
        return _element("p", block.text)
    if isinstance(block, Heading):
        return _element(f"h{level}", block.text) if level else _element("p", block.text, ' class="lead-in"')
    return _list(block)


def _element(tag: str, text: str, attributes: str = "") -> Markup:
    words = shown(text)
    turned = "" if words.isascii() else ' dir="auto"'
    return Markup(f"<{tag}{attributes}{turned}>{{}}</{tag}>").format(words)  # noqa: S704 - tags of ours


def _list(block: ListBlock) -> Markup:
    items = Markup("").join(_item(item) for item in block.items)
    if not block.ordered:
        return Markup("<ul>{}</ul>").format(items)
    return Markup('<ol type="{}">{}</ol>').format(block.numbering or "1", items)


def _item(item: ListItem) -> Markup:
    """An item; its number is the one the registrant typed, even where numbers are skipped."""
    number = Markup(' value="{}"').format(item.ordinal) if item.ordinal else Markup("")
    match item.blocks:
        case (Paragraph(text),) if (words := shown(text)).isascii():
            return Markup("<li{}>{}</li>").format(number, words)
        case given:
            return Markup("<li{}>{}</li>").format(number, _blocks(given, 0))
