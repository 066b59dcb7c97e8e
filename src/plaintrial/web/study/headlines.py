"""Plain titles of studies in lists, in the page's language: English ones are kept, others made once a version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from plaintrial.mirror.queries import headlines_of, study_page
from plaintrial.plain.headline import headline_of
from plaintrial.plain.languages import ENGLISH, LANGUAGES
from plaintrial.web.languages import language_code, spoken
from plaintrial.web.rich import inline
from plaintrial.web.tongues import in_tongues

_KEPT = 8_192


def headlines_said(nct_ids: Sequence[str]) -> dict[str, str]:
    """The plain headline of each of these studies that has one."""
    known = headlines_of(nct_ids)
    if spoken() is ENGLISH:
        return known
    return {nct_id: _said(nct_id, english, language_code()) for nct_id, english in known.items()}


@lru_cache(maxsize=_KEPT)
def _said(nct_id: str, _english: str, code: str) -> str:
    """The headline in a language; made anew when the English one says something else."""
    page = study_page(nct_id)
    return "" if page is None else headline_of(page.study, LANGUAGES[code])


def titled(headline: str, title: str) -> Markup:
    """A study's name in a list: its headline, else the study team's title, marked as the English it is."""
    if spoken() is ENGLISH:
        return inline(headline or title)
    return in_tongues(headline) if headline else Markup('<span lang="en">{}</span>').format(inline(title))
