"""Plain titles of studies in lists, in the page's language.

English ones are kept with today's readings. Others, and those of studies not read yet by today's rules, are made here,
each once a version: a list is not all registrants' titles while a large load or a new set of rules is being read.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from plaintrial.ground.errors import OurError
from plaintrial.mirror.queries import hashes_of, headlines_of, study_page
from plaintrial.plain.headline import headline_of
from plaintrial.plain.languages import ENGLISH, LANGUAGES
from plaintrial.web.languages import language_code, spoken
from plaintrial.web.rich import inline
from plaintrial.web.tongues import in_tongues

_KEPT = 8_192
_log = logging.getLogger(__name__)


def headlines_said(nct_ids: Sequence[str]) -> dict[str, str]:
    """The plain headline of each of these studies that has one."""
    known = headlines_of(nct_ids) if spoken() is ENGLISH else {}
    missing = [nct_id for nct_id in nct_ids if nct_id not in known]
    made = {nct_id: _made(nct_id, held, language_code()) for nct_id, held in hashes_of(missing).items()}
    return known | {nct_id: headline for nct_id, headline in made.items() if headline}


@lru_cache(maxsize=_KEPT)
def _made(nct_id: str, _version: str, code: str) -> str:
    """The headline in a language, of the version that is current now."""
    page = study_page(nct_id)
    try:
        return "" if page is None else headline_of(page.study, LANGUAGES[code])
    except OurError as error:
        _log.warning("no headline of %s: %s", nct_id, type(error).__name__)
        return ""


def titled(headline: str, title: str) -> Markup:
    """A study's name in a list: its headline, else the study team's title, marked as the English it is."""
    if spoken() is ENGLISH:
        return inline(headline or title)
    return in_tongues(headline) if headline else Markup('<span lang="en">{}</span>').format(inline(title))
