"""What changed, in French and Spanish: every text of ``history`` has a translation that names the same places."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from string import Formatter

import msgspec
import pytest

from plaintrial.history import Event, diff, summary_of
from plaintrial.history.said import Said, say
from plaintrial.plain.languages import FRENCH, SPANISH
from plaintrial.plain.languages.retold import retold
from plaintrial.plain.languages.translated import Translated
from plaintrial.sample import sample_lines
from tools.history_texts import history_texts

SOURCE = Path(__file__).parents[3] / "src" / "plaintrial"
LANGUAGES = pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=["fr", "es"])
ALIKE = {
    "phase 1", "phase 2", "phase 3", "phase 4", "placebo", "no", "contact", "test", "institution", "{n} minute",
    "{n} minutes",
    "{kind} {number}", "{name} ({kind})", "{role}: {citation}",
}  # fmt: skip
"""Texts that are the same in a language as in English."""


def places(text: str) -> set[str]:
    return {(name or "").partition(".")[0].partition(":")[0] for _, name, _, _ in Formatter().parse(text) if name}


@LANGUAGES
def test_every_text_is_translated_and_keeps_its_places(language: Translated) -> None:
    found = list(history_texts(SOURCE))
    assert len(found) > 400
    for forms, where in found:
        for count in (1, 2):
            said = language.text(forms, count)
            assert said != forms[min(count, len(forms)) - 1] or said in ALIKE, (where, said)
            assert places(said) == places(forms[0]), (where, said)


@LANGUAGES
def test_all_changes_of_the_sample_are_said(language: Translated) -> None:
    versions: dict[str, list[dict[str, object]]] = {}
    for line in sample_lines():
        entry = msgspec.json.decode(line)
        versions.setdefault(entry["nctId"], []).append(entry["study"])
    count = 0
    for some in versions.values():
        for before, after in pairwise(some):
            for sentence in summary_of(diff(before, after)):
                assert isinstance(sentence, Said)
                said = retold(sentence, language)
                assert said != sentence
                assert said[0] == said[0].upper()
                assert "{" not in said
                assert said.endswith("."), said
                count += 1
    assert count > 50


def test_dates_delays_and_places_agree() -> None:
    day = {"completionDateStruct": {"date": "2025-11-02"}}, {"completionDateStruct": {"date": "2027-02"}}
    before, after = ({"protocolSection": {"statusModule": each}} for each in day)
    (sentence,) = summary_of(diff(before, after))
    assert sentence == "The study's planned end moved from 2 November 2025 to February 2027."
    assert isinstance(sentence, Said)
    assert retold(sentence, FRENCH) == (
        "La fin prévue de l'étude a changé\u202f: c'était le 2 novembre 2025, c'est maintenant en février 2027."
    )
    assert retold(sentence, SPANISH) == (
        "El final previsto del estudio cambió: era el 2 de noviembre de 2025, ahora es en febrero de 2027."
    )


def test_several_sites_stand_in_their_countries() -> None:
    sites = [{"facility": f"H{n}", "city": "Lyon", "country": c} for n, c in enumerate(["France", "Japan", "Chile"])]
    after = {"protocolSection": {"contactsLocationsModule": {"locations": [*sites, *sites[:1]]}}}
    after["protocolSection"]["contactsLocationsModule"]["locations"].append(
        {"facility": "x", "city": "Rome", "country": "Italy"}
    )
    sentences = [retold(each, FRENCH) for each in summary_of(diff({}, after)) if isinstance(each, Said)]
    assert sentences == ["5 lieux ont été ajoutés, en France, au Japon et dans 2 autres pays."]


def test_the_records_words_are_marked_and_never_given_our_capital() -> None:
    quoted = say("{name} was reworded: {before} became {after}.", name="x", before="a", after="b")
    assert retold(quoted, FRENCH).startswith("x\u202f:")
    before, after = ({"protocolSection": {"conditionsModule": {"conditions": [name]}}} for name in ("Flu", "Old «age»"))
    said = [retold(each, SPANISH) for each in summary_of(diff(before, after)) if isinstance(each, Said)]
    assert "Se añadió la enfermedad «Old “age”»." in said


def test_an_event_kept_before_stays_english() -> None:
    event = Event(kind="other", importance="minor", sentence="Something changed.")
    (said,) = summary_of([event])
    assert not isinstance(said, Said)


def test_a_kept_event_can_be_said_again() -> None:
    (event,) = diff({}, {"protocolSection": {"statusModule": {"overallStatus": "COMPLETED"}}})
    again = msgspec.json.decode(msgspec.json.encode(event), type=Event)
    assert again == event
    assert isinstance(again.said, Said)
    assert retold(again.said, FRENCH) == "L'étude est terminée. Avant\u202f: non indiqué."
