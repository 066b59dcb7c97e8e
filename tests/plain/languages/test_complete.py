"""Whatever rules can say, French and Spanish can say: each template, each form of it, with the same named places."""

from __future__ import annotations

import string

import pytest

from plaintrial.plain.languages import FRENCH, SPANISH
from plaintrial.plain.languages.phrase import FORMS
from plaintrial.plain.languages.spoken import Spoken, spoken_texts
from plaintrial.plain.languages.translated import Translated

LANGUAGES = pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=lambda language: language.code)
_SAME = {"{n}", "{list} to {last}", "{low} to {high}"}


def _forms(language: Translated, spoken: Spoken) -> list[str]:
    return [language.text(spoken.forms, count, spoken.context) for count in (1, 2)]


def _places(template: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in string.Formatter().parse(template) if name is not None]


@LANGUAGES
def test_every_text_is_translated(language: Translated) -> None:
    missing = [
        (text.where, form)
        for text in spoken_texts()
        for form in _forms(language, text)
        if form in text.forms and form not in _SAME and not _reads_alike(form)
    ]
    assert not missing, "translate these, see docs/languages.md"


def _reads_alike(form: str) -> bool:
    """Spelled alike in French: "{n} minute", "questionnaires"."""
    return form in ("{n} minute", "{n} minutes")


@LANGUAGES
def test_named_places_are_those_of_the_english_text(language: Translated) -> None:
    for text in spoken_texts():
        wanted = {name for form in text.forms for name, _ in _places(form)}
        for form in _forms(language, text):
            assert {name.split(".")[0] for name, _ in _places(form)} == wanted, form


@LANGUAGES
def test_forms_asked_of_names_are_forms_they_have(language: Translated) -> None:
    for text in spoken_texts():
        for form in _forms(language, text):
            for name, spec in _places(form):
                assert not name.count(".") or name.split(".")[1] in FORMS, form
                assert spec == "" or spec.count("|") == 1, form


@LANGUAGES
def test_a_text_with_a_plural_has_two_forms(language: Translated) -> None:
    alike = {"It also uses {names}.", "It uses {names}.", "{n} month"}
    for text in spoken_texts():
        if len(text.forms) > 1 and text.forms[0] not in alike:
            one, many = _forms(language, text)
            assert one != many, text.forms


@LANGUAGES
def test_templates_end_as_sentences_do(language: Translated) -> None:
    for text in spoken_texts():
        for form in _forms(language, text):
            assert form[-1] == text.forms[0][-1] or text.forms[0][-1] not in ".?", form
            assert "  " not in form
            assert form == form.strip()


def test_french_spaces_are_narrow_and_do_not_break() -> None:
    for text in spoken_texts():
        for form in _forms(FRENCH, text):
            for mark in "?!;»":
                assert f" {mark}" not in form, form
            assert "« " not in form
            assert " :" not in form


def test_spanish_questions_are_opened() -> None:
    for text in spoken_texts():
        for form in _forms(SPANISH, text):
            assert form.endswith("?") == ("¿" in form), form
