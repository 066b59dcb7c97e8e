"""Made-up records for the check."""

from __future__ import annotations

from typing import Any

from tests.web.studies import raw_study

CRITERIA = """Inclusion Criteria:

* Age 18 to 65 years
* Diagnosis of asthma
* Able to give written informed consent
* Body mass index of at most 35 kg/m2
* At least 4 weeks since surgery
* ECOG 0 or 1
* Owns a blue bicycle

Exclusion Criteria:

* Pregnant or breast-feeding
* Lung cancer
* Treatment with warfarin
* Investigational drug within the last 30 days
* Smoking
* In the opinion of the investigator, not suited
"""


def asthma_study(nct: str = "NCT99980001", criteria: str = CRITERIA, **fields: Any) -> dict[str, Any]:
    """A study of asthma with such criteria."""
    eligibility = {"eligibilityCriteria": criteria, "sex": "ALL", "minimumAge": "18 Years", "healthyVolunteers": False}
    named = {"nctId": nct, "briefTitle": "Fresh air for asthma"}
    return raw_study(
        nct,
        identification=named,
        conditions={"conditions": ["Asthma"]},
        eligibility={**eligibility, **fields},
    )
