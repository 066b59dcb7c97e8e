"""Plain sentences as HTML: each with the button of its source and the words explained in it.

Written here and not in a template because a page has some 30 of them: as macros they took half of a page's rendering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from plaintrial.web.address_of import address_of
from plaintrial.web.glossary.inline import Word, with_words
from plaintrial.web.shown import shown
from plaintrial.web.study.reading import Source, SourcedSentence
from plaintrial.web.texts import said as _
from plaintrial.web.tongues import english, last_apart


def sourced(sentences: Sequence[SourcedSentence], listed: bool = False) -> Markup:
    """The sentences as a paragraph, or ``listed``, then the cards that their buttons open. "" for none."""
    if not sentences:
        return Markup("")
    said = [_said(sentence) for sentence in sentences]
    together = f"<ul><li>{'</li><li>'.join(said)}</li></ul>" if listed else f"<p>{' '.join(said)} </p>"
    tongue = str(english())
    cards = [card for sentence in sentences if sentence.sources for card in _source_card(sentence, tongue)]
    cards += [_word_card(word, tongue) for sentence in sentences for word in sentence.words]
    return Markup("\n".join(['<div class="plain">', together, *cards, "</div>"]))  # noqa: S704 - escaped below


# Plain strings from here on, for speed: each holds our tags and text that ``_escaped`` has been through.


def _escaped(text: str) -> str:
    return str(escape(shown(text)))


def _said(sentence: SourcedSentence) -> str:
    """The sentence; its last word and the button stay together on a line."""
    head, tail = last_apart(sentence.text, sentence.language)
    number = sentence.number
    label = _("Source %d") % number
    button = (
        f'<button class="src" type="button" popovertarget="source-{number}" aria-label="{label}">{number}</button>'
        if sentence.sources
        else ""
    )
    return f'{with_words(head, sentence.words)}<span class="last">{tail}{button}</span>'


def _source_card(sentence: SourcedSentence, tongue: str) -> Iterator[str]:
    yield f'<div class="src-card" popover id="source-{sentence.number}">'
    if sentence.by_model:
        model = _("A language model worded this sentence. A check found each part of it in the record.")
        yield f"<p>{_escaped(model)}</p>"
    # Texts stand outside of f-strings: Babel does not find them there.
    says = _("What the record says")
    yield f'<p class="from">{_escaped(says)}</p>'
    for source in sentence.sources:
        yield _source(source, tongue)
    yield "</div>"


def _source(source: Source, tongue: str) -> str:
    field = Markup(f"<span{tongue}>{_escaped(source.field)}</span>") if tongue else Markup(_escaped(source.field))  # noqa: S704
    if not source.quote:
        looked = escape(_("We looked in this part of the record: %s.")) % field
        return f"<p>{looked}</p>"
    found = escape(_("Found in: %s")) % field
    return f'<blockquote{tongue}>{_escaped(source.quote)}</blockquote>\n<p class="from">{found}</p>'


def _word_card(word: Word, tongue: str) -> str:
    explained = _("More words explained")
    more = f'<a href="{address_of("glossary-term", word.slug)}">{_escaped(explained)}</a>'
    return (
        f'<div class="src-card" popover id="word-{escape(word.slug)}">\n'
        f"<p><strong{tongue}>{_escaped(word.said)}</strong>: <span{tongue}>{_escaped(word.plain)}</span></p>\n"
        f'<p class="from">{more}</p>\n</div>'
    )
