"""The page shows the reading kept with a version, and makes the same one where none is kept."""

from __future__ import annotations

import pytest

from plaintrial.mirror import queries
from plaintrial.mirror.models import Reading
from plaintrial.mirror.rereading import reread
from plaintrial.web.study import plain_words as words
from tests.web.kept import keep
from tests.web.studies import raw_study

pytestmark = pytest.mark.django_db


def test_kept_and_made_readings_are_the_same(monkeypatch):
    keep(raw_study())
    Reading.objects.all().delete()
    page = queries.study_page("NCT99980001")
    words._kept.clear()
    made = words.plain_words(page)
    reread()
    words._kept.clear()
    monkeypatch.setattr(words, "plain_reading", lambda *_: pytest.fail("a kept reading was made again"))
    assert words.plain_words(queries.study_page("NCT99980001")) == made
    assert made.headline
