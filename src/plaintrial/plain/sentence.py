"""A plain sentence: it cannot be built without the evidence it stands on."""

from __future__ import annotations

import msgspec

from plaintrial.ground.errors import OurError
from plaintrial.record import Locator

SECTIONS = ("what", "why", "who", "asks", "lead_to", "go_wrong", "where", "when", "results", "contact")
"""The parts of a plain page, in the order they are read."""

HEADLINE = "headline"
_PLACES = frozenset((*SECTIONS, HEADLINE))


class EvidenceMissing(OurError):
    """A sentence was about to be said that nothing in the record stands behind."""


class Sentence(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """``text``: one sentence. ``section``: one of ``SECTIONS`` or ``HEADLINE``. ``rule``: what said it.

    ``evidence``: where in the record it stands; never empty. ``language``: the code of the one it is said in.
    Raises ``EvidenceMissing`` or ``ValueError``.
    """

    section: str
    text: str
    rule: str
    evidence: tuple[Locator, ...]
    language: str = "en"

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceMissing(f"no evidence for the sentence of rule {self.rule!r}")
        if not self.text.strip() or self.section not in _PLACES:
            raise ValueError(f"not a sentence of a section: {self.rule!r}, {self.section!r}")
