"""A feed as JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from plaintrial.web.feeds.item import Feed, Item
from plaintrial.web.languages import language_code


def json_feed(feed: Feed, root: str) -> str:
    """The document. ``root``: the site's address without a closing slash, put before every path."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": root + feed.path,
        "feed_url": root + feed.own_path,
        "language": language_code(),
        "authors": [{"name": "Plaintrial"}],
        "items": [_item(item, root) for item in feed.items],
    }
    return msgspec.json.encode(told).decode()


def _item(item: Item, root: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": root + item.path,
        "title": item.title,
        "content_text": "\n".join(item.sentences),
        "date_published": _moment(item.published),
        "date_modified": _moment(item.updated),
        "tags": [item.importance],
    }


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
