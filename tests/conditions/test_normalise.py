"""What registrants type, and the concepts it stands for."""

from __future__ import annotations

import pytest

from plaintrial.conditions import Match, normalise, vocabulary


def named(*terms: str, context: str = "") -> list[tuple[str | None, str]]:
    return [(m.id, m.why) for m in normalise(terms, context=context)]


@pytest.mark.parametrize(
    ("term", "concept", "why"),
    [
        ("Systemic lupus erythematosus", "MONDO:0007915", "exact"),
        ("Lupus Erythematosus, Systemic", "MONDO:0007915", "synonym"),
        ("erythematosus systemic lupus", "MONDO:0007915", "word_order"),
        ("Heart attack", "MONDO:0005068", "synonym"),
        ("Crohns diseases", "MONDO:0005011", "stem"),
        ("Type II Diabetes Mellitus", "MONDO:0005148", "stem"),
        ("Acute Myeloid Leukaemias", "MONDO:0018874", "stem"),
        ("Stage IV non-small cell lung cancer", "MONDO:0005233", "modifier"),
        ("metastatic relapsed multiple myeloma", "MONDO:0009693", "modifier"),
        ("Astma", "MONDO:0004979", "typo"),
    ],
)
def test_a_term_names_a_concept_for_a_reason(term: str, concept: str, why: str) -> None:
    assert named(term) == [(concept, why)]


@pytest.mark.parametrize(
    "term",
    [
        "Healthy",
        "Healthy Volunteers",
        "healthy adults",
        "No condition",
        "COVID-19 negative",
        "Non-diabetic",
        "HIV-negative women",
    ],
)
def test_the_absence_of_a_condition_names_none(term: str) -> None:
    assert named(term) == []


def test_a_list_that_shares_a_word_names_each() -> None:
    assert [i for i, _ in named("Hepatitis B and C")] == ["MONDO:0005344", "MONDO:0005231"]
    assert [i for i, _ in named("Type 1 and Type 2 Diabetes")] == ["MONDO:0005147", "MONDO:0005148"]


@pytest.mark.parametrize(
    ("term", "concept", "mesh"),
    [
        ("Hepatitis", "MONDO:0002251", "D006505"),
        ("Hepatitis A", "MONDO:0005790", "D006506"),
        ("vitamin a deficiency", "MONDO:0007016", "D014802"),
        ("Hemophilia A", "MONDO:0010602", "D006467"),
    ],
)
def test_a_letter_is_no_article(term: str, concept: str, mesh: str) -> None:
    (match,) = normalise([term])
    assert (match.id, match.mesh) == (concept, mesh)


@pytest.mark.parametrize(
    ("term", "mesh"),
    [
        ("Dry Eye", "D015352"),
        ("Depressive Symptoms", "D003863"),
        ("Cirrhosis", "D008103"),
        ("HPV infection", "D030361"),
    ],
)
def test_words_have_the_heading_mesh_files_them_under(term: str, mesh: str) -> None:
    assert [match.mesh for match in normalise([term])] == [mesh]


def test_an_article_after_a_condition_is_no_letter() -> None:
    assert [m.name for m in normalise(["Hepatitis: a study of the liver"])] == ["hepatitis"]


def test_the_span_points_into_the_term_in_code_points() -> None:
    (match,) = normalise(["🫁 Stage IV lung cancer"])
    assert match.term[slice(*match.span)] == "lung cancer"


def test_a_concept_without_mondo_id_keeps_its_mesh_heading() -> None:
    (match,) = normalise(["Smoking cessation"])
    assert (match.id, match.mesh) == ("MESH:D016540", "D016540")


def test_every_id_given_is_in_the_vocabulary() -> None:
    terms = ["Lupus nephritis and SLE", "Pain", "Breast cancer", "Pregnancy"]
    ids = {m.id for m in normalise(terms) if m.id}
    assert ids
    assert all(vocabulary().concept(i) for i in ids)


def test_matches_are_frozen() -> None:
    (match,) = normalise(["Asthma"])
    with pytest.raises(AttributeError):
        match.id = "other"  # type: ignore[misc]
    assert isinstance(match, Match)
