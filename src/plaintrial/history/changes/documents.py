"""Documents uploaded with the record: protocol, analysis plan, consent form."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.history.event import Event
from plaintrial.history.field import Field, field_event
from plaintrial.history.items import ItemWords, item_events
from plaintrial.history.pair import Pair, Part, text_in
from plaintrial.history.quote import named
from plaintrial.history.rule import Rule
from plaintrial.history.said import say
from plaintrial.history.sameness import key_of

_MODULE = "/documentSection/largeDocumentModule"
_DOCUMENTS = f"{_MODULE}/largeDocs"
_NO_PLAN = Field(f"{_MODULE}/noSap", "whether there is no analysis plan")


def _identity(part: Part) -> Hashable:
    return text_in(part, "typeAbbrev"), key_of(text_in(part, "label")), text_in(part, "date")


def _name(part: Part) -> str:
    day = read_partial_date(text_in(part, "date"))
    label = text_in(part, "label")
    name = named(label) if label else say("a document")
    return say("{name}, dated {date}", name=name, date=day) if day else name


_WORDS = ItemWords(
    path=_DOCUMENTS, identity=_identity, name=_name, ignored=("filename", "uploadDate", "size"),
    similar=lambda one, other: float(text_in(one, "typeAbbrev") == text_in(other, "typeAbbrev") != ""),
    added=lambda name: say("A document was added: {name}.", name=name),
    removed=lambda name: say("A document is no longer there: {name}.", name=name),
    changed=lambda name: say("The details of a document changed: {name}.", name=name),
    renamed=lambda before, after: say("A document was replaced: {before} by {after}.", before=before, after=after),
)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from item_events(pair, _WORDS)
    if (event := field_event(_NO_PLAN, pair)) is not None:
        yield event


RULE = Rule("documents", (_DOCUMENTS, _NO_PLAN.path), _find)
