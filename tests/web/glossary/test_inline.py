"""Words explained where they stand: each once on a page, in the text as it is, never in names of places."""

from __future__ import annotations

import pytest
from markupsafe import escape

from plaintrial.plain.explained import explained_in
from plaintrial.web.glossary.inline import MOST_ON_A_PAGE, Word, with_words, words_of
from tests.web.kept import keep
from tests.web.studies import raw_study


def _terms(text: str) -> list[str]:
    return [found.term for found in explained_in(text)]


def test_the_longest_term_is_explained() -> None:
    assert _terms("It is about acute myeloid leukemia.") == ["acute myeloid leukemia"]


def test_words_most_readers_know_are_not() -> None:
    assert _terms("The study is for people aged 18 and over.") == []


def test_nor_what_the_sentence_says_in_plain_words_itself() -> None:
    assert _terms("It is about eczema (atopic dermatitis).") == []
    assert _terms("It is about atopic dermatitis.") == ["atopic dermatitis"]


@pytest.mark.parametrize("text", ["", " ", "  (  ) ", "…", "HIV", "(HIV)", "a  b"])
def test_places_are_those_in_the_text(text: str) -> None:
    for found in explained_in(text):
        assert text[found.start : found.end].lower() == found.term


def test_each_once_on_a_page_and_a_few_in_all() -> None:
    first, second, place = words_of([("what", "It is about HIV."), ("why", "HIV again."), ("where", "HIV Clinic.")])
    assert [word.said for word in first] == ["HIV"]
    assert (second, place) == ((), ())
    medicines = ("omalizumab", "cisplatin", "zidovudine", "carboplatin", "paclitaxel", "fludarabine", "gemcitabine",
                 "busulfan", "etoposide", "docetaxel", "pemetrexed", "lamivudine", "stavudine")  # fmt: skip
    many = words_of([("what", f"{medicine}.") for medicine in medicines])
    assert sum(map(len, many)) == MOST_ON_A_PAGE


def test_a_word_becomes_a_button_and_the_rest_stays_escaped() -> None:
    text = escape("Is <b>HIV</b> & AIDS HIV?")
    shown = str(with_words(text, [Word("HIV", "hiv", "the virus"), Word("absent", "absent", "")]))
    assert shown.count("<button") == 1
    assert 'popovertarget="word-hiv">HIV</button>' in shown
    assert "&lt;b&gt;" in shown
    assert "&amp; AIDS HIV?" in shown


@pytest.mark.django_db
def test_a_study_s_page_explains_a_word_of_its_sentences(site) -> None:
    made = raw_study()
    made["protocolSection"]["conditionsModule"]["conditions"] = ["Aspergillosis of the lung"]
    keep(made)
    text = site.get("/studies/NCT99980001").content.decode()
    assert text.count('popovertarget="word-aspergillosis"') == 1
    assert text.count('id="word-aspergillosis"') == 1
    assert 'href="/glossary/aspergillosis"' in text
