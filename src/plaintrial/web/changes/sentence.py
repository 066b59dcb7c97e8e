"""A sentence on what changed, in the page's language."""

from __future__ import annotations

from markupsafe import Markup

from plaintrial.history.said import Said
from plaintrial.plain.languages.retold import retold
from plaintrial.plain.languages.translated import Translated
from plaintrial.web.languages import spoken
from plaintrial.web.tongues import in_tongues


def change_told(sentence: str) -> str:
    """The sentence as plain text; one kept without how it was made stays English."""
    language = spoken()
    if isinstance(sentence, Said) and isinstance(language, Translated):
        return retold(sentence, language)
    return sentence


def change_marked(sentence: str) -> Markup:
    """The same for a page, English words marked as such."""
    return in_tongues(change_told(sentence), "" if isinstance(sentence, Said) else "en")
