"""The glossary's pages: a word is found by its name, its letter and its spelling, and says what it means."""

from __future__ import annotations

import pytest
from django.utils import translation
from markupsafe import escape

from plaintrial.plain.glossary import GLOSSARY
from plaintrial.web.glossary.entries import letters, near, of_letter, slug_of, study_words, term_of, terms

pytestmark = pytest.mark.django_db


def test_every_term_has_one_address_and_stands_under_one_letter() -> None:
    slugs = [term.slug for term in terms()]
    assert len(slugs) == len(set(slugs)) > 1_500
    assert sum(len(of_letter(letter)) for letter in letters()) == len(slugs)
    assert all(term_of(slug) is not None for slug in slugs)
    assert {term.term for term in terms()} - {term.term for term in study_words()} <= {entry.term for entry in GLOSSARY}
    assert not [term.term for term in terms() if term.plain.lower() == term.term]


def test_the_first_page_explains_the_words_of_every_study(site) -> None:
    text = site.get("/glossary").content.decode()
    assert len(study_words()) > 30
    for term in study_words():
        assert f'href="/glossary/{term.slug}"' in text
        assert term.plain in text
        assert term_of(term.slug) == term


@pytest.mark.parametrize("code", ["fr", "es"])
def test_these_words_are_in_the_page_s_language_and_found_by_their_name_there(site, code: str) -> None:
    with translation.override(code):
        name, plain = (
            translation.gettext("informed consent"),
            translation.gettext(str(term_of("informed-consent").plain)),
        )
    assert name != "informed consent"
    assert f"<h1>{name}</h1>" in site.get(f"/{code}/glossary/informed-consent").content.decode()
    assert escape(plain) in site.get(f"/{code}/glossary").content.decode()
    answer = site.get(f"/{code}/glossary", {"q": name})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{code}/glossary/informed-consent")


def test_slugs_are_fit_for_addresses() -> None:
    assert slug_of("Crohn's  disease") == "crohns-disease"
    assert all(term.slug and term.slug == slug_of(term.slug) for term in terms())


def test_a_term_s_page_says_what_it_means(site) -> None:
    answer = site.get("/glossary/anaphylaxis")
    known = term_of("anaphylaxis")
    assert answer.status_code == 200
    assert known is not None
    assert known.plain in answer.content.decode()
    assert "/studies?q=anaphylaxis" in answer.content.decode()


def test_a_letter_lists_its_own(site) -> None:
    text = site.get("/glossary/b").content.decode()
    assert all(f'href="/glossary/{term.slug}"' in text for term in of_letter("B"))
    assert 'href="/glossary/anaphylaxis"' not in text


def test_other_spellings_lead_to_the_page(site) -> None:
    answer = site.get("/glossary/Crohn's disease")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/glossary/crohns-disease")


def test_looking_up_leads_to_the_page_and_a_slip_is_understood(site) -> None:
    answer = site.get("/glossary?q=Anaphylaxis")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/glossary/anaphylaxis")
    assert "anaphylaxis" in [term.term for term in near("anaphilaxis")]
    assert "/glossary/anaphylaxis" in site.get("/glossary?q=anaphilaxis").content.decode()


@pytest.mark.parametrize("name", ["nosuchword", "%00", "..%2f..", "<script>", "x" * 5000, "１２", "…"])
def test_an_unknown_word_is_told_so_and_never_echoed(site, name: str) -> None:
    answer = site.get(f"/glossary/{name}")
    assert answer.status_code in (301, 404)
    assert "<script>" not in answer.content.decode().split("<main")[-1]


@pytest.mark.parametrize("typed", ["", " ", "'", "%3Cscript%3E", "a" * 5000])
def test_looking_up_anything_is_an_answer(site, typed: str) -> None:
    assert site.get(f"/glossary?q={typed}").status_code in (200, 302, 400)
