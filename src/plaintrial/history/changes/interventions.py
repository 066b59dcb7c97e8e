"""What is tested or given: new, gone, renamed, described otherwise (``intervention_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event, Importance
from plaintrial.history.field import enum_words
from plaintrial.history.groups import ARMS, INTERVENTIONS, Groups, groups_of
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

TYPES = enum_words({"DRUG": "drug", "DEVICE": "device", "BIOLOGICAL": "biological product", "PROCEDURE": "procedure",
                    "RADIATION": "radiation", "BEHAVIORAL": "behaviour programme", "GENETIC": "genetic treatment",
                    "DIETARY_SUPPLEMENT": "food supplement", "COMBINATION_PRODUCT": "combined product",
                    "DIAGNOSTIC_TEST": "test", "OTHER": "other"})  # fmt: skip


def _names(value: object) -> Said:
    return joined([quoted(str(name), 40) for name in value]) if isinstance(value, list) else quoted(str(value))


_FIELDS = (FieldName("name", "the name", renames="{whole} is now called {after}."),
           FieldName("type", "the kind", TYPES), FieldName("description", "the description"),
           FieldName("otherNames", "the other names", _names))  # fmt: skip
_GIVEN, _NO_LONGER_GIVEN = "{name} is now given in {groups}.", "{name} is no longer given in {groups}."
_KNOWN = frozenset({"name", "type", "description", "otherNames", "armGroupLabels"})


def _find(pair: Pair) -> Iterator[Event]:
    groups = groups_of(pair)
    items = groups.interventions
    for i, j in items.found.pairs:
        yield from _changed(groups, items.before[i], items.after[j], i, j)
    for j in items.found.added:
        if items.after[j]:
            yield Event(kind="intervention_changed", importance="notable", after=dict(items.after[j]),
                        path=INTERVENTIONS + pointer(j),
                        sentence=say("Something to be given or tested was added: {name}.",
                                     name=_typed(items.after[j])))  # fmt: skip
    for i in items.found.removed:
        if items.before[i]:
            yield Event(kind="intervention_changed", importance="notable", before=dict(items.before[i]),
                        path=INTERVENTIONS + pointer(i),
                        sentence=say("No longer given or tested: {name}.", name=_typed(items.before[i])))  # fmt: skip


def _changed(groups: Groups, old: Part, new: Part, i: int, j: int) -> Iterator[Event]:
    at, was_at = INTERVENTIONS + pointer(j), INTERVENTIONS + pointer(i)
    changes = field_changes(old, new, _FIELDS)
    relisted = not same(old.get("armGroupLabels"), new.get("armGroupLabels"))
    given = _given_told(groups, j) if relisted else []
    if changes or given:
        key = _key(changes, given)
        told = [changes_told(changes, _name(old))] if changes else []
        yield Event(kind="intervention_changed", importance=_importance(key), before=value_of(key, old),
                    after=value_of(key, new), path=place_of(key, new, at, was_at),
                    before_path=place_of(key, old, was_at, was_at) if i != j else None,
                    sentence=sentences(*told, *given), subject={"name": text_in(new, "name")})  # fmt: skip
    for key in unnamed_keys(old, new, _KNOWN):
        yield unnamed_event(old.get(key), new.get(key), place_of(key, new, at, was_at), key)


def _key(changes: list[FieldChange], given: list[Said]) -> str:
    """The one field that changed; "" for several."""
    if not changes:
        return "armGroupLabels"
    return changes[0].field.key if len(changes) == 1 and not given else ""


def _importance(key: str) -> Importance:
    return "notable" if key in ("name", "type", "") else "minor"


def _given_told(groups: Groups, place: int) -> list[Said]:
    """Arms that get it now, or no longer do, where the arms themselves do not say so."""
    from_arms = groups.by_arm[0] ^ groups.by_arm[1]
    before, after = groups.by_intervention
    said = {_GIVEN: (after - before) - from_arms, _NO_LONGER_GIVEN: (before - after) - from_arms}
    name = _name(groups.interventions.after[place])
    labels = {verb: [quoted(text_in(groups.arms.after[arm], "label"), 40) for arm, k in sorted(links) if k == place]
              for verb, links in said.items()}  # fmt: skip
    return [say(verb, name=name, groups=joined(where)) for verb, where in labels.items() if where]


def _name(part: Part) -> Said:
    return quoted(text_in(part, "name") or "no name", 60)


def _typed(part: Part) -> Said:
    kind = text_in(part, "type")
    return say("{name} ({kind})", name=_name(part), kind=TYPES(kind)) if kind and kind != "OTHER" else _name(part)


RULE = Rule("interventions", (INTERVENTIONS, ARMS), _find)
