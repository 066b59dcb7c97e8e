"""A letter as HTML that loads nothing: no image, no font, no style from elsewhere, no tracking. Pure."""

from __future__ import annotations

from html import escape

from plaintrial.watches.letters.as_text import one_line
from plaintrial.watches.letters.letter import Block, Bullets, Heading, Letter, Link

_BODY = "margin:0;padding:24px 16px;background:#ffffff;color:#1b2430;font:17px/1.55 system-ui,Arial,sans-serif"
_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:10px;background:#1d4f91;color:#ffffff;"
    "font-weight:bold;text-decoration:none"
)


def as_html(letter: Letter) -> str:
    """The HTML part."""
    inner = "\n".join(_block(block) for block in letter.blocks)
    if letter.language != "en":
        inner = _english_marked(inner)
    return (
        f'<!doctype html>\n<html lang="{letter.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">'
        f"<title>{escape(letter.subject)}</title></head>\n"
        f'<body style="{_BODY}"><div style="max-width:600px;margin:0 auto">\n{inner}\n</div></body></html>\n'
    )


def _english_marked(html: str) -> str:
    """English words, which stand between « » alone (``plain.languages``), marked for those who listen."""
    return html.replace("«", '«<span lang="en">').replace("»", "</span>»")


def _block(block: Block) -> str:
    if isinstance(block, Link):
        return _link(block)
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f'<li dir="auto">{_said(item)}</li>' for item in block.items) + "</ul>"
    if isinstance(block, Heading):
        size = "24px" if block.level == 1 else "19px"
        tag = f"h{block.level}"
        return (
            f'<{tag} dir="auto" style="font-size:{size};line-height:1.3;margin:24px 0 8px">{_said(block.text)}</{tag}>'
        )
    style = ' style="font-size:15px;color:#4a5666"' if block.quiet else ""
    return f'<p dir="auto"{style}>{_said(block.text)}</p>'


def _link(link: Link) -> str:
    style = _BUTTON if link.strong else "color:#1d4f91"
    return f'<p><a href="{escape(link.url, quote=True)}" style="{style}">{_said(link.label)}</a></p>'


def _said(text: str) -> str:
    return escape(one_line(text))
