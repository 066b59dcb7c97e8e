"""Screening against our own labels: notes made up for this, and criteria of the kind that records have.

Set 1 was labelled first and rules were written on its errors; sets 2 and 3 were labelled before they were run, and
their errors were mended afterwards, so of all three only the first figures (in docs/eligibility.md) were unseen.
Run: ``python -m bench.eligibility_notes [-v]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from plaintrial.eligibility import screen

NOTES = Path(__file__).parent.parent / "tests" / "eligibility" / "data" / "labelled-notes.ndjson"


def verdict(note: str, criterion: dict[str, Any]) -> str:
    """The verdict on one criterion alone; of one read as several, the least favourable."""
    text = f"{criterion['kind'].capitalize()} Criteria:\n\n* {criterion['text']}"
    said = {
        v.verdict for v in screen({"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}, note=note)
    }
    return next(each for each in ("does_not_fit", "ask", "fits") if each in said)


def confusion(of_set: int, *, verbose: bool = False) -> Counter[tuple[str, str]]:
    """How often each label was given each verdict in a set of notes."""
    found: Counter[tuple[str, str]] = Counter()
    for line in NOTES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for criterion in row["criteria"] if row["set"] == of_set else ():
            said = verdict(row["note"], criterion)
            found[criterion["label"], said] += 1
            if verbose and said != criterion["label"]:
                print(
                    f"{criterion['label']:>12} read {said:12} {row['id']} {criterion['kind'][:3]} {criterion['text']!r}"
                )
    return found


def main() -> None:
    """Print accuracy, and precision and recall of "does_not_fit", of each set."""
    for of_set in (1, 2, 3):
        found = confusion(of_set, verbose="-v" in sys.argv)
        right = sum(count for (label, said), count in found.items() if label == said)
        hits = found["does_not_fit", "does_not_fit"]
        named = sum(count for (_, said), count in found.items() if said == "does_not_fit")
        true = sum(count for (label, _), count in found.items() if label == "does_not_fit")
        print(f"set {of_set}: {right} of {found.total()} right ({right / found.total():.3f}); "
              f"does_not_fit: {hits} of {named} named rightly, {true} true")  # fmt: skip


if __name__ == "__main__":
    main()
