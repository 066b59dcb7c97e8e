from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.history.criteria.items import items_of
from plaintrial.history.criteria.lines import with_like_lines
from plaintrial.history.criteria.sections import is_introduction, is_section_heading, section_of


def sections(text: str) -> list[tuple[str, str]]:
    return [(item.section[:2], " ".join(item.text.split())) for item in items_of(text)]


def test_sections_bullets_and_continuation_lines() -> None:
    text = (
        "INCLUSION CRITERIA\n1. Adults who have had lupus\n   for a long time\n2) Consent\n\n"
        "Exclusion criteria for part B:\n- Asthma\n- Diabetes that is treated with\n  insulin\n"
    )
    assert sections(text) == [
        ("in", "Adults who have had lupus for a long time"),
        ("in", "Consent"),
        ("ex", "Asthma"),
        ("ex", "Diabetes that is treated with insulin"),
    ]


def test_headings_on_the_line_of_the_first_criterion() -> None:
    assert sections("Inclusion Criteria: adults only\nExclusion Criteria: pregnancy") == [
        ("in", "adults only"),
        ("ex", "pregnancy"),
    ]


def test_bullets_and_numbers_inside_one_long_line() -> None:
    text = (
        "Inclusion Criteria: 1. Adults of 18 years or more with a diagnosis of lupus made by a doctor. 2. Signed "
        "consent before anything is done. 3. Able to come to 12 visits. "
        "Exclusion Criteria: * Pregnancy * Asthma * Smoking"
    )
    assert [section for section, _ in sections(text)] == ["in", "in", "in", "ex", "ex", "ex"]
    assert sections(text)[-1] == ("ex", "Smoking")


def test_a_number_that_ends_a_sentence_begins_no_item() -> None:
    text = "* " + "The people must have had a status of 0 or 1. They must come to all the visits that are planned. " * 2
    assert len(items_of(text)) == 1


def test_a_long_paragraph_is_cut_into_sentences() -> None:
    sentence = "People who have had this disease for a long time can be asked about taking part in the study here"
    text = f"{sentence} one. {sentence} two. {sentence} three. {sentence} four."
    assert [item.text[-5:] for item in items_of(text)] == [" one.", " two.", "hree.", "four."]


@given(st.text(alphabet="ab *-•1.)(\n:;InclusionExCr\t", max_size=400))
def test_an_item_is_exactly_its_span(text: str) -> None:
    last = 0
    for item in items_of(text):
        assert text[slice(*item.span)] == item.text
        assert item.span[0] >= last
        last = item.span[1]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Inclusion Criteria:", "inclusion"),
        ("Key Exclusion Criteria - Arms 1a, 1b and 2", "exclusion"),
        ("Not eligible if:", "exclusion"),
        ("You may join if:", "inclusion"),
        ("Criteria for inclusion:", "inclusion"),
        ("Inclusion and exclusion criteria:", "unclear"),
        ("Non-inclusion criteria:", "exclusion"),
        ("No inclusion / Exclusion Criteria:", "exclusion"),
    ],
)
def test_headings(line: str, section: str) -> None:
    assert is_section_heading(line, bulleted=False)
    assert section_of(line) == section


@pytest.mark.parametrize(
    "line",
    [
        "Exclusion criteria include pregnancy and asthma",
        "Meets all inclusion criteria of the parent study that was done here before this one",
        "Age 18 or older",
        "",
        "Patients must be able to walk:",
    ],
)
def test_no_headings(line: str) -> None:
    assert not is_section_heading(line, bulleted=False)


def test_introductions() -> None:
    assert is_introduction("Patients with all of the following:", bulleted=False)
    assert is_introduction("Other protocol-defined criteria may apply", bulleted=True)
    assert not is_introduction("Other connective tissue disease:", bulleted=True)


def test_lines_are_carried_over_one_character_for_one() -> None:
    lined = "Inclusion Criteria:\n\n* Adults\n* Consent\n* Lupus"
    flat = "Inclusion Criteria: * Adults * Smokers * Consent * Lupus"
    same, broken = with_like_lines(lined, flat)
    assert same == lined
    assert len(broken) == len(flat)
    assert [item.text for item in items_of(broken)] == ["Adults", "Smokers", "Consent", "Lupus"]
    assert with_like_lines(flat, lined)[0] == broken
    assert with_like_lines(lined, lined) == (lined, lined)
