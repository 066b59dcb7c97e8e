"""Small made-up records for the mirror's tests."""

from __future__ import annotations

from typing import Any

import msgspec

from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import Prepared, prepare


def record(nct: str = "NCT99980001", day: str = "2026-02-01", **facts: Any) -> dict[str, Any]:
    """A v2 record; ``facts``: title, status, criteria, mesh."""
    return {
        "protocolSection": {
            "identificationModule": {"nctId": nct, "briefTitle": facts.get("title", "A study of rest")},
            "statusModule": {
                "overallStatus": facts.get("status", "RECRUITING"),
                "lastUpdatePostDateStruct": {"date": facts.get("updated", day), "type": "ACTUAL"},
            },
            "conditionsModule": {"conditions": ["Lupus"]},
            "eligibilityModule": {"eligibilityCriteria": facts.get("criteria", "Inclusion Criteria:\n\n* Adults")},
        },
        "derivedSection": {
            "miscInfoModule": {"versionHolder": day},
            "conditionBrowseModule": {"meshes": [{"id": "D008180", "term": facts.get("mesh", "Lupus")}]},
        },
        "hasResults": False,
    }


def prepared(*args: Any, **facts: Any) -> Prepared:
    """The same, prepared without a dictionary."""
    return prepare(msgspec.json.encode(record(*args, **facts)), Packer(), None)
