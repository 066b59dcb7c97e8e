"""What a condition is, in a plain sentence: what the vocabulary counts it among, and nothing that misleads."""

from __future__ import annotations

import pytest

from plaintrial.conditions import vocabulary
from plaintrial.web.conditions.kind_words import _KINDS, _PARTS, in_plain_words


def said(name: str) -> str:
    concept = vocabulary().lookup(name)
    assert concept is not None
    return " ".join(in_plain_words(concept))


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("lung cancer", "It is a kind of cancer: cells grow out of control and can spread. It affects the lungs."),
        ("melanoma", "It is a kind of cancer: cells grow out of control and can spread."),
        ("leukemia", "It is a kind of cancer: cells grow out of control and can spread. It affects the blood."),
        ("malaria", "It is an infection. A parasite causes it. It affects the blood."),
        ("HIV", "It is an infection. A virus causes it."),
        ("depression", "It is a mental health condition: it changes mood, thoughts or behaviour."),
        ("food allergy", "It is an allergy: the body's defences react to something harmless."),
        ("Crohn disease", "It affects the bowel."),
    ],
)
def test_what_is_said(name, sentences):
    assert said(name) == sentences


@pytest.mark.parametrize("name", ["parkinson disease", "psoriasis", "crohn disease"])
def test_nobody_is_told_that_a_disease_is_inherited_where_that_is_half_the_truth(name):
    assert "gene" not in said(name)


@pytest.mark.parametrize("name", ["smoking", "fatigue", "chronic pain", "sepsis"])
def test_where_nothing_sure_can_be_said_nothing_is(name):
    assert said(name) == ""


def test_every_group_is_one_of_the_vocabulary():
    assert all(vocabulary().concept(each) for each in (*_KINDS, *_PARTS))
