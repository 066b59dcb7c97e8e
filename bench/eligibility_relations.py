"""Numeric relations: the shared criteria with parsed relations, against what the rules read.

The relations were made by a grammar, and for exclusion criteria they state the opposite ("< 18" as "lower 18"): a
bound counts as found when its variable and number are read, as agreeing when the sign agrees too for inclusion
criteria, or in either sense for exclusion. Run: ``python bench/eligibility_relations.py [-v]``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.eligibility_shared import SHARED
from plaintrial.eligibility import Predicate, read_criteria

NAMES = {
    "hb_count": "hemoglobin", "a1c": "hba1c", "cqt": "qtc", "total_bilirubin_level": "total_bilirubin",
    "creatinine_level": "creatinine", "calculated_creatinine_clearance": "creatinine_clearance",
    "glomerular_filtration_rate": "egfr", "c_reactive_protein_level": "crp", "d_dimer_level": "d_dimer",
    "lactate_dehydrogenase_level": "ldh", "ferritin_level": "ferritin", "fasting_blood_sugar_level": "fasting_glucose",
    "pulmonary_infiltrate_level": "lung_infiltrates",
}  # fmt: skip


def number(written: str) -> float:
    return float(written.replace(".000", "000"))


def found(predicates: list[Predicate], name: str, value: float, sign: str, excluded: bool) -> tuple[bool, bool]:
    same = [p for p in predicates if p.variable == name]
    if sign == "=":
        values = {v for p in same for v in (p.value if isinstance(p.value, tuple) else (p.value,))}
        return value in values, value in values
    near = [p for p in same if p.value == value]
    return bool(near), any(excluded or p.op[0] == sign for p in near)


def main() -> None:
    """Print how many bounds are found and agree."""
    counts: Counter[str] = Counter()
    with open(SHARED / "eligibility/numeric/cfg_parsed_clinical_trials.tsv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            relation = json.loads(row["relation"])
            name = NAMES.get(relation["name"], relation["name"])
            head = "Inclusion Criteria:\n" if row["eligibility_type"] == "inclusion" else "Exclusion Criteria:\n"
            predicates = [p for c in read_criteria(head + row["criterion"]).criteria for p in c.predicates]
            bounds = [(">", relation["lower"]["value"])] if "lower" in relation else []
            bounds += [("<", relation["upper"]["value"])] if "upper" in relation else []
            bounds += [("=", value) for value in relation.get("value", [])]
            for sign, value in bounds:
                there, agrees = found(predicates, name, number(value), sign, row["eligibility_type"] == "exclusion")
                counts["bounds"] += 1
                counts["found"] += there
                counts["agree"] += agrees
                if not agrees and "-v" in sys.argv:
                    print(name, sign, value, [(p.variable, p.op, p.value) for p in predicates], row["criterion"][:150])
    print(
        dict(counts), f"found {counts['found'] / counts['bounds']:.3f} agree {counts['agree'] / counts['bounds']:.3f}"
    )


if __name__ == "__main__":
    main()
