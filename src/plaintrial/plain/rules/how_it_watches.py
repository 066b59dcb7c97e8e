"""How an observational study looks at people. Source: data elements "Observational Study Model", "Time Perspective"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence


def _table(field: str, texts: dict[str, str]) -> dict[str, Message]:
    place = f"designModule/designInfo/{field}"
    return {value: Message(text, given=[given(place, value)]) for value, text in texts.items()}


MODELS = _table("observationalModel", {
    "COHORT": "It follows a group of people to see what happens.",
    "CASE_CONTROL": "It compares people who have a condition with people who do not.",
    "CASE_ONLY": "It looks only at people who have the condition.",
    "CASE_CROSSOVER": "It compares different times in the same people's lives.",
    "ECOLOGIC_OR_COMMUNITY": "It looks at whole groups or places, not at single people.",
    "FAMILY_BASED": "It looks at families.",
    "NATURAL_HISTORY": "It looks at how a condition changes over time.",
    "DEFINED_POPULATION": "It looks at a set group of people, such as a town.",
})  # fmt: skip
TIMES = _table("timePerspective", {
    "PROSPECTIVE": "Researchers follow people as time goes on.",
    "RETROSPECTIVE": "Researchers look back at facts that were already there.",
    "CROSS_SECTIONAL": "Researchers look at people at one moment, not over time.",
})  # fmt: skip

_MODEL, _TIME = "designModule/designInfo/observationalModel", "designModule/designInfo/timePerspective"
TOGETHER = {
    ("COHORT", "PROSPECTIVE"): Message(
        "It follows a group of people as time goes on, to see what happens.",
        given=[given(_MODEL, "COHORT"), given(_TIME, "PROSPECTIVE")],
    ),
    ("COHORT", "RETROSPECTIVE"): Message(
        "It looks back at what happened to a group of people.",
        given=[given(_MODEL, "COHORT"), given(_TIME, "RETROSPECTIVE")],
    ),
    ("COHORT", "CROSS_SECTIONAL"): Message(
        "It looks at a group of people at one moment, not over time.",
        given=[given(_MODEL, "COHORT"), given(_TIME, "CROSS_SECTIONAL")],
    ),
    ("NATURAL_HISTORY", "CROSS_SECTIONAL"): Message(
        "It looks at a condition in people at one moment, not over time.",
        given=[given(_MODEL, "NATURAL_HISTORY"), given(_TIME, "CROSS_SECTIONAL")],
    ),
}
"""Where the two fields say the same, or would seem to contradict each other, one sentence for both."""


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    design = page.study.design.design_info
    both = TOGETHER.get((design.observational_model or "", design.time_perspective or ""))
    if both is not None:
        fields = ("observationalModel", "timePerspective")
        yield say(both, *(page.cite("designModule", "designInfo", field) for field in fields))
        return
    for field, value, table in (("observationalModel", design.observational_model, MODELS),
                                ("timePerspective", design.time_perspective, TIMES)):  # fmt: skip
        healthy_too = value == "CASE_ONLY" and page.study.eligibility.healthy_volunteers
        if value in table and not healthy_too:
            yield say(table[value], page.cite("designModule", "designInfo", field))


RULE = Rule("how_it_watches", "why", (*MODELS.values(), *TIMES.values(), *TOGETHER.values()), _sentences)
