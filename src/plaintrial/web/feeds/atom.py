"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from plaintrial.web.feeds.item import Feed, Item
from plaintrial.web.languages import language_code


def atom(feed: Feed, root: str) -> str:
    """The document. ``root``: the site's address without a closing slash, put before every path."""
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language_code())}>\n',
        _element("id", feed.id),
        _element("title", feed.title),
        _element("updated", _moment(feed.updated)),
        _link("self", root + feed.own_path, "application/atom+xml"),
        _link("alternate", root + feed.path, "text/html"),
        "<author><name>Plaintrial</name></author>\n",
        *(_entry(item, root) for item in feed.items),
        "</feed>\n",
    ]
    return "".join(parts)


def _entry(item: Item, root: str) -> str:
    paragraphs = "".join(f"<li>{escape(sentence)}</li>" for sentence in item.sentences)
    return "".join(
        (
            "<entry>\n",
            _element("id", item.id),
            _element("title", item.title),
            _element("updated", _moment(item.updated)),
            _element("published", _moment(item.published)),
            _link("alternate", root + item.path, "text/html"),
            f"<category term={quoteattr(item.importance)}/>\n",
            f'<content type="html">{escape(f"<ul>{paragraphs}</ul>")}</content>\n',
            "</entry>\n",
        )
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"


def _link(rel: str, to: str, media: str) -> str:
    return f"<link rel={quoteattr(rel)} type={quoteattr(media)} href={quoteattr(to)}/>\n"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
