"""The letter with news. Every fact is one that the study's pages show; it links there and asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_
from django.utils.translation import ngettext

from plaintrial.watches.letters.letter import Block, Bullets, Heading, Letter, Link, Paragraph
from plaintrial.watches.links import study_link
from plaintrial.watches.news import Item, News
from plaintrial.watches.speech import language_code, spoken

SUBJECT = N_("News about something you follow")
_MOST_LIKE = 3


def news_letter(news: News, manage: str, stop: str) -> Letter:
    """Tell the news. ``manage`` and ``stop``: the reader's own pages."""
    blocks: list[Block] = [Heading(_("News about what you follow"), 1), Paragraph(_opening(news))]
    for item in news.items:
        blocks += _item(item)
    if news.left_out:
        more = ngettext("%s more study has news.", "%s more studies have news.", news.left_out)
        too_long = _("This message would be too long with all of them.")
        blocks += [Paragraph(f"{more % spoken().number(news.left_out)} {too_long}")]
        blocks += [Link(_("See all of it"), manage)]
    blocks += [
        Heading(_("About this message")),
        Paragraph(_("You asked for it. We do not count who opens it, and the links are not tracked.")),
        Paragraph(_("This is not medical advice. Talk with a doctor or nurse before you decide anything.")),
        Link(_("Change what you get, or take a break"), manage),
        Link(_("Stop all messages"), stop),
    ]
    return Letter(_(SUBJECT), tuple(blocks), language_code())


def _opening(news: News) -> str:
    count = len(news.items) + news.left_out
    said = ngettext("There is news of %s study.", "There is news of %s studies.", count) % spoken().number(count)
    if not all(item.for_other for item in news.items):
        return said
    return said + " " + _("You watch for somebody else: the study team may need to speak with that person.")


def _item(item: Item) -> Iterator[Block]:
    yield Heading(item.title)
    number = _("Study number %s.") % item.nct_id
    yield Paragraph(f"{_kind(item)} {number}{_watched(item)}", quiet=True)
    if item.gone is True:
        yield Paragraph(_("The registry no longer shows this study. Our page keeps its last version."))
    if item.gone is False:
        yield Paragraph(_("The registry shows this study again."))
    if item.sentences:
        yield Bullets(item.sentences)
    if item.left_out:
        more = ngettext(
            "%d more change is on the study's page.", "%d more changes are on the study's page.", item.left_out
        )
        yield Paragraph(more % item.left_out)
    if item.why_stopped:
        yield Paragraph(_("Why it stopped, in the study team's words: “%s”") % item.why_stopped)
    elif item.stopped:
        yield Paragraph(_("The record does not say why it stopped."))
    yield Paragraph(_("Now: %(status)s. %(meaning)s") % {"status": _(item.status), "meaning": _(item.meaning)})
    yield Link(_("Read about this study"), study_link(item.nct_id))
    if item.sentences:
        yield Link(_("See what changed"), study_link(item.nct_id, "/history"))
    yield from _similar(item)


def _kind(item: Item) -> str:
    if item.is_new:
        return _("New for you.")
    if item.times > 1:
        return _("It changed %d times. This is what is different now.") % item.times
    return ""


def _watched(item: Item) -> str:
    return " " + _("You follow: %s.") % "; ".join(item.watched) if item.watched else ""


def _similar(item: Item) -> Iterator[Block]:
    if not item.stopped:
        return
    if not item.similar:
        yield Paragraph(_("We found no similar study here that takes people now."))
        return
    yield Paragraph(_("Similar studies that take people now or soon:"))
    for like in item.similar[:_MOST_LIKE]:
        yield Link(f"{like.title} ({like.why})" if like.why else like.title, study_link(like.nct_id))
