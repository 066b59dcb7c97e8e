"""Studies like another one: which, why, and in what order."""

from __future__ import annotations

import pytest

from plaintrial.search import similar
from tests.search.records import LYON, MADRID, status, study

DONE = status("COMPLETED")


def drug(name: str) -> dict[str, object]:
    return {"armsInterventions": {"interventions": [{"type": "DRUG", "name": name}]}}


STUDIES = [
    study(1, "Anifrolumab in lupus", "Lupus", sites=[LYON], **drug("Anifrolumab")),
    study(2, "Anifrolumab again", "Lupus", sites=[LYON], status=DONE, **drug("anifrolumab")),
    study(3, "Sun and skin", "Systemic Lupus Erythematosus", sites=[MADRID], **drug("Sunscreen")),
    study(4, "Kidneys", "Lupus Nephritis", sites=[LYON], **drug("Placebo")),
    study(5, "Closed about lupus", "Lupus", status=DONE, **drug("Placebo")),
    study(6, "Salt", "Hypertension", **drug("Salt")),
    *(study(n, f"Something else {n}", "Asthma", **drug("Salbutamol")) for n in range(10, 40)),
]


@pytest.fixture
def kept(indexed):
    indexed(*STUDIES)


def like(number: int, **asked: int) -> list[int]:
    return [int(one.nct_id[-3:]) for one in similar(f"NCT{number:08}", **asked)]


@pytest.mark.usefixtures("kept")
class TestSimilar:
    def test_the_same_disease_and_treatment_come_before_the_disease_alone(self):
        found = like(1)
        assert found[0] == 2
        assert {3, 5} <= set(found)
        assert not {1, 6, 10, 20} & set(found)

    def test_open_ones_come_first_when_the_study_is_closed(self):
        found = similar("NCT00000002")
        open_now = [one.shown.status == "RECRUITING" for one in found]
        assert open_now == sorted(open_now, reverse=True)
        assert open_now.count(True) >= 2
        assert open_now.count(False) >= 1
        assert found[0].nct_id == "NCT00000001"

    def test_likeness_falls_among_those_that_are_open_and_those_that_are_not(self):
        found = similar("NCT00000002")
        for is_open in (True, False):
            some = [one.likeness for one in found if (one.shown.status == "RECRUITING") is is_open]
            assert some == sorted(some, reverse=True)
            assert all(0 < likeness <= 1 for likeness in some)

    def test_reasons_say_what_is_shared(self):
        reasons = {int(one.nct_id[-3:]): one.reasons for one in similar("NCT00000002")}
        assert "same treatment: anifrolumab" in reasons[1]
        assert "same disease: systemic lupus erythematosus" in reasons[1]
        assert any("also in France" in reason for reason in reasons[1])
        assert not any("France" in reason for reason in reasons[3])
        assert all(reasons.values())

    def test_a_placebo_is_no_shared_treatment(self):
        reasons = {int(one.nct_id[-3:]): one.reasons for one in similar("NCT00000004")}
        assert not any("treatment" in reason for reason in reasons.get(5, ()))

    def test_as_many_as_asked_for(self):
        assert len(like(10, most=3)) == 3
        assert like(10, most=3) == like(10, most=100)[:3]

    def test_nothing_like_it(self):
        assert like(6) == []

    def test_a_study_that_the_index_lacks(self):
        assert similar("NCT09999999") is None


@pytest.mark.usefixtures("db")
def test_without_an_index():
    assert similar("NCT00000001") is None
