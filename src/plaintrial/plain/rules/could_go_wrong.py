"""What could go wrong, by kind of treatment and phase; nothing about this treatment that the record does not say."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import is_inactive, is_paperwork

_TYPE = "armsInterventionsModule/interventions/*/type"
_ARM = "armsInterventionsModule/armGroups/*/type"
KINDS = {
    "DRUG": Message("Any medicine can have side effects.", given=[given(_TYPE, "DRUG")]),
    "BIOLOGICAL": Message("Any biological treatment can have side effects.", given=[given(_TYPE, "BIOLOGICAL")]),
    "DIETARY_SUPPLEMENT": Message(
        "Foods and supplements can have unwanted effects.", given=[given(_TYPE, "DIETARY_SUPPLEMENT")]
    ),
    "RADIATION": Message("Radiation can have side effects, at once or later.", given=[given(_TYPE, "RADIATION")]),
    "PROCEDURE": Message("Any procedure can have unwanted effects.", given=[given(_TYPE, "PROCEDURE")]),
    "DEVICE": Message("A device may not work as planned, or may cause harm.", given=[given(_TYPE, "DEVICE")]),
    "COMBINATION_PRODUCT": Message(
        "A combined product can have side effects.", given=[given(_TYPE, "COMBINATION_PRODUCT")]
    ),
    "BEHAVIORAL": Message("A programme like this takes time and effort.", given=[given(_TYPE, "BEHAVIORAL")]),
    "GENETIC": Message("A treatment with genes can have side effects.", given=[given(_TYPE, "GENETIC")]),
}
EARLY = Message(
    "In an early study, not all side effects are known yet.",
    given=[given("designModule/phases/*", "PHASE1", "EARLY_PHASE1")],
)
DUMMY_YOU = Message(
    "You might get the dummy treatment and not the one being tested.", given=[given(_ARM, "PLACEBO_COMPARATOR")]
)
NOT_LISTED = Message("The record does not list the risks of taking part.", given=[nothing_at("descriptionModule")])
EXPERTS = Message(
    "A separate group of experts watches over the study.", given=[given("oversightModule/oversightHasDmc", "true")]
)


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    items = page.study.arms.interventions
    harmless = [is_inactive(item.name or "") or is_paperwork(item.name or "") for item in items]
    kinds = [None if none else item.type for item, none in zip(items, harmless, strict=True)]
    if page.study.design.study_type != "OBSERVATIONAL":
        for kind in dict.fromkeys(kinds):
            if kind in KINDS:
                cited = page.cite("armsInterventionsModule", "interventions", kinds.index(kind), "type")
                yield say(KINDS[kind], cited)
    early = [n for n, value in enumerate(page.study.design.phases) if value in ("PHASE1", "EARLY_PHASE1")]
    yield from (say(EARLY, page.cite("designModule", "phases", place)) for place in early[:1])
    arms = [arm.type for arm in page.study.arms.arm_groups]
    if "PLACEBO_COMPARATOR" in arms and page.speaks_to_reader:
        yield say(
            DUMMY_YOU, page.cite("armsInterventionsModule", "armGroups", arms.index("PLACEBO_COMPARATOR"), "type")
        )
    yield say(NOT_LISTED, page.silent("descriptionModule"))
    if page.study.oversight.oversight_has_dmc:
        yield say(EXPERTS, page.cite("oversightModule", "oversightHasDmc"))


RULE = Rule("could_go_wrong", "go_wrong", (*KINDS.values(), EARLY, DUMMY_YOU, NOT_LISTED, EXPERTS), _sentences)
