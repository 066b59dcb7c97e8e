"""Screening against experts: one criterion and one patient's note at a time, no model.

The expert's labels are mapped to three: included, not excluded -> fits; not included, excluded -> does_not_fit; not
enough information -> ask. "Not applicable" ("pregnant women" of a man) has no one place: by the contract an exclusion
that cannot hold does not exclude (fits); others count it as "ask" or leave it out. All three figures are printed. A
criterion read as several is as its least favourable part.
Patients are split once, by a hash of their id: rules were written looking at "dev" only; "second" was looked at after a
first measure; of "held" only the figures were seen.
Run: ``python -m bench.eligibility_matching [dev|second|held|all] [-v]``, or ``trec`` for whole studies that experts
judged to fit a patient, or to exclude them.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.eligibility_shared import RECORDS, SHARED, rows
from plaintrial.eligibility import screen

CLASSES = {
    "included": "fits",
    "not excluded": "fits",
    "not included": "does_not_fit",
    "excluded": "does_not_fit",
    "not enough information": "ask",
}
NOT_APPLICABLE = "not applicable"


PARTS = ("held", "dev", "dev", "second", "dev", "dev")


def part_of(patient: str) -> str:
    """Where a patient's pairs go, by a hash of the id. "second" was looked at after a first measure on it."""
    return PARTS[int(hashlib.sha256(patient.encode()).hexdigest(), 16) % len(PARTS)]


def pairs(part: str) -> Iterator[dict[str, Any]]:
    for row in rows("matching/patient-criterion.ndjson.gz"):
        if part in ("all", part_of(row["patient_id"])):
            yield row


def study_of(row: dict[str, Any]) -> dict[str, Any]:
    """A record that holds the criterion alone."""
    head = "Inclusion Criteria" if row["criterion_type"] == "inclusion" else "Exclusion Criteria"
    return {
        "protocolSection": {
            "identificationModule": {"nctId": row["trial_id"], "briefTitle": row["trial_title"]},
            "eligibilityModule": {"eligibilityCriteria": f"{head}:\n\n* {row['criterion_text']}"},
        }
    }


def predicted(row: dict[str, Any]) -> tuple[str, str, str]:
    """The verdict on the pair, its reason and evidence. A criterion read as several is as its least favourable part."""
    verdicts = screen(study_of(row), note=row["note"])
    for outcome in ("does_not_fit", "ask", "fits"):
        for verdict in verdicts:
            if verdict.verdict == outcome:
                return outcome, verdict.reason, verdict.evidence
    return "ask", "nothing was read", ""


def measure(part: str, verbose: bool) -> None:
    """Print accuracy, the confusion, and precision and recall of "does_not_fit" for a part."""
    confusion: Counter[tuple[str, str]] = Counter()
    for row in pairs(part):
        gold = CLASSES.get(row["expert_eligibility"], NOT_APPLICABLE)
        said, reason, evidence = predicted(row)
        confusion[gold, said] += 1
        if verbose and gold != said:
            text = (row["criterion_text"] or "")[:170].replace("\n", " ")
            kind = row["criterion_type"][:3]
            print(f"{gold:>12} read {said:12} {row['patient_id']} {kind} {text!r} | {reason} | {evidence[:90]!r}")
    total = sum(confusion.values())
    right = sum(confusion[each, each] for each in ("fits", "ask", "does_not_fit"))
    apart = sum(count for (gold, _), count in confusion.items() if gold == NOT_APPLICABLE)
    hits = confusion["does_not_fit", "does_not_fit"]
    named = sum(count for (_, said), count in confusion.items() if said == "does_not_fit")
    failures = sum(count for (gold, _), count in confusion.items() if gold == "does_not_fit")
    print(
        f"{part}: {total} pairs, accuracy {right / (total - apart):.3f} without the {apart} 'not applicable', "
        f"{(right + confusion[NOT_APPLICABLE, 'fits']) / total:.3f} with those as fits, "
        f"{(right + confusion[NOT_APPLICABLE, 'ask']) / total:.3f} as ask"
    )
    print(f"  does_not_fit: {hits} of {named} named rightly, {failures} true; {dict(confusion)}")


def judged(wanted: str, means: str) -> None:
    """Print how many studies that experts gave a grade for a patient of TREC CT 2021 have a criterion said not to fit.

    Those criteria are printed with what the note says, to be judged by eye.
    """
    notes = {row["_id"]: row["text"] for row in rows("retrieval/patients.ndjson.gz")}
    records = {
        raw["protocolSection"]["identificationModule"]["nctId"]: raw for name in RECORDS[:2] for raw in rows(name)
    }
    lines = (SHARED / "retrieval" / "qrels.tsv").read_text().splitlines()[1:]
    named = total = 0
    for _, patient, nct_id, grade in (line.split("\t") for line in lines):
        if grade != wanted or patient.startswith("sigir") or nct_id not in records:
            continue
        total += 1
        against = [v for v in screen(records[nct_id], note=notes[patient]) if v.verdict == "does_not_fit"]
        named += bool(against)
        for verdict in against:
            print(patient, nct_id, repr(verdict.text[:150]), "|", verdict.reason, "|", repr(verdict.evidence[:90]))
    print(f"studies judged {means}, with a criterion said not to fit: {named} of {total}")


def main() -> None:
    """Print the figures of the parts asked for, of all three and the whole without a name."""
    if "trec" in sys.argv:
        judged("1", "to exclude the patient")
        judged("2", "to fit")
        return
    wanted = [word for word in sys.argv[1:] if word in ("dev", "second", "held", "all")]
    for part in wanted or ("dev", "second", "held", "all"):
        measure(part, "-v" in sys.argv)


if __name__ == "__main__":
    main()
