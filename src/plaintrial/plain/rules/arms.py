"""What each group gets, where there are few groups and short names."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.numbers import how_many
from plaintrial.plain.shown.treatments import arm_treatments
from plaintrial.record import Locator

_NAMES = Slot(arm_treatments, ("armsInterventionsModule/armGroups/*/interventionNames/*",), many=True)
_TYPE = "armsInterventionsModule/armGroups/*/type"
_N = Slot(how_many, (_TYPE,), many=True)
GETS = Message("One group gets {names}.", names=_NAMES)
SEVERAL_GET = Message("{n} groups get {names}.", names=_NAMES, n=_N)
NOTHING = Message("One group gets no study treatment.", given=[given(_TYPE, "NO_INTERVENTION")])
SEVERAL_GET_NOTHING = Message("{n} groups get no study treatment.", given=[given(_TYPE, "NO_INTERVENTION")], n=_N)
_FEW = 4
_ARMS = ("armsInterventionsModule", "armGroups")


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    """One sentence for groups that get the same: they differ in dose or time, which their names tell."""
    arms = page.study.arms.arm_groups
    if not 2 <= len(arms) <= _FEW or page.study.design.study_type != "INTERVENTIONAL":
        return
    alike: dict[str, list[int]] = {}
    for place in range(len(arms)):
        said = _of_arm(page, say, place)
        if said is not None:
            alike.setdefault(said.text, []).append(place)
    for places in alike.values():
        yield _of_arms(page, say, places) if len(places) > 1 else _of_arm(page, say, places[0])


def _of_arm(page: Page, say: Say, place: int) -> Sentence | None:
    arm = page.study.arms.arm_groups[place]
    if arm.type == "NO_INTERVENTION" and not arm.intervention_names:
        return say(NOTHING, page.cite(*_ARMS, place, "type"))
    return say(GETS, *_names(page, place)) if 0 < len(arm.intervention_names) <= _FEW else None


def _of_arms(page: Page, say: Say, places: list[int]) -> Sentence | None:
    arms = page.study.arms.arm_groups
    types = [page.cite(*_ARMS, place, "type") for place in places if arms[place].type]
    if len(types) < len(places):
        return None
    names = [name for place in places for name in _names(page, place)]
    return say(SEVERAL_GET, *names, *types) if names else say(SEVERAL_GET_NOTHING, *types)


def _names(page: Page, place: int) -> list[Locator]:
    given_names = page.study.arms.arm_groups[place].intervention_names
    return [page.cite(*_ARMS, place, "interventionNames", n) for n in range(len(given_names))]


RULE = Rule("arms", "asks", (GETS, SEVERAL_GET, NOTHING, SEVERAL_GET_NOTHING), _sentences)
