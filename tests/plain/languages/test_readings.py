"""Whole readings in French and Spanish: nothing English outside quotation marks, each sentence filled again alike."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import re2

from plaintrial.plain.check import check
from plaintrial.plain.languages import FRENCH, SPANISH
from plaintrial.plain.languages.translated import Translated
from plaintrial.plain.read import read_plain
from plaintrial.plain.reading import read_line
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.summary.choose import RULE_ID
from plaintrial.record import study_of
from tests.plain.records import record, study, trial

LANGUAGES = pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=lambda language: language.code)
_QUOTED = re2.compile("«[^»]*»")
_ENGLISH = re2.compile(r"(?i)\b(?:the|and|of|with|people|study|is|are|which|this|that|who|what|takes?|record)\b")


def _record(**status: Any) -> dict[str, Any]:
    modules = trial(phases=("PHASE1",), names=("aspirin", "zorbamab"), allocation="RANDOMIZED", status="RECRUITING")
    modules["status"] |= {"startDateStruct": {"date": "2020-01-01", "type": "ACTUAL"}, "statusVerifiedDate": "2021-08"}
    modules["eligibility"] = {"minimumAge": "18 Years", "maximumAge": "65 Years", "sex": "FEMALE"}
    modules["contactsLocations"] = {"locations": [{"city": "Le Mans", "country": "France", "status": "RECRUITING"}]}
    modules["description"] = {"briefSummary": "The purpose of this study is to see how well aspirin works in asthma."}
    modules["sponsorCollaborators"] = {"leadSponsor": {"name": "Zorba"}}
    modules["status"] |= status
    return record(**modules)


def _said(language: Translated, raw: dict[str, Any]) -> list[str]:
    plain = read_plain(study_of(raw), language=language)
    return [plain.headline.text, *(s.text for s in plain.plain if s.language == language.code)]


def test_french() -> None:
    said = _said(FRENCH, _record())
    for sentence in (
        "Il est question de l'asthme.",
        "L'étude évalue ces médicaments\u202f: l'aspirine et «\u202fzorbamab\u202f».",
        "L'étude se déroule au Mans, en France.",
        "L'étude a commencé le 1er janvier 2020.",
        "L'équipe de l'étude a vérifié la fiche pour la dernière fois en août 2021.",
    ):
        assert sentence in said


def test_spanish() -> None:
    said = _said(SPANISH, _record())
    for sentence in (
        "Trata del asma.",
        "El estudio evalúa estos medicamentos: la aspirina y «zorbamab».",
        "El estudio se realiza en Le Mans, Francia.",
        "El estudio empezó el 1 de enero de 2020.",
    ):
        assert sentence in said


@LANGUAGES
def test_ages_name_their_years(language: Translated) -> None:
    years = {"fr": "18 à 65 ans", "es": "18 a 65 años"}[language.code]
    assert any(years in sentence for sentence in _said(language, _record()))


@LANGUAGES
def test_the_registrants_sentences_stay_english_and_say_so(language: Translated) -> None:
    plain = read_plain(study_of(_record()), language=language).plain
    quoted = [sentence for sentence in plain if sentence.rule == RULE_ID]
    assert quoted
    assert {sentence.language for sentence in quoted} == {"en"}
    assert {s.language for s in plain if s.rule != RULE_ID} == {language.code}


@LANGUAGES
def test_no_reading_grade_without_a_formula(language: Translated) -> None:
    assert read_plain(study(**trial()), language=language).readability is None


@LANGUAGES
def test_a_reading_tells_its_language(language: Translated) -> None:
    assert read_line(_record(), language)["language"] == language.code
    assert "language" not in read_line(_record())


@LANGUAGES
def test_the_checker_fills_templates_in_the_language(language: Translated) -> None:
    plain = read_plain(study_of(_record()), language=language)
    for sentence in (plain.headline, *plain.plain):
        if sentence.language == language.code:
            assert check(sentence, language) == ()
            changed = Sentence(sentence.section, sentence.text + " Non.", sentence.rule, sentence.evidence)
            assert check(changed, language) != ()


def _shared(folder: Path, step: int) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "ctgov" / "studies.ndjson.gz") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                yield json.loads(line)


@pytest.mark.shared_data
@LANGUAGES
def test_real_records_speak_no_english_outside_quotation_marks(language: Translated, shared_data: Path) -> None:
    for raw in _shared(shared_data, 13):
        plain = read_plain(study_of(raw), language=language)
        for sentence in (plain.headline, *plain.plain):
            if sentence.language != language.code or sentence.rule in ("who_runs", "places"):
                continue
            assert not _ENGLISH.search(_QUOTED.sub("", sentence.text)), sentence.text
            assert check(sentence, language) == ()
