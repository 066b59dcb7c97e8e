"""The study's numbers: the registry's, the sponsor's and those of other registries."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.history.event import Event
from plaintrial.history.field import Field, field_events
from plaintrial.history.items import ItemWords, item_events
from plaintrial.history.pair import Pair, Part, text_in
from plaintrial.history.quote import cut, neat
from plaintrial.history.rule import Rule
from plaintrial.history.said import Quote, Said, say, table
from plaintrial.history.sameness import key_of
from plaintrial.record.status_words import spoken_enum

_MODULE = "/protocolSection/identificationModule"
_SECONDARY = f"{_MODULE}/secondaryIdInfos"


def _number(value: object) -> str:
    return say("a value we cannot show") if isinstance(value, dict | list) else cut(neat(str(value)), 60)


def _listed(value: object) -> str:
    return ", ".join(map(_number, value)) if isinstance(value, list) else _number(value)


_FIELDS = (
    Field(f"{_MODULE}/nctId", "the study's registry id", "notable", words=_number),
    Field(f"{_MODULE}/nctIdAliases", "the ids this study had before", words=_listed),
    Field(f"{_MODULE}/orgStudyIdInfo/id", "the sponsor's own study number", words=_number),
    Field(f"{_MODULE}/orgStudyIdInfo/type", "the kind of the sponsor's study number", "cosmetic"),
    Field(f"{_MODULE}/orgStudyIdInfo/domain", "the source of the sponsor's study number", "cosmetic"),
    Field(f"{_MODULE}/orgStudyIdInfo/link", "the link of the sponsor's study number", "cosmetic"),
)
_KINDS = table({"EUDRACT_NUMBER": "EudraCT number", "CTIS": "EU study number (CTIS)", "NIH": "NIH grant number",
                "REGISTRY": "number in another registry", "OTHER": "study number", "OTHER_GRANT": "grant number",
                "AHRQ": "AHRQ grant number", "FDA": "FDA grant number", "VA": "VA grant number"})  # fmt: skip


def _name(part: Part) -> str:
    kind = text_in(part, "type")
    spoken = spoken_enum(kind)
    words = _KINDS.get(kind) or (Said(spoken, Quote(spoken)) if spoken else _KINDS["OTHER"])
    number = _number(text_in(part, "id"))
    return say("{kind} {number}", kind=words, number=number) if number else words


_WORDS = ItemWords(
    path=_SECONDARY,
    identity=lambda part: key_of(text_in(part, "id")) or None,
    name=_name,
    added=lambda name: say("Another number of the study was added: {name}.", name=name),
    removed=lambda name: say("A number of the study is no longer listed: {name}.", name=name),
    changed=lambda name: say("The details of the {name} changed.", name=name),
    similar=lambda one, other: float(text_in(one, "type") == text_in(other, "type") not in ("", "OTHER")),
)


def _find(pair: Pair) -> Iterator[Event]:
    yield from field_events(pair, _FIELDS)
    yield from item_events(pair, _WORDS)


RULE = Rule("identifiers", (*(field.path for field in _FIELDS), _SECONDARY), _find)
