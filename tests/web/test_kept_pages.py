"""A page of a study is made once, and never shown to another reader with what the first one asked for, or stale."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.web.study import kept_pages
from plaintrial.web.views import study as view
from tests.web.kept import keep
from tests.web.studies import raw_study

pytestmark = pytest.mark.django_db
HERE = "/studies/NCT99980001"


class Tomorrow:
    def now(self):
        return SYSTEM_CLOCK.now() + timedelta(days=1)


@pytest.fixture
def made(monkeypatch):
    """How often a page was made."""
    calls = []
    truly = view._made
    monkeypatch.setattr(view, "_made", lambda *given: calls.append(1) or truly(*given))
    return calls


def test_the_same_page_is_made_once(site, made):
    keep(raw_study())
    first, second = site.get(HERE), site.get(HERE)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert len(made) == 1


def test_another_language_is_another_page(site, made):
    keep(raw_study())
    assert site.get(HERE).content != site.get("/fr" + HERE).content
    assert len(made) == 2


def test_what_one_reader_asked_for_is_on_no_other_page(site, made):
    keep(raw_study())
    site.get(HERE + "?from=a-letter-to-me")
    assert b"a-letter-to-me" not in site.get(HERE).content
    site.get(HERE)
    assert len(made) == 2


def test_a_changed_record_is_a_new_page(site, made):
    keep(raw_study())
    before = site.get(HERE)
    keep(raw_study(identification={"nctId": "NCT99980001", "briefTitle": "Another name"}))
    after = site.get(HERE)
    assert before["ETag"] != after["ETag"]
    assert b"Another name" in after.content


def test_a_page_is_not_older_than_the_day(site, made, monkeypatch):
    keep(raw_study())
    before = site.get(HERE)

    monkeypatch.setattr(view, "SYSTEM_CLOCK", Tomorrow())
    assert site.get(HERE)["ETag"] != before["ETag"]
    assert len(made) == 2


def test_only_so_many_are_kept():
    kept_pages.forget()
    for number in range(kept_pages.MOST_KEPT + 5):
        kept_pages.keep_page(str(number), b"page")
    assert kept_pages.kept_page("0") is None
    assert kept_pages.kept_page(str(kept_pages.MOST_KEPT)) == b"page"
    kept_pages.forget()
