"""The first page: one search, three ways on, conditions that many studies are about."""

from __future__ import annotations

from tests.web.finding.records import FIVE, about, study


def test_it_searches_by_condition_and_place(site, indexed):
    indexed(*FIVE)
    page = site.get("/").content.decode()
    assert 'name="q"' in page
    assert 'name="near"' in page
    assert page.count('<li><h2><a href="') == 3


def test_conditions_are_named_as_people_name_them_and_branches_are_left_out(site, indexed):
    many = [study(n, f"Study {n}", conditions=about("Heart Diseases")) for n in range(10, 15)]
    indexed(*FIVE, *many)
    page = site.get("/").content.decode()
    assert '<a href="/conditions/systemic-lupus-erythematosus">Lupus</a>' in page
    assert '<a href="/conditions/myocardial-infarction">Heart attack</a>' in page
    assert "Heart disorder" not in page


def test_without_studies_it_still_stands(site, db):
    page = site.get("/").content.decode()
    assert "No studies are kept here yet." in page
    assert "many studies are about" not in page
