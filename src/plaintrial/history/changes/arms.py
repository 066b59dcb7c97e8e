"""Arms and groups: new, gone, renamed, described otherwise, given other things (``arm_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event, Importance
from plaintrial.history.field import enum_words
from plaintrial.history.groups import ARMS, Groups, groups_of, intervention_name
from plaintrial.history.pair import Pair, Part, text_in
from plaintrial.history.part_change import (
    FieldChange,
    FieldName,
    changes_told,
    field_changes,
    place_of,
    unnamed_keys,
    value_of,
)
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, say, sentences
from plaintrial.history.sameness import same
from plaintrial.history.unnamed import unnamed_event
from plaintrial.history.wording import joined
from plaintrial.record.locator import pointer

_TYPES = enum_words({"EXPERIMENTAL": "tested treatment", "ACTIVE_COMPARATOR": "known treatment",
                     "PLACEBO_COMPARATOR": "placebo", "SHAM_COMPARATOR": "sham treatment",
                     "NO_INTERVENTION": "no treatment", "OTHER": "other"})  # fmt: skip
_FIELDS = (FieldName("label", "the name", renames="{whole} is now called {after}."),
           FieldName("type", "the kind", _TYPES), FieldName("description", "the description"))  # fmt: skip
_GETS, _NO_LONGER_GETS = "The group {name} now gets {what}.", "The group {name} no longer gets {what}."
_KNOWN = frozenset({"label", "type", "description", "interventionNames"})


def _find(pair: Pair) -> Iterator[Event]:
    groups = groups_of(pair)
    arms = groups.arms
    for i, j in arms.found.pairs:
        yield from _changed(groups, arms.before[i], arms.after[j], i, j)
    for j in arms.found.added:
        if arms.after[j]:
            yield Event(kind="arm_changed", importance="notable", after=dict(arms.after[j]), path=ARMS + pointer(j),
                        sentence=say("A group of people was added: {name}.", name=_name(arms.after[j])))  # fmt: skip
    for i in arms.found.removed:
        if arms.before[i]:
            yield Event(kind="arm_changed", importance="notable", before=dict(arms.before[i]),
                        path=ARMS + pointer(i),
                        sentence=say("A group of people was dropped: {name}.", name=_name(arms.before[i])))  # fmt: skip


def _changed(groups: Groups, old: Part, new: Part, i: int, j: int) -> Iterator[Event]:
    at, was_at = ARMS + pointer(j), ARMS + pointer(i)
    changes = field_changes(old, new, _FIELDS)
    relisted = not same(old.get("interventionNames"), new.get("interventionNames"))
    given = _given_told(groups, j) if relisted else {}
    if changes or given:
        key = _key(changes, given)
        told = [changes_told(changes, say("the group {name}", name=_name(old)))] if changes else []
        yield Event(kind="arm_changed", importance=_importance(changes, given), before=value_of(key, old),
                    after=value_of(key, new), path=place_of(key, new, at, was_at),
                    before_path=place_of(key, old, was_at, was_at) if i != j else None,
                    sentence=sentences(*told, *given.values()), subject={"label": text_in(new, "label")})  # fmt: skip
    for key in unnamed_keys(old, new, _KNOWN):
        yield unnamed_event(old.get(key), new.get(key), place_of(key, new, at, was_at), key)


def _key(changes: list[FieldChange], given: dict[str, Said]) -> str:
    """The one field that changed; "" for several."""
    if not changes:
        return "interventionNames"
    return changes[0].field.key if len(changes) == 1 and not given else ""


def _importance(changes: list[FieldChange], given: dict[str, Said]) -> Importance:
    return "notable" if given or changes[0].field.key == "type" else "minor"


def _given_told(groups: Groups, arm: int) -> dict[str, Said]:
    """What the arm is now given, and no longer is."""
    before, after = groups.by_arm
    said = {_GETS: after - before, _NO_LONGER_GETS: before - after}
    names = {verb: [quoted(intervention_name(groups.interventions.after[k]), 50) for a, k in sorted(links) if a == arm]
             for verb, links in said.items()}  # fmt: skip
    name = _name(groups.arms.after[arm])
    return {verb: say(verb, name=name, what=joined(what)) for verb, what in names.items() if what}


def _name(arm: Part) -> Said:
    return quoted(text_in(arm, "label") or "no name", 60)


RULE = Rule("arms", (ARMS,), _find)
