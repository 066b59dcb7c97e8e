"""The place for plain sentences and their sources."""

from __future__ import annotations

import msgspec
import pytest
from django.template.loader import render_to_string

from plaintrial.record import Locator
from plaintrial.web.study.field_names import field_said
from plaintrial.web.study.reading import NO_READING, field_words, reading_of
from plaintrial.web.study.view import study_view
from tests.web.studies import NOW, page_of, raw_study
from tests.web.test_study_html import STATE


class Line(msgspec.Struct):
    section: str
    text: str
    evidence: tuple[Locator, ...] = ()
    language: str = "en"
    rule: str = "treatments"


LINES = (
    Line("what", "This study tries rest.", (Locator("/protocolSection/descriptionModule/briefSummary", 0, 4, "Does"),)),
    Line("who", "You must be 18 or older."),
    Line("what", "It lasts <12 weeks.", (Locator("/x", 0, 1, "<b>"), Locator("/y/2", 0, 1, "b"))),
)


def html(reading):
    view = study_view(page_of(raw_study()), NOW, reading=reading)
    return render_to_string("web/study.html", {"view": view, "state": STATE, "here": "?"})


def test_sentences_are_numbered_as_given_and_kept_by_section():
    reading = reading_of(LINES)
    assert [(line.number, line.text) for line in reading.of("what")] == [
        (1, "This study tries rest."),
        (3, "It lasts <12 weeks."),
    ]
    assert [source.quote for source in reading.of("what")[1].sources] == ["<b>", "b"]
    assert reading.of("results") == ()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/protocolSection/descriptionModule/briefSummary", "description: brief summary"),
        ("/protocolSection/designModule/phases/0", "design: phases (1)"),
        ("", ""),
    ],
)
def test_a_path_in_words(path, words):
    assert field_words(path) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/protocolSection/designModule/enrollmentInfo/count", "How many people"),
        ("/protocolSection/armsInterventionsModule/interventions/1/type", "Treatment: kind (2)"),
        ("/protocolSection/statusModule/startDateStruct/date", "Start"),
        ("/protocolSection/designModule", "Plan of the study"),
        ("/protocolSection", "The whole record"),
        ("/protocolSection/nobodyKnowsModule/this", ""),
        ("", ""),
    ],
)
def test_fields_have_names_that_people_use(path, words):
    assert field_said(path, "en") == words


def test_each_source_can_be_opened_without_a_script():
    page = html(reading_of(LINES, "Could rest help?"))
    assert "<h1><bdi>Could rest help?</bdi></h1>" in page
    assert "The study team calls it:" in page
    assert page.count("popovertarget=") == page.count(" popover ") == 2
    for number in (1, 3):
        assert f'popovertarget="source-{number}"' in page
        assert f'id="source-{number}"' in page
    assert "&lt;b&gt;" in page


def test_without_sentences_nothing_of_it_is_shown():
    page = html(NO_READING)
    assert "popover" not in page
    assert "The study team calls it:" not in page


def test_readers_are_told_which_sentence_a_model_worded():
    source = (Locator("/protocolSection/descriptionModule/briefSummary", 0, 4, "Does"),)
    by_model = Line("what", "It compares rest and sleep.", source, rule="language_model")
    asks = Line("asks", "You would rest.")
    reading = reading_of([*LINES, by_model, asks], "Could rest help?")
    assert [line.by_model for line in reading.of("what")] == [False, False, True]
    page = html(reading)
    assert page.count("A language model worded this sentence.") == 1
    assert "a language model worded some of it" in page
    assert "language model" not in html(reading_of([*LINES, asks], "Could rest help?"))
