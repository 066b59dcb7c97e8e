"""No evidence, no sentence."""

from __future__ import annotations

import pytest

from plaintrial.plain.sentence import SECTIONS, EvidenceMissing, Sentence
from plaintrial.record import Locator

_LOCATOR = Locator("/protocolSection/designModule/phases/0", 0, 6, "PHASE3")


def test_a_sentence_keeps_its_evidence() -> None:
    sentence = Sentence("what", "This is a phase 3 study.", "phase", (_LOCATOR,))
    assert sentence.evidence == (_LOCATOR,)


def test_without_evidence_it_cannot_be_built() -> None:
    with pytest.raises(EvidenceMissing, match="phase"):
        Sentence("what", "This is a phase 3 study.", "phase", ())


@pytest.mark.parametrize(("section", "text"), [("else", "Words."), ("what", "  ")])
def test_nor_outside_a_section_or_without_words(section: str, text: str) -> None:
    with pytest.raises(ValueError, match="phase"):
        Sentence(section, text, "phase", (_LOCATOR,))


def test_sections_are_those_of_the_contract() -> None:
    assert SECTIONS == ("what", "why", "who", "asks", "lead_to", "go_wrong", "where", "when", "results", "contact")
