"""Who answers for the study: lead sponsor, collaborators, responsible party (``sponsor_changed``)."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.field import Field, enum_words, field_event, field_events
from plaintrial.history.items import ItemWords, item_events
from plaintrial.history.likeness import name_likeness
from plaintrial.history.pair import Pair, Part, text_in
from plaintrial.history.quote import named
from plaintrial.history.rule import Rule
from plaintrial.history.said import say
from plaintrial.history.sameness import key_of, same

_MODULE = "/protocolSection/sponsorCollaboratorsModule"
_LEAD, _OTHERS, _PARTY = f"{_MODULE}/leadSponsor", f"{_MODULE}/collaborators", f"{_MODULE}/responsibleParty"
_ORGANIZATION = "/protocolSection/identificationModule/organization"
_CLASSES = enum_words({"INDUSTRY": "a company", "NIH": "the US National Institutes of Health", "FED": "a US agency",
                       "OTHER_GOV": "a public body", "NETWORK": "a network", "INDIV": "a person", "OTHER": "other",
                       "UNKNOWN": "not known"})  # fmt: skip
_PARTIES = enum_words({"SPONSOR": "the sponsor", "PRINCIPAL_INVESTIGATOR": "the lead researcher",
                       "SPONSOR_INVESTIGATOR": "a researcher who is also the sponsor"})  # fmt: skip
_LEAD_NAME = Field(f"{_LEAD}/name", "the sponsor", "notable", "sponsor_changed")
_FIELDS = (
    Field(f"{_LEAD}/class", "the kind of sponsor", "cosmetic", "sponsor_changed", _CLASSES),
    Field(f"{_PARTY}/type", "who is responsible for the record", "minor", "sponsor_changed", _PARTIES),
    Field(f"{_PARTY}/investigatorFullName", "the responsible researcher", "minor", "sponsor_changed"),
    Field(f"{_PARTY}/investigatorTitle", "the responsible researcher's post", "cosmetic", "sponsor_changed"),
    Field(f"{_PARTY}/investigatorAffiliation", "the responsible researcher's institution", "cosmetic",
          "sponsor_changed"),
    Field(f"{_PARTY}/oldNameTitle", "the responsible person", "cosmetic", "sponsor_changed"),
    Field(f"{_PARTY}/oldOrganization", "the responsible organisation", "cosmetic", "sponsor_changed"),
)  # fmt: skip
_REGISTRANT = Field(f"{_ORGANIZATION}/fullName", "the organisation that registered the study", "minor")
_REGISTRANT_CLASS = Field(f"{_ORGANIZATION}/class", "the kind of the registering organisation", "cosmetic",
                          words=_CLASSES)  # fmt: skip


def _likeness(one: Part, other: Part) -> float:
    return name_likeness(text_in(one, "name"), text_in(other, "name"))


_COLLABORATORS = ItemWords(
    path=_OTHERS,
    identity=lambda part: key_of(text_in(part, "name")) or None,
    name=lambda part: named(text_in(part, "name")),
    added=lambda name: say("{name} joined as a partner of the sponsor.", name=name),
    removed=lambda name: say("{name} is no longer listed as a partner of the sponsor.", name=name),
    changed=lambda name: say("The details of the partner {name} changed.", name=name),
    renamed=lambda before, after: say("The partner {before} is now listed as {after}.", before=before, after=after),
    similar=lambda one, other: _likeness(one, other) if _likeness(one, other) >= 0.75 else 0.0,
    kind="sponsor_changed",
)


def _find(pair: Pair) -> Iterator[Event]:
    lead = field_event(_LEAD_NAME, pair)
    others = field_events(pair, _FIELDS)
    if lead is not None:
        yield lead
        others = [event for event in others if not event.path.endswith("leadSponsor/class")]
    yield from others
    yield from item_events(pair, _COLLABORATORS)
    yield from _registrant(pair, lead)


def _registrant(pair: Pair, lead: Event | None) -> Iterator[Event]:
    """The registering organisation, unless it only follows the sponsor."""
    event = field_event(_REGISTRANT, pair)
    if event is None:
        event = field_event(_REGISTRANT_CLASS, pair)
    if event is not None and not (lead and same(lead.after, pair.texts(_REGISTRANT.path)[1])):
        yield event


RULE = Rule("sponsor", (f"{_LEAD}/name", *(field.path for field in _FIELDS), _OTHERS, _REGISTRANT.path,
                        _REGISTRANT_CLASS.path), _find)  # fmt: skip
