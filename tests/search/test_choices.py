"""Choices and what is left out: "lupus or asthma", "lupus NOT children"."""

from __future__ import annotations

import pytest

from plaintrial.search import Asked, open_index, search
from plaintrial.search.signs import pieces
from plaintrial.search.understand import understand
from plaintrial.web.watches.wishes import wish_of_search
from tests.search.records import LYON, status, study


def drug(name: str) -> dict[str, object]:
    return {"armsInterventions": {"interventions": [{"type": "DRUG", "name": name}]}}


STUDIES = [
    study(1, "Sun and skin", "Systemic Lupus Erythematosus", sites=[LYON], **drug("Rituximab")),
    study(2, "Kidneys", "Lupus Nephritis", **drug("Belimumab")),
    study(3, "Breathing of teenagers", "Asthma", status=status("COMPLETED"), **drug("Rituximab")),
    study(4, "Breathing of grandparents", "Asthma", **drug("Salbutamol")),
    study(5, "Muscles", "Myositis", **drug("Salbutamol")),
    study(6, "Salt", "Hypertension"),
    study(7, "Violet light", "Jaundice"),
]


@pytest.fixture(autouse=True)
def _seven(indexed):
    indexed(*STUDIES)


def found(text: str = "", **filters: object) -> str:
    answer = search(Asked(text=text, per_page=100, **filters))
    assert answer.total == len(answer.hits) == answer.funnel[-1].count
    return "".join(sorted(hit.nct_id[-1] for hit in answer.hits))


def told(text: str) -> tuple[str, ...]:
    return search(Asked(text=text)).understood.sentences()


@pytest.mark.parametrize(("text", "which"), [
    ("lupus OR myositis", "125"),
    ("lupus or asthma", "1234"),
    ("lupus | myositis", "125"),
    ("lupus OR myositis OR asthma", "12345"),
    ("lupus, myositis or asthma", "12345"),
    ("lupus, myositis, or asthma", "12345"),
    ("lupus AND rituximab", "1"),
    ("lupus or asthma rituximab", "13"),
    ("rituximab or salbutamol asthma", "34"),
    ("asthma teenagers or grandparents", "34"),
    ("(lupus rituximab) OR myositis", "15"),
    ("(lupus OR asthma) AND rituximab", "13"),
    ("((lupus OR asthma) rituximab) or myositis", "135"),
    ('"violet light" or salt', "67"),
    ("violet light or salt", "67"),
    ("NCT00000004 or NCT00000006", "46"),
    ("lupus NOT nephritis", "1"),
    ("lupus -nephritis", "1"),
    ("asthma AND NOT teenagers", "4"),
    ('asthma -"of teenagers"', "4"),
    ("NOT (lupus OR asthma OR myositis)", "67"),
    ("(lupus NOT nephritis) OR myositis", "15"),
    ("asthma -rituximab -salbutamol", ""),
])  # fmt: skip
def test_what_is_found(text, which):
    assert found(text) == which


@pytest.mark.parametrize(("text", "same"), [
    ("or", ""),
    ("lupus or", "lupus"),
    ("or lupus", "lupus"),
    ("lupus NOT", "lupus"),
    ("lupus or the", "lupus"),
    ("lupus (nephritis)", "lupus nephritis"),
    ("(lupus", "lupus"),
    ("lupus or not", "lupus"),
    ("asthma, what is new?", "asthma"),
    ("lupus )OR( or ((", "lupus"),
])  # fmt: skip
def test_signs_that_stand_beside_nothing_are_nothing(text, same):
    assert found(text) == found(same)


def test_boxes_for_conditions_and_treatments_read_choices_too():
    assert found(conditions=("lupus OR myositis",)) == "125"
    assert found(treatments=("belimumab OR salbutamol",)) == "245"
    assert found(conditions=("asthma NOT teenagers",)) == "4"


def test_what_was_understood_is_said():
    assert "Studies with “lupus” or “myositis” are shown. One of them is enough." in told("lupus or myositis")
    assert "Studies with “nephritis” are left out." in told("lupus NOT nephritis")
    assert "“lupus” also finds studies of systemic lupus erythematosus." in told("lupus OR asthma")


def test_the_funnel_says_what_is_wanted_and_what_is_not():
    labels = [
        search(Asked(text=text)).funnel[0].label for text in ("lupus or myositis", "lupus -nephritis", "NOT salt")
    ]
    assert labels == ["for lupus or myositis", "for lupus, without nephritis", "in all, without salt"]


def test_why_tells_which_of_them_a_study_has():
    why = {hit.nct_id[-1]: hit.why for hit in search(Asked(text="myositis or salt")).hits}
    assert why == {"5": ("It matches “myositis”, a word for myositis disease.",), "6": ("Its title says “salt”.",)}


def test_open_studies_come_first_where_a_choice_of_conditions_is_all():
    assert understand(Asked(text="lupus or asthma"), open_index()).only_conditions
    assert not understand(Asked(text="lupus or salt"), open_index()).only_conditions


def test_a_watch_follows_a_choice_of_conditions_and_leaves_others_away():
    wish = wish_of_search(Asked(text="lupus or myositis"))
    assert [len(group) >= 2 for group in wish.conditions] == [True]
    assert wish_of_search(Asked(text="asthma (lupus or salt)")).words == ()


@pytest.mark.parametrize(("text", "signs"), [
    ("non -small cell", ["words"]),
    ("covid -19", ["words"]),
    ("18 or older", ["words"]),
    ("lupus -children now", ["words", "not", "words", "words"]),
    ('a -"b c"', ["words", "not", "quoted"]),
    ("drug (a or b)", ["words", "(", "words", "or", "words", ")"]),
    ("drug (a, b) or c", ["words", "or", "words"]),
    ("(a b) or c", ["(", "words", ")", "or", "words"]),
])  # fmt: skip
def test_signs(text, signs):
    assert [piece.sign for piece in pieces(text)] == signs
