"""Arms and interventions of two versions, matched, and which intervention is given in which arm."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import msgspec

from plaintrial.history.align import Alignment, align
from plaintrial.history.likeness import begins_the_other, name_likeness, overlap
from plaintrial.history.pair import Pair, Part, text_in, texts_of
from plaintrial.history.sameness import key_of, normal, words_of

_MODULE = "/protocolSection/armsInterventionsModule"
ARMS, INTERVENTIONS = f"{_MODULE}/armGroups", f"{_MODULE}/interventions"
Links = frozenset[tuple[int, int]]


class Matched(msgspec.Struct):
    """A list of either version, and which item is which."""

    before: list[Part]
    after: list[Part]
    found: Alignment


class Groups(msgspec.Struct):
    """Arms, interventions and the links between them, in places of the later record.

    ``by_arm``/``by_intervention``: (arm, intervention) pairs as each side of the record lists them, before and
    after; links of an arm or an intervention that is not in both versions are left out.
    """

    arms: Matched
    interventions: Matched
    by_arm: tuple[Links, Links]
    by_intervention: tuple[Links, Links]


def groups_of(pair: Pair) -> Groups:
    """Match the arms and the interventions of two versions."""
    arms = _matched(pair, ARMS, _ARM_KEYS, _arm_likeness)
    interventions = _matched(pair, INTERVENTIONS, _INTERVENTION_KEYS, _intervention_likeness)
    return Groups(arms, interventions, *_links(arms, interventions))


def intervention_name(part: Part) -> str:
    """An intervention's name as arms refer to it, without its kind."""
    return text_in(part, "name")


def _matched(
    pair: Pair,
    path: str,
    keys: Sequence[Callable[[Part], Hashable | None]],
    likeness: Callable[[Part, Part], float],
) -> Matched:
    before, after = pair.parts(path)
    return Matched(before, after, align(before, after, keys, likeness, _blocks, 0.55))


def _blocks(part: Part) -> list[str]:
    return words_of(text_in(part, "label") + " " + text_in(part, "name"))


_ARM_KEYS: tuple[Callable[[Part], Hashable | None], ...] = (
    normal,
    lambda part: (key_of(text_in(part, "label")), key_of(text_in(part, "description"))),
    lambda part: key_of(text_in(part, "label")) or None,
)
_INTERVENTION_KEYS: tuple[Callable[[Part], Hashable | None], ...] = (
    normal,
    lambda part: (text_in(part, "type"), key_of(text_in(part, "name")), key_of(text_in(part, "description"))),
    lambda part: (text_in(part, "type"), key_of(text_in(part, "name"))),
    lambda part: key_of(text_in(part, "name")) or None,
)


def _arm_likeness(one: Part, other: Part) -> float:
    return _likeness(one, other, "label")


def _intervention_likeness(one: Part, other: Part) -> float:
    names = [{key_of(text_in(part, "name")), *map(key_of, texts_of(part.get("otherNames")))} - {""}
             for part in (one, other)]  # fmt: skip
    return 0.9 if names[0] & names[1] else _likeness(one, other, "name")


def _likeness(one: Part, other: Part, name: str) -> float:
    """By name, and by description where both have one; a long description kept to the word is the same item."""
    named = name_likeness(text_in(one, name), text_in(other, name))
    if begins_the_other(words_of(text_in(one, name)), words_of(text_in(other, name))):
        named = max(named, 0.8)
    told, retold = words_of(text_in(one, "description")[:3000]), words_of(text_in(other, "description")[:3000])
    if not told or not retold:
        return named if one.get("type") == other.get("type") else named - 0.1
    shared = overlap(told, retold)
    return 0.75 if shared > 0.95 and len(told) > 8 else 0.6 * named + 0.4 * shared


def _links(arms: Matched, interventions: Matched) -> tuple[tuple[Links, Links], tuple[Links, Links]]:
    arm_of, intervention_of = dict(arms.found.pairs), dict(interventions.found.pairs)
    first, first_arm = _first_of(interventions.after, "name"), _first_of(arms.after, "label")
    old_arm, old_intervention = _listed(arms.before, interventions.before)
    new_arm, new_intervention = _listed(arms.after, interventions.after)

    def moved(links: Links) -> Links:
        known = ((arm_of.get(i), intervention_of.get(j)) for i, j in links)
        return frozenset((first_arm[i], first[j]) for i, j in known if i is not None and j is not None)

    def kept(links: Links) -> Links:
        arms_kept, interventions_kept = set(arm_of.values()), set(intervention_of.values())
        return frozenset((first_arm[i], first[j]) for i, j in links if i in arms_kept and j in interventions_kept)

    return (moved(old_arm), kept(new_arm)), (moved(old_intervention), kept(new_intervention))


def _first_of(parts: list[Part], field: str) -> list[int]:
    """For each place the first one of the same name, which those that name it cannot tell apart."""
    places: dict[str, int] = {}
    return [places.setdefault(key_of(text_in(part, field)), place) for place, part in enumerate(parts)]


def _named_in(name: str, by_name: dict[str, int]) -> str | None:
    """The key of an intervention an arm names as "Drug: Aspirin"."""
    keys = (key_of(name.partition(":")[2]), key_of(name))
    return next((key for key in keys if key in by_name), None)


def _listed(arms: list[Part], interventions: list[Part]) -> tuple[Links, Links]:
    """The links as the arms list them, and as the interventions do."""
    by_name = {key_of(text_in(part, "name")): place for place, part in enumerate(interventions)}
    by_label = {key_of(text_in(part, "label")): place for place, part in enumerate(arms)}
    from_arms = {
        (place, by_name[key])
        for place, arm in enumerate(arms)
        for name in texts_of(arm.get("interventionNames"))
        if (key := _named_in(name, by_name)) is not None
    }
    from_interventions = {
        (by_label[key], place)
        for place, part in enumerate(interventions)
        for label in texts_of(part.get("armGroupLabels"))
        if (key := key_of(label)) in by_label
    }
    return frozenset(from_arms), frozenset(from_interventions)
