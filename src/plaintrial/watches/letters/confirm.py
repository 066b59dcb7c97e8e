"""The letter that asks whether a sign-up was meant. It says nothing that the person who wrote the form did not know."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.watches.letters.letter import Bullets, Heading, Letter, Link, Paragraph
from plaintrial.watches.speech import language_code

SUBJECT = N_("Please confirm your request")


def confirm_letter(labels: tuple[str, ...], link: str) -> Letter:
    """Ask to confirm. ``labels``: what is to be watched, in words."""
    return Letter(
        _(SUBJECT),
        (
            Heading(_(SUBJECT), 1),
            Paragraph(_("Somebody asked us to send news about clinical studies to this address. Was it you?")),
            Bullets(labels),
            Link(_("Yes, look at my request"), link, strong=True),
            Paragraph(_("The link works for 48 hours. The page it opens asks you once more.")),
            Paragraph(_("Was it not you? Then do nothing. We will forget this address in 2 days.")),
        ),
        language_code(),
    )
