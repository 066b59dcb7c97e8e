"""What people type, and what it finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaintrial.search import Asked, open_index, search
from plaintrial.search.understood import NOT_ALL
from tests.search.records import study

STUDIES = [
    study(1, "Aspirin after a coronary event", "Myocardial Infarction"),
    study(2, "Walking after a heart attack", "Rehabilitation"),
    study(3, "Iron for tired people", "SLE"),
    study(4, "Sun and skin", "Systemic Lupus Erythematosus"),
    study(5, "Kidneys in lupus", "Lupus Nephritis"),
    study(6, "Salt", "Hypertension"),
    study(7, "Sleep and high blood pressure", "Sleep"),
    study(8, "Breathing", "COPD", sponsorCollaborators={"leadSponsor": {"name": "Wolkenheim Clinic"}}),
]


def found(text: str, **filters: object) -> set[str]:
    answer = search(Asked(text=text, per_page=100, **filters))
    return {hit.nct_id[-1] for hit in answer.hits}


@pytest.fixture
def eight(indexed):
    indexed(*STUDIES)


@pytest.mark.usefixtures("eight")
class TestEight:
    @pytest.mark.parametrize(("lay", "clinical", "which"), [
        ("heart attack", "myocardial infarction", "12"),
        ("SLE", "lupus", "345"),
        ("lupus", "Systemic Lupus Erythematosus", "345"),
        ("high blood pressure", "hypertension", "67"),
        ("COPD", "chronic obstructive pulmonary disease", "8"),
    ])  # fmt: skip
    def test_lay_and_clinical_names_find_the_same_studies(self, lay, clinical, which):
        assert found(lay) == found(clinical) == set(which)

    def test_words_run_together_are_parted(self):
        assert found("heartattack") == {"1", "2"}

    def test_a_slip_is_mended_and_said(self):
        answer = search(Asked(text="lupsu"))
        assert {hit.nct_id[-1] for hit in answer.hits} == {"3", "4", "5"}
        assert any("lupsu" in sentence for sentence in answer.understood.sentences())

    def test_a_number_leads_to_its_study(self):
        assert found("nct00000004") == {"4"}

    def test_a_phrase_is_looked_for_as_it_stands(self):
        assert found('"after a heart attack"') == {"2"}
        assert found('"attack heart a after"') == set()

    def test_a_sponsor_is_found_and_is_the_reason(self):
        answer = search(Asked(text="Wolkenheim"))
        assert [hit.why for hit in answer.hits] == [("It is run by Wolkenheim Clinic.",)]

    def test_reasons_are_of_the_study(self):
        reasons = {hit.nct_id[-1]: hit.why for hit in search(Asked(text="lupus")).hits}
        assert reasons["3"] == ("It matches “lupus”, a word for systemic lupus erythematosus.",)
        assert all(reasons.values())

    def test_a_description_finds_what_has_some_of_it(self):
        text = "my aunt had lupus for years and her kidneys failed after gold and prayer in winter"
        answer = search(Asked(text=text))
        assert NOT_ALL in answer.understood.sentences()
        assert {"3", "4", "5"} <= {hit.nct_id[-1] for hit in answer.hits}
        for hit in answer.hits:
            assert not any("Its record says" in reason for reason in hit.why)

    def test_where_no_study_has_all_words_those_of_the_condition_are_shown(self):
        answer = search(Asked(text="lupus walking"))
        assert {"3", "4", "5"} == {hit.nct_id[-1] for hit in answer.hits}
        assert NOT_ALL in answer.understood.sentences()
        assert answer.funnel[0].label == "for lupus"
        assert all(reason != "Its record says “walking”." for hit in answer.hits for reason in hit.why)

    def test_nothing_found_says_which_word_to_leave_out(self):
        answer = search(Asked(text="lupus qqwzzk"))
        assert answer.total == 0
        assert [(one.asked.text, one.count) for one in answer.suggestions] == [("lupus", 3)]

    @pytest.mark.parametrize("text", [
        "", " ", "*", "?", '"', '""', "a AND (b OR", "NOT", "title:lupus", "lupus~2", "lupus^3", "[a TO z]", "\\", "😀",
        "\0", "\ud800", "lupus " * 2000, "x" * 10_000, "ß" * 500, "'; DROP TABLE study; --", "-lupus", "+", "{!x}",
        "🧬 lupus",
    ])  # fmt: skip
    def test_any_text_is_answered(self, text):
        answer = search(Asked(text=text))
        assert answer.total == len(found(text))
        assert answer.hits or answer.suggestions or not answer.total

    def test_text_beyond_the_longest_is_cut_and_said(self):
        assert search(Asked(text="lupus " * 2000)).understood.cut

    def test_signs_alone_show_everything_and_say_so(self):
        answer = search(Asked(text="*?!"))
        assert answer.total == 8
        assert answer.understood.unread


# The index is only read.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60), conditions=st.lists(st.text(max_size=20), max_size=2), age=st.none() | st.floats(0, 130)
)
def test_no_text_is_an_error(kept_index, text, conditions, age):
    answer = search(Asked(text=text, conditions=tuple(conditions), age_years=age), reader=kept_index)
    assert 0 <= answer.total <= 8
    assert len(answer.hits) == answer.total
    assert answer.funnel[-1].count == answer.total
    counts = [step.count for step in answer.funnel]
    assert counts == sorted(counts, reverse=True)


@pytest.fixture
def kept_index(eight):
    return open_index()


@pytest.mark.usefixtures("eight")
class TestAsking:
    """Words with which people ask are no words a study must have."""

    @pytest.mark.parametrize(("text", "which"), [
        ("studies for my mum with lupus", "345"),
        ("my son has SLE, is there anything new?", "345"),
        ("people with high blood pressure", "67"),
        ("lupus%20nephritis", "5"),
    ])  # fmt: skip
    def test_asked_in_a_sentence(self, text, which):
        assert found(text) == set(which)

    def test_who_takes_part_is_asked_for_all_the_same(self):
        assert found("lupus mother") == set()

    @pytest.mark.parametrize("text", [
        "NCT 0000 0004",
        "trial nct 00000004",
        "nct: 00000004",
        "https://clinicaltrials.gov/study/NCT00000004?cond=lupus%20nephritis",
        "www.clinicaltrials.gov/ct2/show/NCT00000004",
    ])  # fmt: skip
    def test_a_number_in_pieces_or_in_an_address(self, text):
        assert found(text) == {"4"}
