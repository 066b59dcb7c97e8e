"""What the registrant's texts mention in passing: a kind of sample, a number of visits, a payment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.texts import Text
from plaintrial.record import Locator

_BEFORE = 28
_DENIED = Pattern(r"(?i)\b(?:no|not|without|never|neither|nor|exclud\w+|instead of|rather than|previous"
                      r"|prior|history"
                      r"|unless|refus\w+|declin\w+)\b[^.;]*$")  # fmt: skip


def mentions(page: Page, pattern: Any, *, words: tuple[str, ...] = ("",), group: int = 0) -> Iterator[Locator]:
    """Where the texts match ``pattern``, unless the words before deny it.

    ``words``: small letters, one of which stands in all that matches, looked for first because that is quick.
    """
    yield from mentions_in(page, page.texts, pattern, words=words, group=group)


def mentions_in(
    page: Page, texts: Iterable[Text], pattern: Any, *, words: tuple[str, ...] = ("",), group: int = 0
) -> Iterator[Locator]:
    """The same in these texts."""
    for text in texts:
        if not any(map(text.lower.__contains__, words)):
            continue
        for match in pattern.finditer(text.text):
            if match.start(group) < 0:
                continue
            before = text.text[max(0, match.start() - _BEFORE) : match.start()]
            if _DENIED.search(before) is None:
                yield page.cite_span(text.path, match.start(group), match.end(group))
