"""What each group gets, where there are few groups and short names."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import arm_treatments

_NAMES = Slot(arm_treatments, ("armsInterventionsModule/armGroups/*/interventionNames/*",), many=True)
_TYPE = "armsInterventionsModule/armGroups/*/type"
GETS = Message("One group gets {names}.", names=_NAMES)
NOTHING = Message("One group gets no study treatment.", given=[given(_TYPE, "NO_INTERVENTION")])
_FEW = 4


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    arms = page.study.arms.arm_groups
    if not 2 <= len(arms) <= _FEW or page.study.design.study_type != "INTERVENTIONAL":
        return
    told: set[str] = set()
    for place in range(len(arms)):
        said = _of_arm(page, say, place)
        if said is None or said.text in told:
            continue
        told.add(said.text)
        yield said


def _of_arm(page: Page, say: Say, place: int) -> Sentence | None:
    arm = page.study.arms.arm_groups[place]
    if arm.type == "NO_INTERVENTION" and not arm.intervention_names:
        return say(NOTHING, page.cite("armsInterventionsModule", "armGroups", place, "type"))
    names = [page.cite("armsInterventionsModule", "armGroups", place, "interventionNames", n)
             for n in range(len(arm.intervention_names))]  # fmt: skip
    return say(GETS, *names) if 0 < len(names) <= _FEW else None


RULE = Rule("arms", "asks", (GETS, NOTHING), _sentences)
