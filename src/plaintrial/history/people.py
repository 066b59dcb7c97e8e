"""Contacts of two versions, person by person. Phone numbers and e-mail addresses are compared, never told."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import msgspec

from plaintrial.history.align import Alignment, align
from plaintrial.history.event import Event
from plaintrial.history.likeness import name_likeness
from plaintrial.history.pair import Part, parts_of, text_in
from plaintrial.history.part_change import unnamed_keys
from plaintrial.history.quote import named
from plaintrial.history.said import Quote, Said, say, sentences, table
from plaintrial.history.sameness import key_of, normal
from plaintrial.history.wording import joined
from plaintrial.record.status_words import spoken_enum

_ROLES = table({"CONTACT": "contact", "PRINCIPAL_INVESTIGATOR": "lead researcher", "SUB_INVESTIGATOR": "researcher",
                "STUDY_DIRECTOR": "study director", "STUDY_CHAIR": "study chair"})  # fmt: skip
_WAYS = table({"phone": "phone number", "phoneExt": "phone number", "email": "e-mail address", "role": "role",
               "affiliation": "institution"})  # fmt: skip
_NAMELESS = frozenset({"(e-mail)", "(phone number)", "(link)", "no name"})
_KNOWN = frozenset({"name", "role", "phone", "phoneExt", "email", "affiliation"})


class PersonChange(msgspec.Struct, frozen=True):
    """One person of either version, or of both."""

    before: Part | None
    after: Part | None
    fields: tuple[str, ...] = ()


def contacts_event(before: Part, after: Part, at: str, was_at: str, of: str, over: bool = False) -> Event | None:
    """One event for all changes among the contacts of a site, or of the study; None when there are none.

    ``over``: the study takes no people, and the registry drops contacts by itself.
    """
    old, new = parts_of(before.get("contacts")), parts_of(after.get("contacts"))
    return people_event(old, new, f"{at}/contacts", f"{was_at}/contacts", of, over)


def people_event(old: list[Part], new: list[Part], at: str, was_at: str, of: str, over: bool = False) -> Event | None:
    """One event for a list of people."""
    changes = person_changes(old, new)
    if not changes:
        return None
    dropped = over and not new
    return Event(kind="contact_changed", importance="cosmetic" if dropped else "minor",
                 path=at if new else was_at, before_path=was_at if new and old and at != was_at else None,
                 before=_shown([c.before for c in changes]), after=_shown([c.after for c in changes], changes),
                 sentence=_sentence(changes, of))  # fmt: skip


def person_changes(old: list[Part], new: list[Part]) -> list[PersonChange]:
    """Who came, went, was replaced in the same role, or can be reached otherwise."""
    found = align(old, new, (normal, _name_and_role, _name, _reach), _likeness, at_least=0.8)
    changes = [PersonChange(old[i], new[j], fields) for i, j in found.pairs if (fields := _fields(old[i], new[j]))]
    return changes + _replaced(found, old, new)


def _replaced(found: Alignment, old: list[Part], new: list[Part]) -> list[PersonChange]:
    swapped = align([old[i] for i in found.removed], [new[j] for j in found.added], (_role,))
    changes = [PersonChange(old[found.removed[i]], new[found.added[j]], ("name",)) for i, j in swapped.pairs]
    changes += [PersonChange(None, new[found.added[j]]) for j in swapped.added if new[found.added[j]]]
    return changes + [PersonChange(old[found.removed[i]], None) for i in swapped.removed if old[found.removed[i]]]


def _name_and_role(person: Part) -> Hashable | None:
    return (key_of(text_in(person, "name")), text_in(person, "role")) if text_in(person, "name") else None


def _name(person: Part) -> Hashable | None:
    return key_of(text_in(person, "name")) or None


def _reach(person: Part) -> Hashable | None:
    return text_in(person, "email").strip().casefold() or None


def _role(person: Part) -> Hashable | None:
    return text_in(person, "role")


def _likeness(one: Part, other: Part) -> float:
    score = name_likeness(text_in(one, "name"), text_in(other, "name"))
    return score if text_in(one, "role") == text_in(other, "role") else score - 0.1


def _fields(old: Part, new: Part) -> tuple[str, ...]:
    found = [field for field, key in _COMPARED.items() if key(text_in(old, field)) != key(text_in(new, field))]
    return (*found, *unnamed_keys(old, new, _KNOWN))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)) or key_of(text)


_COMPARED: dict[str, Callable[[str], str]] = {"name": key_of, "role": str, "phone": _digits, "phoneExt": _digits,
             "email": lambda text: text.strip().casefold(), "affiliation": key_of}  # fmt: skip


def person_name(person: Part) -> str:
    """A person's name fit to be shown: registrants put phone numbers there."""
    name = named(text_in(person, "name"), 60)
    return "" if name in _NAMELESS or "(phone number)" in name or "(e-mail)" in name else name


def role_words(person: Part) -> Said:
    """A person's role in plain words."""
    role = text_in(person, "role")
    words = spoken_enum(role)
    return _ROLES.get(role) or (Said(words, Quote(words)) if words else _ROLES["CONTACT"])


def _shown(people: list[Part | None], changes: list[PersonChange] | None = None) -> Any:
    """Name and role only, and what about them changed."""
    told = [
        {"name": person_name(person), "role": str(role_words(person)), **_flags(changes, place)}
        for place, person in enumerate(people)
        if person is not None
    ]
    return (told[0] if len(told) == 1 else told) or None


def _flags(changes: list[PersonChange] | None, place: int) -> dict[str, bool]:
    if changes is None or changes[place].before is None:
        return {}
    fields = changes[place].fields
    return {"phoneChanged": "phone" in fields or "phoneExt" in fields, "emailChanged": "email" in fields}


def _sentence(changes: list[PersonChange], of: str) -> Said:
    if len(changes) == 1:
        return _one(changes[0], of)
    went = sum(change.after is None for change in changes)
    came = sum(change.before is None for change in changes)
    if went == len(changes):
        return say("The record no longer names contacts for {whom}.", whom=of)
    if came == len(changes):
        return say("New contacts are named for {whom}.", whom=of)
    return say("The contacts changed for {whom}.", whom=of)


def _one(change: PersonChange, of: str) -> Said:
    old, new = change.before, change.after
    if new is None:
        name = person_name(old or {})
        gone = say("The {role} for {whom} is no longer named.", role=role_words(old or {}), whom=of)
        return sentences(gone, say("It was {name}.", name=name) if name else "")
    if old is None:
        name = person_name(new)
        if name:
            return say("A {role} is now named for {whom}: {name}.", role=role_words(new), whom=of, name=name)
        return say("A {role} is now named for {whom}.", role=role_words(new), whom=of)
    if "name" in change.fields:
        return _renamed(old, new, of)
    return say("The {ways} of the {role} for {whom} changed.", ways=_ways(change.fields), role=role_words(new), whom=of)


def _renamed(old: Part, new: Part, of: str) -> Said:
    was, now = person_name(old), person_name(new)
    if not was or not now:
        return say("The {role} for {whom} changed.", role=role_words(new), whom=of)
    return say("The {role} for {whom} is now {name}. Before: {before}.", role=role_words(new), whom=of, name=now,
               before=was)  # fmt: skip


def _ways(fields: tuple[str, ...]) -> Said:
    return joined(list(dict.fromkeys(_WAYS.get(field) or say("details") for field in fields)))
