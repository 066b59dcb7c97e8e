"""Plain sentences as HTML: each with the button of its source and the words explained in it.

Written here and not in a template because a page has some 30 of them: as macros they took half of a page's rendering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from plaintrial.web.address_of import address_of
from plaintrial.web.glossary.inline import Word, with_words
from plaintrial.web.glossary.own_words import meaning
from plaintrial.web.languages import language_code
from plaintrial.web.shown import shown
from plaintrial.web.study.reading import Source, SourcedSentence
from plaintrial.web.texts import said as _
from plaintrial.web.tongues import english, last_apart


def sourced(sentences: Sequence[SourcedSentence], listed: bool = False) -> Markup:
    """The sentences as a paragraph, or ``listed``, then the cards that their buttons open. "" for none."""
    if not sentences:
        return Markup("")
    frame = _frame()
    said = [_said(sentence, frame) for sentence in sentences]
    together = f"<ul><li>{'</li><li>'.join(said)}</li></ul>" if listed else f"<p>{' '.join(said)} </p>"
    cards = [card for sentence in sentences if sentence.sources for card in _source_card(sentence, frame)]
    cards += [_word_card(word, frame) for sentence in sentences for word in sentence.words]
    return Markup("\n".join(['<div class="plain">', together, *cards, "</div>"]))  # noqa: S704 - escaped below


class _Frame(NamedTuple):
    """What stands around the sentences in the page's language, looked up once: asking which one that is takes time.

    ``tongue``: the attribute for English words. ``where`` and ``looked`` take the field's name.
    """

    page: str
    tongue: str
    label: str
    says: str
    where: Markup
    looked: Markup
    by_model: str
    more_words: str


def _frame() -> _Frame:
    return _Frame(
        page=language_code(),
        tongue=str(english()),
        label=_("Source %d"),
        says=_escaped(_("What the record says")),
        where=escape(_("Found in: %s")),
        looked=escape(_("We looked in this part of the record: %s.")),
        by_model=_escaped(_("A language model worded this sentence. A check found each part of it in the record.")),
        more_words=_escaped(_("More words explained")),
    )


# Plain strings from here on, for speed: each holds our tags and text that ``_escaped`` has been through.


def _escaped(text: str) -> str:
    return str(escape(shown(text)))


def _said(sentence: SourcedSentence, frame: _Frame) -> str:
    """The sentence; its last word and the button stay together on a line."""
    head, tail = last_apart(sentence.text, sentence.language, frame.page)
    number = sentence.number
    label = frame.label % number
    button = (
        f'<button class="src" type="button" popovertarget="source-{number}" aria-label="{label}">{number}</button>'
        if sentence.sources
        else ""
    )
    return f'{with_words(head, sentence.words)}<span class="last">{tail}{button}</span>'


def _source_card(sentence: SourcedSentence, frame: _Frame) -> Iterator[str]:
    yield f'<div class="src-card" popover id="source-{sentence.number}">'
    if sentence.by_model:
        yield f"<p>{frame.by_model}</p>"
    yield f'<p class="from">{frame.says}</p>'
    for source in sentence.sources:
        yield _source(source, frame)
    yield "</div>"


def _source(source: Source, frame: _Frame) -> str:
    tongue = frame.tongue
    marked = tongue and not source.ours
    field = Markup(f"<span{tongue}>{_escaped(source.field)}</span>") if marked else Markup(_escaped(source.field))  # noqa: S704
    if not source.quote:
        return f"<p>{frame.looked % field}</p>"
    return f'<blockquote{tongue}>{_escaped(source.quote)}</blockquote>\n<p class="from">{frame.where % field}</p>'


def _word_card(word: Word, frame: _Frame) -> str:
    more = f'<a href="{address_of("glossary-term", word.slug)}">{frame.more_words}</a>'
    ours = meaning(word.plain)
    return (
        f'<div class="src-card" popover id="word-{escape(word.slug)}">\n'
        f"<p><strong{frame.tongue}>{_escaped(word.said)}</strong>: "
        f"<span{'' if ours else frame.tongue}>{_escaped(ours or word.plain)}</span></p>\n"
        f'<p class="from">{more}</p>\n</div>'
    )
