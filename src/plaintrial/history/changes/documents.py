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
from plaintrial.history.sameness import key_of

_MODULE = "/documentSection/largeDocumentModule"
_DOCUMENTS = f"{_MODULE}/largeDocs"
_NO_PLAN = Field(f"{_MODULE}/noSap", "whether there is no analysis plan")


def _identity(part: Part) -> Hashable:
    return text_in(part, "typeAbbrev"), key_of(text_in(part, "label")), text_in(part, "date")


def _name(part: Part) -> str:
    day = read_partial_date(text_in(part, "date"))
    return named(text_in(part, "label") or "a document") + (f", dated {day}" if day else "")


_WORDS = ItemWords(
    path=_DOCUMENTS, identity=_identity, name=_name, ignored=("filename", "uploadDate", "size"),
    similar=lambda one, other: float(text_in(one, "typeAbbrev") == text_in(other, "typeAbbrev") != ""),
    added=lambda name: f"A document was added: {name}.",
    removed=lambda name: f"A document is no longer there: {name}.",
    changed=lambda name: f"The details of a document changed: {name}.",
    renamed=lambda before, after: f"A document was replaced: {before} by {after}.",
)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from item_events(pair, _WORDS)
    if (event := field_event(_NO_PLAN, pair)) is not None:
        yield event


RULE = Rule("documents", (_DOCUMENTS, _NO_PLAN.path), _find)
