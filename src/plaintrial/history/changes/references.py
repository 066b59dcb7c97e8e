"""Papers and pages about the study (``reference_added``)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from plaintrial.history.event import Event
from plaintrial.history.items import ItemWords, item_events
from plaintrial.history.likeness import overlap
from plaintrial.history.pair import Pair, Part, parts_of, text_in
from plaintrial.history.quote import named, quoted
from plaintrial.history.rule import Rule
from plaintrial.history.said import Said, say, table
from plaintrial.history.sameness import key_of, normal, words_of
from plaintrial.record.locator import pointer

_MODULE = "/protocolSection/referencesModule"
_PAPERS, _LINKS, _DATA = f"{_MODULE}/references", f"{_MODULE}/seeAlsoLinks", f"{_MODULE}/availIpds"
_ROLES = table({"RESULT": "A paper with results of this study", "DERIVED": "A paper that cites this study",
                "BACKGROUND": "A background paper", "": "A paper"})  # fmt: skip


def _paper(part: Part) -> Hashable:
    return text_in(part, "pmid").strip() or key_of(text_in(part, "citation")) or None


def _alike(one: Part, other: Part) -> float:
    if text_in(one, "pmid") and text_in(other, "pmid"):
        return 0.0
    return overlap(words_of(text_in(one, "citation")), words_of(text_in(other, "citation")))


def _role(part: Part) -> Said:
    return _ROLES.get(text_in(part, "type"), _ROLES[""])


def _new_paper(name: str) -> Said:
    return say("{name} was added.", name=name) if len(name) < 60 else say("New in the record. {name}.", name=name)


def _page(part: Part) -> str:
    label = text_in(part, "label")
    return named(label) if label else say("a page without a title")


def _data(part: Part) -> str:
    kind = text_in(part, "type") or text_in(part, "id")
    return named(kind) if kind else say("data")


_PAPER_WORDS = ItemWords(
    path=_PAPERS, identity=_paper, similar=_alike, added_kind="reference_added", ignored=("retractions",),
    name=lambda part: say("{role}: {citation}", role=_role(part),
                          citation=quoted(text_in(part, "citation") or text_in(part, "pmid"))),
    added=_new_paper,
    removed=lambda name: say("No longer listed. {name}.", name=name),
    changed=lambda name: say("The details of a paper changed. {name}.", name=name),
    renamed=lambda _, after: say("The details of a paper changed. {name}.", name=after),
)  # fmt: skip
_LINK_WORDS = ItemWords(
    path=_LINKS, added_kind="reference_added",
    identity=lambda part: text_in(part, "url").strip().rstrip("/").lower() or None,
    similar=lambda one, other: float(key_of(text_in(one, "label")) == key_of(text_in(other, "label")) != ""),
    name=_page,
    added=lambda name: say("A link was added: {name}.", name=name),
    removed=lambda name: say("A link is no longer listed: {name}.", name=name),
    changed=lambda name: say("The link {name} now leads elsewhere.", name=name),
    renamed=lambda before, after: say("The link {before} is now called {after}.", before=before, after=after),
)  # fmt: skip
_DATA_WORDS = ItemWords(
    path=_DATA, identity=lambda part: (text_in(part, "url").lower(), key_of(text_in(part, "type"))),
    similar=lambda one, other: float(key_of(text_in(one, "id")) == key_of(text_in(other, "id")) != ""),
    name=_data,
    added=lambda name: say("Study data or documents can now be had: {name}.", name=name),
    removed=lambda name: say("Study data or documents are no longer offered: {name}.", name=name),
    changed=lambda name: say("The details of data that can be had changed: {name}.", name=name),
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
                            sentence=say("A paper listed here was retracted: {paper}.", paper=paper))  # fmt: skip


RULE = Rule("references", (_PAPERS, _LINKS, _DATA), _find)
