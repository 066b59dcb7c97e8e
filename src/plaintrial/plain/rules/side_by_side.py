"""A sentence about the main illness, said of all the record lists side by side where the words have room for them."""

from __future__ import annotations

from plaintrial.plain.language import word_count
from plaintrial.plain.message import Message
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.subject import beside_main, main_condition
from plaintrial.record import Locator


def of_all(page: Page, say: Say, *, spared: int = 0) -> Say:
    """``say``, but wider where that fits; ``spared``: by how many words it stays below the longest sentence."""
    others = beside_main(page)
    if not others:
        return say
    main = main_condition(page)

    def said(message: Message, *evidence: Locator) -> Sentence | None:
        asked = say(message, *evidence)
        if asked is None or main not in evidence:
            return asked
        wider = say(message, *evidence, *others)
        fits = wider is not None and word_count(wider.text) <= page.language.max_words - spared
        return wider if wider is not None and fits and wider.text != asked.text else asked

    return said
