"""``/studies``: the list and its box."""

from __future__ import annotations

import pytest

from tests.web.kept import keep
from tests.web.studies import raw_study

pytestmark = pytest.mark.django_db


def study(number, title):
    nct = f"NCT{number:08}"
    return raw_study(nct, identification={"nctId": nct, "briefTitle": title})


def test_a_card_says_what_a_reader_needs_to_choose(site):
    keep(raw_study())
    html = site.get("/studies").content.decode()
    for words in ("Looking for people now", "A study of rest", "For: Lupus", "Phase 2", "3 places in France and Spain",
                  "Updated 20 January 2026", "NCT99980001", "1 study"):  # fmt: skip
        assert words in html


def test_the_box_finds_and_remembers(site):
    keep(study(1, "Iron for lupus"), study(2, "Walking"))
    html = site.get("/studies?q=iron").content.decode()
    assert "Iron for lupus" in html
    assert "Walking" not in html
    assert 'value="iron"' in html


@pytest.mark.parametrize(
    "typed",
    ['"', "NEAR(", "*", "a OR", "col:", '"unbalanced', "😀", "the of and", "%", "_", "\\", "'; DROP TABLE study;--",
     "<script>alert(1)</script>", "\0", "x" * 100_000, "{{ 7*7 }}", "a b c d e f g h i j k l m n o p q r s t"],
)  # fmt: skip
def test_any_words_give_results_or_an_empty_page(site, typed):
    keep(raw_study())
    answer = site.get("/studies", {"q": typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("page", ["-1", "0", "1e18", "999", "NaN", "", "2'"])
def test_any_page_gives_a_page(site, page):
    keep(*(study(n, f"Study {n}") for n in range(1, 23)))
    answer = site.get("/studies", {"page": page})
    assert answer.status_code == 200
    assert b"22 studies" in answer.content


def test_pages_lead_to_each_other_and_keep_the_words(site):
    keep(*(study(n, f"Lupus {n}") for n in range(1, 43)))
    html = site.get("/studies?q=lupus&page=2").content.decode()
    assert 'href="/studies?q=lupus"' in html
    assert 'href="/studies?q=lupus&amp;page=3"' in html
    assert "page 2 of 3" in html


def test_nothing_found_says_what_to_try(site):
    keep(raw_study())
    html = site.get("/studies?q=zebra").content.decode()
    assert "No study found" in html
    assert "What you can try" in html


def test_an_empty_mirror_says_so(site):
    assert b"No studies are kept here yet." in site.get("/studies").content
    assert b"No studies are kept here yet." in site.get("/").content


@pytest.mark.parametrize("typed", ["nct99980001", "https://clinicaltrials.gov/study/NCT99980001?tab=table"])
def test_a_number_or_a_pasted_address_leads_to_the_study(site, typed):
    answer = site.get("/studies", {"q": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/studies/NCT99980001")


def test_ten_thousand_filters_are_no_trouble(site):
    query = "&".join(f"f{n}=1" for n in range(10_000))
    assert site.get(f"/studies?{query}").status_code in (200, 400)
