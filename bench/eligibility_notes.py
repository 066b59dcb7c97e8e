"""Screening against our own labels: notes made up for this, and criteria of the kind that records have.

Set 1 was labelled first and rules were written on its errors; sets 2 and 3 were labelled before they were run, and
their errors were mended afterwards, so of all three only the first figures (in docs/eligibility.md) were unseen.
Sets 4 to 8 have criteria drawn by chance from shared records of the note's illness, cited by study and span, and were
labelled before they were run, too; they are measured only where the shared records are. A record is drawn once.
Run: ``python -m bench.eligibility_notes [-v]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.eligibility_shared import RECORDS, SHARED
from bench.eligibility_shared import rows as shared_rows
from plaintrial.eligibility import screen

DATA = Path(__file__).parent.parent / "tests" / "eligibility" / "data"
NOTES, CITED = DATA / "labelled-notes.ndjson", DATA / "cited-notes.ndjson"
OWN, FROM_RECORDS = (1, 2, 3), (4, 5, 6, 7, 8)


def verdict(note: str, criterion: dict[str, Any]) -> str:
    """The verdict on one criterion alone; of one read as several, the least favourable."""
    line = criterion["text"] if criterion["text"].startswith("*") else f"* {criterion['text']}"
    text = f"{criterion['kind'].capitalize()} Criteria:\n\n{line}"
    study = {
        "conditionsModule": {"conditions": criterion.get("conditions", [])},
        "eligibilityModule": {"eligibilityCriteria": text},
    }
    said = {v.verdict for v in screen({"protocolSection": study}, note=note)}
    return next(each for each in ("does_not_fit", "ask", "fits") if each in said)


def notes(of_set: int) -> Iterator[dict[str, Any]]:
    """The notes of a set, each criterion with its text; cited ones with the conditions of their study."""
    path = NOTES if of_set in OWN else CITED
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["set"] == of_set]
    if of_set in OWN:
        yield from rows
        return
    wanted = {each["study"] for row in rows for each in row["criteria"]}
    records = {
        raw["protocolSection"]["identificationModule"]["nctId"]: raw["protocolSection"]
        for name in RECORDS[:2]
        for raw in shared_rows(name)
        if raw["protocolSection"]["identificationModule"]["nctId"] in wanted
    }
    for row in rows:
        yield row | {"criteria": [_cited(each, records[each["study"]]) for each in row["criteria"]]}


def _cited(criterion: dict[str, Any], study: dict[str, Any]) -> dict[str, Any]:
    text = study["eligibilityModule"]["eligibilityCriteria"][criterion["start"] : criterion["end"]]
    said = " ".join(text.split())
    return criterion | {"text": said, "conditions": study.get("conditionsModule", {}).get("conditions", [])}


def confusion(of_set: int, *, verbose: bool = False) -> Counter[tuple[str, str]]:
    """How often each label was given each verdict in a set of notes."""
    found: Counter[tuple[str, str]] = Counter()
    for row in notes(of_set):
        for criterion in row["criteria"]:
            said = verdict(row["note"], criterion)
            found[criterion["label"], said] += 1
            if verbose and said != criterion["label"]:
                print(
                    f"{criterion['label']:>12} read {said:12} {row['id']} {criterion['kind'][:3]} {criterion['text']!r}"
                )
    return found


def main() -> None:
    """Print accuracy, and precision and recall of "does_not_fit", of each set."""
    for of_set in (*OWN, *(FROM_RECORDS if SHARED.is_dir() else ())):
        found = confusion(of_set, verbose="-v" in sys.argv)
        right = sum(count for (label, said), count in found.items() if label == said)
        hits = found["does_not_fit", "does_not_fit"]
        named = sum(count for (_, said), count in found.items() if said == "does_not_fit")
        true = sum(count for (label, _), count in found.items() if label == "does_not_fit")
        print(f"set {of_set}: {right} of {found.total()} right ({right / found.total():.3f}); "
              f"does_not_fit: {hits} of {named} named rightly, {true} true")  # fmt: skip


if __name__ == "__main__":
    main()
