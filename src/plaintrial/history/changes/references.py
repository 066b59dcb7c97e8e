"""Papers and pages about the study (``reference_added``)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from plaintrial.history.event import Event
from plaintrial.history.items import ItemWords, item_events
from plaintrial.history.likeness import overlap
from plaintrial.history.pair import Pair, Part, parts_of, text_in
from plaintrial.history.quote import named, quoted
from plaintrial.history.rule import Rule
from plaintrial.history.sameness import key_of, normal, words_of
from plaintrial.record.locator import pointer

_MODULE = "/protocolSection/referencesModule"
_PAPERS, _LINKS, _DATA = f"{_MODULE}/references", f"{_MODULE}/seeAlsoLinks", f"{_MODULE}/availIpds"
_ROLES = {"RESULT": "A paper with results of this study", "DERIVED": "A paper that cites this study",
          "BACKGROUND": "A background paper"}  # fmt: skip


def _paper(part: Part) -> Hashable:
    return text_in(part, "pmid").strip() or key_of(text_in(part, "citation")) or None


def _alike(one: Part, other: Part) -> float:
    if text_in(one, "pmid") and text_in(other, "pmid"):
        return 0.0
    return overlap(words_of(text_in(one, "citation")), words_of(text_in(other, "citation")))


def _role(part: Part) -> str:
    return _ROLES.get(text_in(part, "type"), "A paper")


_PAPER_WORDS = ItemWords(
    path=_PAPERS, identity=_paper, similar=_alike, added_kind="reference_added", ignored=("retractions",),
    name=lambda part: f"{_role(part)}: {quoted(text_in(part, 'citation') or text_in(part, 'pmid'))}",
    added=lambda name: f"{name} was added." if len(name) < 60 else f"New in the record. {name}.",
    removed=lambda name: f"No longer listed. {name}.",
    changed=lambda name: f"The details of a paper changed. {name}.",
    renamed=lambda _, after: f"The details of a paper changed. {after}.",
)  # fmt: skip
_LINK_WORDS = ItemWords(
    path=_LINKS, added_kind="reference_added",
    identity=lambda part: text_in(part, "url").strip().rstrip("/").lower() or None,
    similar=lambda one, other: float(key_of(text_in(one, "label")) == key_of(text_in(other, "label")) != ""),
    name=lambda part: named(text_in(part, "label") or "a page without a title"),
    added=lambda name: f"A link was added: {name}.",
    removed=lambda name: f"A link is no longer listed: {name}.",
    changed=lambda name: f"The link {name} now leads elsewhere.",
    renamed=lambda before, after: f"The link {before} is now called {after}.",
)  # fmt: skip
_DATA_WORDS = ItemWords(
    path=_DATA, identity=lambda part: (text_in(part, "url").lower(), key_of(text_in(part, "type"))),
    similar=lambda one, other: float(key_of(text_in(one, "id")) == key_of(text_in(other, "id")) != ""),
    name=lambda part: named(text_in(part, "type") or text_in(part, "id") or "data"),
    added=lambda name: f"Study data or documents can now be had: {name}.",
    removed=lambda name: f"Study data or documents are no longer offered: {name}.",
    changed=lambda name: f"The details of data that can be had changed: {name}.",
)  # fmt: skip


def _find(pair: Pair) -> Iterator[Event]:
    yield from _retractions(pair)
    for words in (_PAPER_WORDS, _LINK_WORDS, _DATA_WORDS):
        yield from item_events(pair, words)


def _retractions(pair: Pair) -> Iterator[Event]:
    """A paper the record lists was withdrawn by its journal."""
    old, new = pair.parts(_PAPERS)
    known = {(_paper(part), normal(notice)) for part in old for notice in parts_of(part.get("retractions"))}
    for place, part in enumerate(new):
        for notice in parts_of(part.get("retractions")):
            if (_paper(part), normal(notice)) not in known:
                paper = quoted(text_in(part, "citation"))
                yield Event(kind="other", importance="notable", after=notice,
                            path=_PAPERS + pointer(place, "retractions"),
                            sentence=f"A paper listed here was retracted: {paper}.")  # fmt: skip


RULE = Rule("references", (_PAPERS, _LINKS, _DATA), _find)
