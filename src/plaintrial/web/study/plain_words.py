"""A study's plain reading, made once a version and kept while the process lives: it takes longer than the rest."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict

from plaintrial.ground.errors import OurError
from plaintrial.mirror.queries import StudyPage
from plaintrial.plain.languages import ENGLISH
from plaintrial.plain.reading import plain_reading
from plaintrial.web.languages import language_code, spoken
from plaintrial.web.study.reading import NO_READING, Reading, reading_of

MOST_KEPT = 400
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_kept: OrderedDict[tuple[str, str, str], Reading] = OrderedDict()


def plain_words(page: StudyPage) -> Reading:
    """The study in plain words; ``NO_READING`` when there is nothing to build a sentence on."""
    key = (page.study.nct_id, page.version.hash, language_code())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    reading = _read(page)
    with _lock:
        _kept[key] = reading
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return reading


def _read(page: StudyPage) -> Reading:
    """The reading kept with the version, else one made now, with the same sentences. English ones alone are kept."""
    language = spoken()
    kept = page.reading() if language is ENGLISH else None
    if kept is not None:
        return reading_of(kept.plain, kept.headline.text, kept.readability.fkgl)
    try:
        plain = plain_reading(page.study, language)
    except OurError as error:
        _log.warning("no plain reading of %s: %s", page.study.nct_id, type(error).__name__)
        return NO_READING
    grade = None if plain.readability is None else plain.readability.fkgl
    return reading_of(plain.plain, plain.headline.text, grade)
