"""The letter that asks whether a sign-up was meant. It says nothing that the person who wrote the form did not know."""

from __future__ import annotations

from plaintrial.watches.letters.letter import Bullets, Heading, Letter, Link, Paragraph

SUBJECT = "Please confirm your request"


def confirm_letter(labels: tuple[str, ...], link: str) -> Letter:
    """Ask to confirm. ``labels``: what is to be watched, in words."""
    return Letter(
        SUBJECT,
        (
            Heading("Please confirm your request", 1),
            Paragraph("Somebody asked us to send news about clinical studies to this address. Was it you?"),
            Bullets(labels),
            Link("Yes, look at my request", link, strong=True),
            Paragraph("The link works for 48 hours. The page it opens asks you once more."),
            Paragraph("Was it not you? Then do nothing. We will forget this address in 2 days."),
        ),
    )
