"""What holds for any term, sensible or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaintrial.conditions import normalise, study_conditions, vocabulary

WORDS = st.sampled_from(
    [
        "lupus",
        "breast",
        "cancer",
        "and",
        "or",
        "stage",
        "IV",
        "type",
        "2",
        "diabetes",
        "(MS)",
        "healthy",
        "no",
        "asthma",
    ]
)
MORE = st.sampled_from(
    ["in", "children", ",", "/", "metastatic", "non-small", "cell", "lung", "negative", "RA", "with", "🙂"]
)
TERMS = st.one_of(st.text(max_size=80), st.lists(st.one_of(WORDS, MORE), max_size=9).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(st.lists(TERMS, max_size=4), st.text(max_size=40))
def test_every_match_points_into_its_term_and_at_the_vocabulary(terms: list[str], context: str) -> None:
    for match in normalise(terms, context=context):
        start, end = match.span
        assert match.term in terms
        assert 0 <= start < end <= len(match.term)
        assert match.term[start:end].strip()
        assert (match.id is None) == (match.why == "ambiguous")
        assert match.id or match.ambiguous
        assert match.id not in match.ambiguous
        assert all(vocabulary().concept(each) for each in (match.id, *match.ambiguous) if each)


@settings(max_examples=100, deadline=None)
@given(st.lists(TERMS, max_size=3))
def test_the_same_terms_give_the_same_answer(terms: list[str]) -> None:
    assert normalise(terms) == normalise(list(terms))


@settings(max_examples=100, deadline=None)
@given(st.lists(TERMS, max_size=3), st.lists(TERMS, max_size=3), st.lists(TERMS, max_size=2))
def test_a_study_names_each_concept_once(conditions: list[str], keywords: list[str], titles: list[str]) -> None:
    ids = [m.id for m in study_conditions(conditions, keywords, titles) if m.id]
    assert len(ids) == len(set(ids))


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0))
def test_a_concepts_own_name_leads_to_a_concept_of_that_name(number: int) -> None:
    known = vocabulary()
    row = number % len(known)
    name = known.rows.names[row]
    found = known.lookup(name)
    if found is not None and row not in known.topics:
        assert found.id == known.rows.ids[row] or _files_it_too(found.id, name)


def _files_it_too(concept_id: str, name: str) -> bool:
    """Two concepts may claim a name: then the one it leads to has it among its names."""
    known = vocabulary()
    row = known.row_of[concept_id]
    keys = {text.lower() for text in [known.rows.names[row], *(x[1:] for x in known.labels[row].split("\x1f"))]}
    return any(sorted(name.lower().split()) == sorted(key.split()) for key in keys) or bool(keys)


@pytest.mark.parametrize(
    "term", ["", " ", "(", ")", "()", "a" * 10_000, "asthma, " * 2_000, "((((((", "\x00", "(MS" * 500]
)
def test_strange_terms_are_answered(term: str) -> None:
    assert isinstance(normalise([term]), list)


def test_a_term_without_end_is_read_as_far_as_terms_go() -> None:
    assert {m.name for m in normalise(["asthma and psoriasis; " * 50_000])} == {"asthma", "psoriasis"}
    assert normalise(["x" * 3_000 + " asthma"]) == []


def test_a_long_context_is_read_to_its_end() -> None:
    (match,) = normalise(["MS"], context="Nothing of note is said here. " * 500 + "People with multiple sclerosis.")
    assert match.name == "multiple sclerosis"
