"""What a rule is: one idea of what to say about a study, with every template it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from plaintrial.plain.message import Message
from plaintrial.plain.page import Page
from plaintrial.plain.sentence import Sentence

Say = Callable[..., Sentence | None]
"""``say(message, *locators)``: a sentence of this rule, None when the evidence does not bear it."""


class Rule(msgspec.Struct, frozen=True):
    """``id`` is kept with each sentence. ``sentences(page, say)`` yields what it has to say, None for nothing."""

    id: str
    section: str
    messages: tuple[Message, ...]
    sentences: Callable[[Page, Say], Iterable[Sentence | None]]


def spoken(rule: Rule, page: Page) -> list[Sentence]:
    """What the rule says of the study."""
    say = partial(page.say, rule.section, rule.id)
    return [sentence for sentence in rule.sentences(page, say) if sentence is not None]
