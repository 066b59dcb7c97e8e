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


OF_ANOTHER_KIND = [
    study(1, "Enzyme for phenylketonuria", "Phenylketonuria", status=DONE, **drug("Enzyme")),
    study(2, "Diet in phenylketonuria", "Phenylketonuria", status=DONE, **drug("Protein")),
    study(3, "Homogentisic acid", "Alkaptonuria", **drug("Nitisinone")),
    study(4, "Iron", "Hemochromatosis", **drug("Bleeding")),
    study(5, "Cortisol", "Cushing Syndrome", status=DONE, **drug("Ketoconazole")),
    study(6, "Cortisol again", "Cushing Syndrome", status=DONE, **drug("Metyrapone")),
    study(7, "A parasite", "Toxoplasmosis", **drug("Pyrimethamine")),
    study(9, "Diet in phenylketonuria, by phone", "Phenylketonuria", **drug("Telephone")),
    study(10, "Iron out of the blood", "Hemochromatosis", status=DONE, **drug("Deferasirox")),
    study(11, "Deferasirox in thalassemia", "Thalassemia", **drug("Deferasirox")),
    *(study(n, f"Something else {n}", "Asthma", **drug("Salbutamol")) for n in range(20, 60)),
]
for rare in (OF_ANOTHER_KIND[4], OF_ANOTHER_KIND[6]):  # Cushing and toxoplasmosis
    rare["protocolSection"]["conditionsModule"]["conditions"].append("Rare Diseases")


@pytest.mark.usefixtures("db")
class TestOtherDiseases:
    @pytest.fixture(autouse=True)
    def kept(self, indexed):
        indexed(*OF_ANOTHER_KIND)

    def test_of_the_same_disease_open_ones_come_first_and_little_related_ones_do_not(self):
        found = like(1)
        assert found[0] == 9
        assert found[1] == 2
        assert found[2:3] in ([], [3])

    def test_diseases_that_share_no_more_than_a_system_are_not_related(self):
        assert not {4, 5, 7, 11} & set(like(1))

    def test_rare_is_no_disease_that_two_studies_share(self):
        assert like(5) == [6]
        assert like(7) == []

    def test_a_shared_treatment_is_told_but_no_relation_of_the_diseases(self):
        (other,) = (one for one in similar("NCT00000010") if one.nct_id == "NCT00000011")
        assert "same treatment: deferasirox" in other.reasons
        assert not any("disease" in reason for reason in other.reasons)

    def test_a_treatment_counts_less_in_another_disease(self):
        found = {int(one.nct_id[-3:]): one.likeness for one in similar("NCT00000010")}
        assert found[4] > found[11]


@pytest.mark.usefixtures("db")
def test_without_an_index():
    assert similar("NCT00000001") is None
