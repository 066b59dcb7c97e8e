"""The letter with news. Every fact is one that the study's pages show; it links there and asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.watches.letters.letter import Block, Bullets, Heading, Letter, Link, Paragraph
from plaintrial.watches.links import study_link
from plaintrial.watches.news import Item, News

SUBJECT = "News about something you follow"
_MOST_LIKE = 3


def news_letter(news: News, manage: str, stop: str) -> Letter:
    """Tell the news. ``manage`` and ``stop``: the reader's own pages."""
    blocks: list[Block] = [Heading("News about what you follow", 1), Paragraph(_opening(news))]
    for item in news.items:
        blocks += _item(item)
    if news.left_out:
        more = "1 more study has" if news.left_out == 1 else f"{news.left_out:,} more studies have"
        blocks += [Paragraph(f"{more} news. This message would be too long with all of them.")]
        blocks += [Link("See all of it", manage)]
    blocks += [
        Heading("About this message"),
        Paragraph("You asked for it. We do not count who opens it, and the links are not tracked."),
        Paragraph("This is not medical advice. Talk with a doctor or nurse before you decide anything."),
        Link("Change what you get, or take a break", manage),
        Link("Stop all messages", stop),
    ]
    return Letter(SUBJECT, tuple(blocks))


def _opening(news: News) -> str:
    count = len(news.items) + news.left_out
    studies = "1 study" if count == 1 else f"{count:,} studies"
    other = " You watch for somebody else: the study team may need to speak with that person."
    return f"There is news of {studies}.{other if all(item.for_other for item in news.items) else ''}"


def _item(item: Item) -> Iterator[Block]:
    yield Heading(item.title)
    yield Paragraph(f"{_kind(item)} Study number {item.nct_id}.{_watched(item)}", quiet=True)
    if item.gone is True:
        yield Paragraph("The registry no longer shows this study. Our page keeps its last version.")
    if item.gone is False:
        yield Paragraph("The registry shows this study again.")
    if item.sentences:
        yield Bullets(item.sentences)
    if item.left_out:
        more = "1 more change is" if item.left_out == 1 else f"{item.left_out} more changes are"
        yield Paragraph(f"{more} on the study's page.")
    if item.why_stopped:
        yield Paragraph(f"Why it stopped, in the study team's words: “{item.why_stopped}”")
    elif item.stopped:
        yield Paragraph("The record does not say why it stopped.")
    yield Paragraph(f"Now: {item.status}. {item.meaning}")
    yield Link("Read about this study", study_link(item.nct_id))
    if item.sentences:
        yield Link("See what changed", study_link(item.nct_id, "/history"))
    yield from _similar(item)


def _kind(item: Item) -> str:
    if item.is_new:
        return "New for you."
    if item.times > 1:
        return f"It changed {item.times} times. This is what is different now."
    return ""


def _watched(item: Item) -> str:
    return f" You follow: {'; '.join(item.watched)}." if item.watched else ""


def _similar(item: Item) -> Iterator[Block]:
    if not item.stopped:
        return
    if not item.similar:
        yield Paragraph("We found no similar study here that takes people now.")
        return
    yield Paragraph("Similar studies that take people now or soon:")
    for like in item.similar[:_MOST_LIKE]:
        yield Link(f"{like.title} ({like.why})" if like.why else like.title, study_link(like.nct_id))
