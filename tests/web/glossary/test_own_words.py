"""Words explained in French and Spanish: which, how marked, and found by their names there."""

from __future__ import annotations

import html

import pytest
from django.utils.translation import override

from plaintrial.plain.glossary import GLOSSARY
from plaintrial.web.glossary.entries import term_of, terms
from plaintrial.web.glossary.own_words import meaning, told
from plaintrial.web.own_lists import CODES, rows

pytestmark = pytest.mark.django_db
_PACKAGE = "plaintrial.web.glossary"


@pytest.mark.parametrize("code", CODES)
def test_each_line_is_of_a_word_that_the_glossary_has_and_is_whole(code):
    meanings, names = (list(rows(_PACKAGE, kind, code)) for kind in ("meanings", "names"))
    assert len(meanings) > 220
    assert {english for english, _ in meanings} <= {entry.plain for entry in GLOSSARY}
    assert {english for english, _ in names} <= {entry.term for entry in GLOSSARY}
    for kept in (meanings, names):
        assert len({english for english, _ in kept}) == len(kept)
        assert all(said == said.strip() and said for _, said in kept)


@pytest.mark.parametrize("code", CODES)
def test_over_500_terms_are_explained_in_the_page_s_language(code):
    with override(code):
        assert sum(not told(term).plain_is_english for term in terms()) > 500


def test_an_english_page_has_the_english_words_unmarked():
    with override("en"):
        shown = told(term_of("mri"))
        assert (shown.name, shown.name_is_english, shown.plain_is_english, shown.record_name) == (
            "mri",
            False,
            False,
            "",
        )
        assert meaning("a cancer drug") is None


@pytest.mark.parametrize(
    ("code", "slug", "name", "plain"),
    [
        ("fr", "mri", "IRM", "un examen d'images fait avec un aimant"),
        ("es", "mri", "resonancia magnética", "una prueba de imagen hecha con un imán"),
        ("es", "cyclophosphamide", "ciclofosfamida", "un medicamento contra el cáncer"),
    ],
)
def test_a_term_s_page_says_it_and_the_name_that_records_use(site, code, slug, name, plain):
    text = html.unescape(site.get(f"/{code}/glossary/{slug}").content.decode())
    assert f"<h1>{name}</h1>" in text
    assert f"<span>{plain}</span>" in text
    assert f'<b lang="en">{term_of(slug).term}</b>' in text


def test_it_is_found_by_its_name_there(site):
    answer = site.get("/fr/glossary", {"q": "IRM"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/glossary/mri")


def test_what_we_have_not_written_stays_english_and_marked(site):
    with override("fr"):
        term = next(term for term in terms() if told(term).plain_is_english)
    text = html.unescape(site.get(f"/fr/glossary/{term.slug}").content.decode())
    assert f'<span lang="en">{term.plain}</span>' in text
