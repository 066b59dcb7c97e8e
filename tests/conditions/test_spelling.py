"""One spelling for every way of writing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.conditions.keys import bag, label_key
from plaintrial.conditions.spelling import plain, word_key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tumour", "tumors"),
        ("anaemia", "Anemia"),
        ("leukaemias", "leukemia"),
        ("oesophageal", "esophageal"),
        ("diarrhoea", "diarrhea"),
        ("Crohn's", "crohns"),
        ("Sjögren’s", "Sjogrens"),
        ("metastases", "metastasis"),
        ("diagnoses", "diagnosis"),
        ("allergies", "allergy"),
        ("viruses", "virus"),
        ("behaviour", "behavior"),
        ("randomisation", "randomization"),
        ("ageing", "aging"),
        ("children", "child"),
    ],
)
def test_two_ways_of_writing_have_one_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("diabetes", "diabetic"), ("hypothyroid", "hyperthyroid"), ("series", "serum")]
)
def test_other_words_keep_other_keys(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("COVID-19", "covid19"),
        ("post-operative pain", "postoperative pain"),
        ("colo-rectal cancer", "colorectal cancer"),
        ("non-small cell", "nonsmall cell"),
        ("type II diabetes", "Type 2 Diabetes"),
        ("bipolar I disorder", "bipolar 1 disorder"),
        ("factor V deficiency", "factor 5 deficiency"),
        ("Lupus Erythematosus, Systemic", "systemic lupus erythematosus"),
        ("β-thalassaemia", "beta thalassemia"),
        ("cancer of the breast", "breast cancer"),
    ],
)
def test_two_labels_have_one_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


def test_non_belongs_to_the_word_after_it() -> None:
    assert label_key("non-small cell lung cancer") != label_key("small cell non lung cancer")
    assert [token.key for token in words("non-diabetic")] == ["nondiabetic"]


def test_a_token_knows_its_place() -> None:
    text = "Dépression (majeure)"
    assert [text[token.start : token.end] for token in words(text)] == ["Dépression", "majeure"]


def test_an_empty_text_has_no_words() -> None:
    assert words("") == words(" -,;()") == []
    assert label_key("of the") == ""


def test_a_bag_has_each_word_once_and_no_filler() -> None:
    assert bag(["pain", "of", "back", "pain"]) == "back pain"


@given(st.text())
def test_plain_keeps_every_position(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=200))
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for token in words(text):
        assert end <= token.start < token.end <= len(text)
        assert token.key
        end = token.end


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz' ", max_size=60))
def test_case_does_not_matter(text: str) -> None:
    assert label_key(text.upper()) == label_key(text)


@given(st.lists(st.sampled_from(["lung", "cancer", "chronic", "pain", "type", "small"]), max_size=6))
def test_word_order_does_not_matter(parts: list[str]) -> None:
    assert label_key(" ".join(parts)) == label_key(" ".join(reversed(parts)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_possessive_is_the_word_itself(word: str) -> None:
    assert word_key(word + "'s") == word_key(word)
