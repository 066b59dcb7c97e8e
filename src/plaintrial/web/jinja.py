"""The Jinja environment of the site's templates: autoescaped, gettext, and nothing printed uncleaned."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.utils.translation import ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from plaintrial.deployment import dev_mail
from plaintrial.ground.partial_date import read_partial_date
from plaintrial.watches.said import FREQUENCIES
from plaintrial.watches.sending.outlet import can_send
from plaintrial.web.address_of import address_of
from plaintrial.web.changes.sentence import change_marked
from plaintrial.web.language_of_path import versions
from plaintrial.web.languages import day_in_words, language_code
from plaintrial.web.shown import printed
from plaintrial.web.study.sourced import sourced
from plaintrial.web.texts import said
from plaintrial.web.tongues import condition_named, english, english_quoted, in_marks, in_tongues
from plaintrial.web.translated import InLanguages
from plaintrial.web.watches.browser import push_key
from plaintrial.web.words import counted, country_alone, country_in_text, joined


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja2 backend uses (its ``environment`` option)."""
    options |= {
        "autoescape": True,
        "finalize": printed,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    made = InLanguages(**options)
    made.install_gettext_callables(said, ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals |= {"static": static, "url": address_of, "sourced": sourced}
    made.globals |= {"language_code": language_code, "first_pages": versions, "english": english}
    made.globals |= {"push_key": push_key}
    made.globals |= {"can_watch": can_send, "dev_mail": dev_mail, "watch_frequencies": FREQUENCIES}
    made.filters |= {
        "day": _day,
        "registry_day": _registry_day,
        "change": change_marked,
        "counted": counted,
        "joined": joined,
        "condition_named": condition_named,
        "country_alone": country_alone,
        "country_in_text": country_in_text,
        "english_quoted": english_quoted,
        "in_marks": in_marks,
        "in_tongues": in_tongues,
        "verbatim": Markup.escape,
    }
    return made


def _day(when: date | datetime | None) -> str:
    """A day in house style; nothing for None."""
    return "" if when is None else day_in_words(when)


def _registry_day(timestamp: str) -> str:
    """The day of a registry's time ("2026-11-23T09:00:05") in house style; the text itself when it is none."""
    when = read_partial_date(timestamp)
    return "" if when is None else day_in_words(when)
