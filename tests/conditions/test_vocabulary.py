"""The shipped vocabulary: what it knows, how large it is, and that its hierarchy is sound."""

from __future__ import annotations

from importlib.resources import files

import pytest

from plaintrial.conditions import Concept, normalise, vocabulary
from plaintrial.conditions.vocabulary import Vocabulary
from plaintrial.conditions.wordlists import comes_of


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary()


def test_it_is_read_once(known: Vocabulary) -> None:
    assert vocabulary() is known


def test_it_is_small_enough_to_ship() -> None:
    folder = files("plaintrial.conditions").joinpath("data")
    assert sum(len(each.read_bytes()) for each in folder.iterdir() if each.is_file()) < 6_000_000


def test_a_concept_says_what_it_is_called_and_by_whom(known: Vocabulary) -> None:
    lupus = known.concept("MONDO:0007915")
    assert lupus is not None
    assert (lupus.name, lupus.mesh, lupus.lay_name) == ("systemic lupus erythematosus", "D008180", "lupus")
    named = {(s.text, s.source) for s in lupus.synonyms}
    assert ("Lupus Erythematosus, Systemic", "MeSH") in named
    assert ("lupus", "plaintrial") in named
    assert {source for _, source in named} >= {"MONDO", "MeSH", "plaintrial"}


def test_an_unknown_id_is_no_concept(known: Vocabulary) -> None:
    assert known.concept("MONDO:9999999") is None
    assert known.ancestors("MONDO:9999999") == known.descendants("nothing") == frozenset()
    assert known.by_mesh("D999999") == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lupus", "systemic lupus erythematosus"),
        ("heart attack", "myocardial infarction"),
        ("high blood pressure", "hypertensive disorder"),
        ("sugar diabetes", "diabetes mellitus"),
        ("shingles", "herpes zoster"),
        ("kidney stones", "nephrolithiasis"),
        ("brain attack", "stroke disorder"),
        ("bowel cancer", "colorectal cancer"),
        ("hay fever", "allergic rhinitis"),
        ("flu", "influenza"),
        ("slipped disc", "Intervertebral Disc Displacement"),
        ("broken hip", "hip fracture"),
        ("tooth decay", "dental caries"),
        ("Lou Gehrig's disease", "amyotrophic lateral sclerosis"),
        ("whooping cough", "pertussis"),
    ],
)
def test_everyday_words_find_the_condition(known: Vocabulary, words: str, name: str) -> None:
    found = known.lookup(words)
    assert found is not None
    assert name in (found.name, found.readable.lower()) or name.lower() == found.name.lower()


def test_a_short_form_with_one_meaning_is_looked_up_and_one_with_several_is_not(known: Vocabulary) -> None:
    copd = known.lookup("COPD")
    assert copd is not None
    assert copd.name == "chronic obstructive pulmonary disease"
    assert known.lookup("MS") is None
    assert "multiple sclerosis" in [c.name for c in known.meanings("MS")]
    assert known.meanings("qwertyuiop") == ()


def test_parents_and_children_mirror_each_other(known: Vocabulary) -> None:
    concept = _concept(known, "MONDO:0007254")
    for parent in concept.parents:
        assert concept.id in _concept(known, parent).children
    for child in concept.children:
        assert concept.id in _concept(known, child).parents


def test_the_hierarchy_has_no_cycle(known: Vocabulary) -> None:
    for row, concept_id in enumerate(known.rows.ids):
        assert row not in known.hierarchy.ancestors(row), concept_id


def test_ancestors_and_descendants_agree(known: Vocabulary) -> None:
    for concept_id in ("MONDO:0007915", "MONDO:0005015", "MONDO:0004992"):
        assert all(concept_id in known.descendants(above) for above in known.ancestors(concept_id))
        assert all(concept_id in known.ancestors(below) for below in known.descendants(concept_id))


def test_type_2_diabetes_is_diabetes(known: Vocabulary) -> None:
    assert "MONDO:0005015" in known.ancestors("MONDO:0005148")


def test_a_heading_leads_to_the_concept_named_like_it(known: Vocabulary) -> None:
    assert known.by_mesh("D008180")[0].name == "systemic lupus erythematosus"
    assert all(c.mesh == "D001943" for c in known.by_mesh("D001943"))


def test_a_concept_without_heading_has_a_broader_one(known: Vocabulary) -> None:
    narrow = [c for c in map(known.at, range(0, len(known), 97)) if c.mesh is None]
    assert narrow
    assert sum(c.broader_mesh is not None for c in narrow) > 0.9 * len(narrow)


def test_what_is_no_disease_is_marked(known: Vocabulary) -> None:
    assert _concept(known, "MESH:D016540").topic
    assert not _concept(known, "MESH:D010146").topic


def test_ids_are_of_two_kinds_only(known: Vocabulary) -> None:
    assert {concept_id.partition(":")[0] for concept_id in known.rows.ids} == {"MONDO", "MESH"}


def test_no_name_of_an_animals_disease_came_along(known: Vocabulary) -> None:
    assert known.lookup("canine distemper") is None


def test_the_mesh_tree_knows_what_lies_above(known: Vocabulary) -> None:
    assert "D003920" in known.mesh_tree.ancestors("D003924")
    assert known.mesh_tree.ancestors("D999999") == frozenset()


def test_definitions_come_along_where_their_terms_allow(known: Vocabulary) -> None:
    assert sum(known.at(row).definition is not None for row in range(0, len(known), 13)) > 50


def test_adjectives_and_organs_are_no_conditions(known: Vocabulary) -> None:
    for word in ("allergic", "congenital", "lung", "skin", "child", "milk", "infectious", "liver"):
        assert known.lookup(word) is None, word


def _concept(known: Vocabulary, concept_id: str) -> Concept:
    found = known.concept(concept_id)
    assert found is not None
    return found


@pytest.mark.parametrize(("effect", "disease"), comes_of())
def test_what_comes_of_a_disease_is_looked_for_below_it(effect, disease):
    words = vocabulary()
    narrow, broad = words.lookup(effect), words.lookup(disease)
    assert narrow.id in words.descendants(broad.id)
    assert broad.id in words.ancestors(narrow.id)
    assert narrow.id not in words.ancestors(broad.id)


def test_a_term_that_names_both_still_gives_both():
    assert [match.name for match in normalise(["Lupus nephritis and SLE"])] == [
        "lupus nephritis",
        "systemic lupus erythematosus",
    ]


def test_a_shared_name_tells_what_else_it_means() -> None:
    known = vocabulary()
    cold = known.lookup("common cold")
    assert cold is not None
    [(name, others)] = known.shared_names(cold.id)
    assert name == "cold"
    assert "chronic obstructive pulmonary disease" in [each.name for each in others]
    assert known.shared_names("MONDO:0000000") == ()
    als = known.lookup("amyotrophic lateral sclerosis")
    assert als is not None
    assert known.shared_names(als.id) == ()


def test_an_everyday_name_in_small_letters_is_no_short_form_first() -> None:
    assert [each.name for each in vocabulary().meanings("cold")][:2] == [
        "common cold",
        "chronic obstructive pulmonary disease",
    ]
    assert vocabulary().meanings("COLD")[0].name == "chronic obstructive pulmonary disease"
    assert vocabulary().meanings("als")[0].name == "amyotrophic lateral sclerosis"
