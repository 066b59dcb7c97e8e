"""What is measured: new, dropped, moved between main and secondary, changed (``outcome_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.history.align import align
from plaintrial.history.date_move import stated
from plaintrial.history.event import Event, Importance
from plaintrial.history.likeness import begins_the_other, name_likeness, overlap, telling
from plaintrial.history.pair import Pair, Part, look, parts_of, text_in
from plaintrial.history.part_change import (
    FieldName,
    changes_told,
    field_changes,
    place_of,
    unnamed_keys,
    value_of,
)
from plaintrial.history.quote import quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Name, Said, capital, say, sentences, table
from plaintrial.history.sameness import key_of, normal, words_of
from plaintrial.history.unnamed import unnamed_event
from plaintrial.record.locator import pointer

_MODULE = "/protocolSection/outcomesModule"
_LISTS = {"primaryOutcomes": "main", "secondaryOutcomes": "secondary", "otherOutcomes": "other"}
_ADDED = {"primaryOutcomes": "A main measure was added{when}: {name}.",
          "secondaryOutcomes": "A secondary measure was added{when}: {name}.",
          "otherOutcomes": "Another measure was added{when}: {name}."}  # fmt: skip
_DROPPED = {"primaryOutcomes": "A main measure was dropped{when}: {name}.",
            "secondaryOutcomes": "A secondary measure was dropped{when}: {name}.",
            "otherOutcomes": "Another measure was dropped{when}: {name}."}  # fmt: skip
_NAMED = {"primaryOutcomes": "the main measure {name}", "secondaryOutcomes": "the secondary measure {name}",
          "otherOutcomes": "the other measure {name}"}  # fmt: skip
_RANKS = table({"primaryOutcomes": "a main measure", "secondaryOutcomes": "a secondary measure",
                "otherOutcomes": "one of the other measures"})  # fmt: skip
_FIELDS = (FieldName("measure", "the wording", renames="{whole} now reads {after}."),
           FieldName("timeFrame", "the time frame"), FieldName("description", "the description"))  # fmt: skip
_KNOWN = frozenset({"measure", "timeFrame", "description"})
_MAIN_MEASUREMENTS = "/protocolSection/statusModule/primaryCompletionDateStruct"


class _Outcome(msgspec.Struct, frozen=True):
    """An outcome of one version and where it stands."""

    list: str
    place: int
    part: Part

    @property
    def path(self) -> str:
        return _MODULE + pointer(self.list, self.place)

    @property
    def rank(self) -> str:
        return _LISTS[self.list]

    @property
    def name(self) -> Said:
        return quoted(text_in(self.part, "measure") or "no name", 70)

    def key(self, *fields: str) -> tuple[str, ...] | None:
        found = tuple(key_of(text_in(self.part, field)) for field in fields)
        return found if found[0] else None


def _listed(version: Part) -> list[_Outcome]:
    return [
        _Outcome(name, place, part)
        for name in _LISTS
        for place, part in enumerate(parts_of(look(version, f"{_MODULE}/{name}")))
        if normal(part) is not None
    ]


def _likeness(one: _Outcome, other: _Outcome) -> float:
    """By what is measured, backed by its description and time; a moved outcome must be more alike."""
    measure = max(name_likeness(text_in(one.part, "measure"), text_in(other.part, "measure")),
                  overlap(_telling(one, "measure"), _telling(other, "measure")))  # fmt: skip
    if begins_the_other(_telling(one, "measure"), _telling(other, "measure")):
        measure = max(measure, 0.75)
    told, retold = _telling(one, "description"), _telling(other, "description")
    shared = overlap(told, retold)
    time = float(one.key("timeFrame") == other.key("timeFrame"))
    score = 0.65 * measure + 0.25 * shared + 0.1 * time if told and retold else 0.9 * measure + 0.1 * time
    if shared > 0.9 and len(told) > 8:
        score = max(score, 0.7)
    return score if one.list == other.list else score - 0.15


def _telling(outcome: _Outcome, field: str) -> list[str]:
    return telling(words_of(text_in(outcome.part, field)[:2000]))


def _find(pair: Pair) -> Iterator[Event]:
    old, new = _listed(pair.before), _listed(pair.after)
    keys = (
        lambda o: (o.list, *(o.key("measure", "timeFrame", "description") or ("", o.place))),
        lambda o: o.key("measure", "timeFrame", "description"),
        lambda o: (o.list, *found) if (found := o.key("measure", "timeFrame")) else None,
        lambda o: (o.list, *found) if (found := o.key("measure", "description")) else None,
        lambda o: (o.list, *found) if (found := o.key("measure")) else None,
        lambda o: o.key("measure"),
    )
    found = align(old, new, keys, _likeness, lambda o: _telling(o, "measure"), 0.62)
    when = _when(pair)
    for i, j in found.pairs:
        yield from _changed(old[i], new[j], when)
    for j in found.added:
        yield Event(kind="outcome_changed", importance=_importance(new[j]), after=dict(new[j].part), path=new[j].path,
                    subject=_subject(new[j]),
                    sentence=say(_ADDED[new[j].list], when=when, name=new[j].name))  # fmt: skip
    for i in found.removed:
        yield Event(kind="outcome_changed", importance=_importance(old[i]), before=dict(old[i].part),
                    path=old[i].path, sentence=say(_DROPPED[old[i].list], when=when, name=old[i].name),
                    subject=_subject(old[i]))  # fmt: skip


def _changed(old: _Outcome, new: _Outcome, when: Said) -> Iterator[Event]:
    changes = field_changes(old.part, new.part, _FIELDS)
    was_at = old.path if old.path != new.path else None
    if old.list != new.list:
        rest = say("Its text changed too.") if changes else ""
        yield Event(kind="outcome_changed", importance="notable" if "main" in (old.rank, new.rank) else "minor",
                    before=old.rank, after=new.rank, path=new.path, before_path=was_at, subject=_subject(new),
                    sentence=sentences(say("{name} became {rank}{when}.", name=capital(_of(old)),
                                           rank=_RANKS[new.list], when=when), rest))  # fmt: skip
    elif changes:
        key = changes[0].field.key if len(changes) == 1 else ""
        yield Event(kind="outcome_changed", importance=_edit_importance(new, changes[0].field.key),
                    before=value_of(key, old.part), after=value_of(key, new.part), subject=_subject(new),
                    path=place_of(key, new.part, new.path, old.path),
                    before_path=place_of(key, old.part, old.path, old.path) if was_at else None,
                    sentence=changes_told(changes, _of(old)))  # fmt: skip
    for key in unnamed_keys(old.part, new.part, _KNOWN):
        yield unnamed_event(old.part.get(key), new.part.get(key), place_of(key, new.part, new.path, old.path), key)


def _subject(outcome: _Outcome) -> dict[str, str]:
    return {"rank": outcome.rank, "measure": text_in(outcome.part, "measure")}


def _importance(outcome: _Outcome) -> Importance:
    return "notable" if outcome.rank == "main" else "minor"


def _edit_importance(outcome: _Outcome, key: str) -> Importance:
    return "notable" if outcome.rank == "main" and key != "description" else "minor"


def _of(outcome: _Outcome) -> Said:
    return say(_NAMED[outcome.list], name=outcome.name)


def _when(pair: Pair) -> Said:
    """Whether the change came after the main measurements had ended."""
    ended = stated(pair.before, _MAIN_MEASUREMENTS)
    if not ended.happened or not ended.date:
        return Said("", Name(""))
    return say(", after the main measurements ended ({date})", date=ended.date)


RULE = Rule("outcomes", tuple(f"{_MODULE}/{name}" for name in _LISTS), _find)
