"""Whether samples are kept. Source: data element "Biospecimen Retention"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_KEPT = "designModule/bioSpec/retention"
WITH_GENES = Message(
    "Samples are kept, and genes (DNA) can be read from them.", given=[given(_KEPT, "SAMPLES_WITH_DNA")]
)
WITHOUT_GENES = Message("Samples are kept, but no genes (DNA) can be read from them.",
                        given=[given(_KEPT, "SAMPLES_WITHOUT_DNA")])  # fmt: skip

_MESSAGES = {"SAMPLES_WITH_DNA": WITH_GENES, "SAMPLES_WITHOUT_DNA": WITHOUT_GENES}


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    message = _MESSAGES.get(page.study.design.bio_spec.retention or "")
    if message is not None:
        yield say(message, page.cite("designModule", "bioSpec", "retention"))


RULE = Rule("samples_kept", "asks", (WITH_GENES, WITHOUT_GENES), _sentences)
