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
    return Markup(_blocks(blocks(text), level))  # noqa: S704 - built below of our tags and escaped text


def inline(text: str | None) -> Markup:
    """One line of ``text``, escapes undone."""
    if not text:
        return Markup("")
    line = shown(one_line(text))
    return escape(line) if line.isascii() else Markup("<bdi>{}</bdi>").format(line)


# Plain strings from here on, for speed: each holds our tags and text that ``_escaped`` has been through.


def _escaped(text: str) -> str:
    return str(escape(shown(text)))


def _blocks(given: Iterable[Block], level: int) -> str:
    return "".join(_block(block, level) for block in given)


def _block(block: Block, level: int) -> str:
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Paragraph):
        return _element("p", block.text)
    assert isinstance(block, Heading)
    return _element(f"h{level}", block.text) if level else _element("p", block.text, ' class="lead-in"')


def _element(tag: str, text: str, attributes: str = "") -> str:
    turned = "" if text.isascii() else ' dir="auto"'
    return f"<{tag}{attributes}{turned}>{_escaped(text)}</{tag}>"


def _list(block: ListBlock) -> str:
    items = "".join(_item(item) for item in block.items)
    return f'<ol type="{escape(block.numbering or "1")}">{items}</ol>' if block.ordered else f"<ul>{items}</ul>"


def _item(item: ListItem) -> str:
    """An item; its number is the one the registrant typed, even where numbers are skipped."""
    number = f' value="{int(item.ordinal)}"' if item.ordinal else ""
    match item.blocks:
        case (Paragraph(text),) if text.isascii():
            return f"<li{number}>{_escaped(text)}</li>"
        case given:
            return f"<li{number}>{_blocks(given, 0)}</li>"
