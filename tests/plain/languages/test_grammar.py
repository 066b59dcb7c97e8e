"""Contractions, elisions, agreement, numbers and dates."""

from __future__ import annotations

import pytest

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.language import word_count
from plaintrial.plain.languages import FRENCH, SPANISH
from plaintrial.plain.languages.french import de


@pytest.mark.parametrize(
    ("words", "of", "to", "having"),
    [
        ("le cancer du sein", "du cancer du sein", "au cancer du sein", "de cancer du sein"),
        ("l'asthme", "de l'asthme", "à l'asthme", "d'asthme"),
        ("les allergies", "des allergies", "aux allergies", "d'allergies"),
        ("la maladie de Crohn", "de la maladie de Crohn", "à la maladie de Crohn", "de la maladie de Crohn"),
        ("une greffe", "d'une greffe", "à une greffe", "d'une greffe"),
        ("l'hypertension", "de l'hypertension", "à l'hypertension", "d'hypertension"),
    ],
)
def test_french_contracts(words: str, of: str, to: str, having: str) -> None:
    said = FRENCH.grammar.phrase(words)
    assert (said.of, said.to, said.having) == (of, to, having)


def test_french_elides_before_vowels_and_silent_h() -> None:
    assert de("hernie discale") == "de hernie discale"
    assert de("œdème") == "d'œdème"
    assert de("« asthma »") == "de « asthma »"


def test_que_elides_before_un() -> None:
    assert FRENCH.term("placebo", "treatment").that == "qu'un placebo"
    assert FRENCH.term("aspirin", "treatment").that == "que l'aspirine"


@pytest.mark.parametrize(
    ("words", "of", "to", "having"),
    [
        ("el asma", "del asma", "al asma", "asma"),
        ("la diabetes", "de la diabetes", "a la diabetes", "diabetes"),
        ("los tumores", "de los tumores", "a los tumores", "tumores"),
    ],
)
def test_spanish_contracts(words: str, of: str, to: str, having: str) -> None:
    said = SPANISH.grammar.phrase(words)
    assert (said.of, said.to, said.having) == (of, to, having)


def test_spanish_and_is_e_before_i_and_or_is_u_before_o() -> None:
    assert SPANISH.listing(["aspirina", "ibuprofeno"]) == "aspirina e ibuprofeno"
    assert SPANISH.listing(["A", "hierro"]) == "A y hierro"
    assert SPANISH.choice(["cisplatino", "«oxaliplatin»"]) == "cisplatino u «oxaliplatin»"
    assert SPANISH.listing(["a", "b", "c"]) == "a, b y c"


def test_a_list_is_contracted_part_by_part() -> None:
    both = FRENCH.listing([FRENCH.grammar.phrase("le lupus"), FRENCH.grammar.phrase("les allergies")])
    assert both == "le lupus et les allergies"
    assert both.of == "du lupus et des allergies"
    assert both.several


@pytest.mark.parametrize(
    ("raw", "french", "when_french", "spanish", "when_spanish"),
    [
        ("2018-08-06", "6 août 2018", "le 6 août 2018", "6 de agosto de 2018", "el 6 de agosto de 2018"),
        ("2020-01-01", "1er janvier 2020", "le 1er janvier 2020", "1 de enero de 2020", "el 1 de enero de 2020"),
        ("2020-10", "octobre 2020", "en octobre 2020", "octubre de 2020", "en octubre de 2020"),
        ("2020", "2020", "en 2020", "2020", "en 2020"),
    ],
)
def test_dates(raw: str, french: str, when_french: str, spanish: str, when_spanish: str) -> None:
    when = read_partial_date(raw)
    assert when is not None
    assert (FRENCH.date(when), FRENCH.date(when).inside) == (french, when_french)
    assert (SPANISH.date(when), SPANISH.date(when).inside) == (spanish, when_spanish)


def test_numbers_and_what_agrees_with_them() -> None:
    assert FRENCH.number(1200) == "1\u202f200"
    assert SPANISH.number(1200) == "1200"
    assert SPANISH.number(12000) == "12\u202f000"
    assert f"{FRENCH.number(0):personne|personnes}" == "personne"
    assert f"{FRENCH.number(1):personne|personnes}" == "personne"
    assert f"{FRENCH.number(2):personne|personnes}" == "personnes"
    assert f"{SPANISH.number(0):persona|personas}" == "personas"
    assert f"{SPANISH.number(1):persona|personas}" == "persona"


def test_narrow_spaces_part_no_words() -> None:
    assert word_count("Les « a b » ont 1\u202f200 personnes\u202f?") == 8


def test_countries_have_their_prepositions() -> None:
    said = [FRENCH.country(name, name).inside for name in ("France", "Canada", "United States", "Cuba", "Iran", "Mali")]
    assert said == ["en France", "au Canada", "aux États-Unis", "à Cuba", "en Iran", "au Mali"]
    assert SPANISH.country("Netherlands", "the Netherlands").having == "Países Bajos"


def test_cities() -> None:
    assert FRENCH.city("Le Mans").inside == "au Mans"
    assert FRENCH.city("Lyon").inside == "à Lyon"
    assert FRENCH.city("London").inside == "à Londres"
    assert SPANISH.city("London") == "Londres"


def test_names_without_a_label_stay_english_in_quotation_marks() -> None:
    assert FRENCH.term("blurry «thing»", "condition") == "«\u202fblurry “thing”\u202f»"
    assert SPANISH.term("blurry thing", "condition") == "«blurry thing»"


def test_labels_answer_to_articles_capitals_and_both_spellings() -> None:
    for name in ("a bipolar disorder", "Bipolar disorder", "bipolar disorder"):
        assert FRENCH.term(name, "condition") == "le trouble bipolaire"
    assert FRENCH.term("acute myeloid leukaemia", "condition") == FRENCH.term("acute myeloid leukemia", "condition")


def test_words_before_an_illness_follow_it() -> None:
    assert FRENCH.term("stage IV breast cancer", "condition") == "le cancer du sein de stade IV"
    assert SPANISH.term("recurrent melanoma", "condition") == "el melanoma en recaída"


def test_people() -> None:
    frame = "people with {condition}"
    assert FRENCH.people(frame, "asthma") == "les personnes atteintes d'asthme"
    assert FRENCH.people("children with {condition}", "asthma") == "les enfants atteints d'asthme"
    assert FRENCH.people("women with {condition}", "a stroke") == "les femmes qui ont fait un AVC"
    assert SPANISH.people("men with {condition}", "a stroke") == "los hombres que han tenido un ictus"
    assert FRENCH.people("people who smoke").to == "aux personnes qui fument"
    assert SPANISH.people("zebra keepers") == "las personas descritas como «zebra keepers»"
