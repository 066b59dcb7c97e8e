"""Our own labelled criteria: F1 of value + operator + variable, of negation and of windows.

The criteria are invented, of the kinds registrants write, and labelled by hand before the rules were run on them.
Run: ``python bench/eligibility_labelled.py [-v]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from plaintrial.eligibility import Predicate, read_criteria

LABELLED = Path(__file__).resolve().parents[1] / "tests/eligibility/data/labelled.ndjson"


def rows() -> Iterator[dict[str, Any]]:
    with LABELLED.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read(row: dict[str, Any]) -> list[Predicate]:
    head = "Inclusion Criteria:" if row["kind"] == "inclusion" else "Exclusion Criteria:"
    return [p for c in read_criteria(f"{head}\n\n* {row['text']}").criteria for p in c.predicates]


def same(ask: dict[str, Any], predicate: Predicate) -> bool:
    value = list(predicate.value) if isinstance(predicate.value, tuple) else predicate.value
    unit = ask.get("unit")
    return (ask["variable"], ask["op"], ask["value"]) == (predicate.variable, predicate.op, value) and (
        unit is None or unit == predicate.unit
    )


def score(verbose: bool = False) -> Counter[str]:
    """Counts of asks read rightly, wrongly and missed; and of their negations and windows."""
    counts: Counter[str] = Counter()
    for row in rows():
        left = read(row)
        for ask in row["asks"]:
            match = next((p for p in left if same(ask, p)), None)
            if match is None:
                counts["ask missed"] += 1
                if verbose:
                    print("MISSED", ask, "in", row["text"], [(p.variable, p.op, p.value, p.unit) for p in left])
                continue
            left.remove(match)
            counts["ask right"] += 1
            judge(ask, match, counts, row["text"] if verbose else "")
        counts["ask wrong"] += len(left)
        if verbose and left:
            print("WRONG", [(p.variable, p.op, p.value, p.unit) for p in left], "in", row["text"])
    return counts


def judge(ask: dict[str, Any], found: Predicate, counts: Counter[str], verbose: str) -> None:
    said, gold = (found.negated or found.excepted), ("negated" in ask or "excepted" in ask)
    if said or gold:
        counts["no right" if said and gold else "no wrong" if said else "no missed"] += 1
    window = [found.window.value, found.window.unit] if found.window else None
    expected = ask.get("window")
    if window is not None and window == expected:
        counts["when right"] += 1
    else:
        counts["when wrong"] += window is not None
        counts["when missed"] += expected is not None
    if verbose and (said != gold or window != expected):
        print("STANDING", ask, "negated", said, "window", window, "in", verbose)


def f1(counts: Counter[str], part: str) -> float:
    right, wrong, missed = (counts[f"{part} {what}"] for what in ("right", "wrong", "missed"))
    return 2 * right / (2 * right + wrong + missed)


def main() -> None:
    """Print the three F1 and the counts."""
    counts = score("-v" in sys.argv)
    asks, no, when = (f1(counts, part) for part in ("ask", "no", "when"))
    print(f"value+operator+variable {asks:.3f} negation {no:.3f} window {when:.3f}")
    print(dict(counts))


if __name__ == "__main__":
    main()
