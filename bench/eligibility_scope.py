"""Negation and time windows on Chia: F1 over what the rules read.

Judged are predicates (words, not numbers) that overlap a Chia entity of what a person has, takes or had done.
Negation: gold when the entity, or one it is grouped with, has ``Has_negation``; exceptions ("other than") are
negations in Chia and count as such here. Windows: gold when the entity or its group has ``Has_temporal`` to a time
with a number and a unit; right when the window read overlaps it. Run: ``python bench/eligibility_scope.py [-v]``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.eligibility_shared import chia
from plaintrial.eligibility import Predicate, read_criteria

KINDS = {"Condition", "Drug", "Procedure", "Device", "Measurement", "Observation", "Pregnancy_considerations"}
TIMED = re.compile(
    r"(\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|year|month|week)\b).*"
    r"|(?:year|month|week|day|hour|half)",
    re.IGNORECASE,
)
UNIT = re.compile(r"\b(?:years?|yrs?|months?|mo|weeks?|wks?|days?|hours?|hrs?|h|half-lives)\b|\dh\b", re.IGNORECASE)
Range = tuple[int, int]
Entity = tuple[str, list[Range], str]


def annotations(lines: list[str]) -> tuple[dict[str, Entity], dict[str, set[str]], list[set[str]]]:
    """Entities, relations as ``kind:left`` -> rights, and groups of alternatives."""
    entities: dict[str, Entity] = {}
    relations: dict[str, set[str]] = {}
    groups: list[set[str]] = []
    for line in lines:
        parts = line.split("\t")
        if line.startswith("T"):
            kind, _, spans = parts[1].partition(" ")
            ranges = [(int(a), int(b)) for a, b in (span.split() for span in spans.split(";"))]
            entities[parts[0]] = (kind, ranges, parts[2])
        elif line.startswith("R"):
            kind, left, right = parts[1].split()[:3]
            relations.setdefault(f"{kind}:{left[5:]}", set()).add(right[5:])
        elif line.startswith("*"):
            groups.append(set(parts[1].split()[1:]))
    return entities, relations, groups


def related(name: str, relations: dict[str, set[str]], groups: list[set[str]], kind: str) -> set[str]:
    """What the entity, or one it is grouped with, has by this relation."""
    found = set(relations.get(f"{kind}:{name}", ()))
    for group in groups:
        if name in group:
            for other in group:
                found |= relations.get(f"{kind}:{other}", set())
    return found


def overlaps(start: int, end: int, ranges: list[Range]) -> bool:
    return any(start < b and a < end for a, b in ranges)


def judge(
    predicate: Predicate, text: str, gold_no: bool, gold_when: list[Entity], counts: Counter[str], verbose: bool
) -> None:
    said_no = predicate.negated or predicate.excepted
    around = text[max(0, predicate.start - 80) : predicate.end + 60].replace("\n", " | ")
    counts["no right" if said_no and gold_no else "no wrong" if said_no else "no missed" if gold_no else "no none"] += 1
    if verbose and said_no != gold_no:
        print(f"NEGATION {'missed' if gold_no else 'wrong'} {text[predicate.start : predicate.end]!r} :: {around!r}")
    window = predicate.window
    hit = window is not None and any(overlaps(window.start, window.end, ranges) for _, ranges, _ in gold_when)
    if window is not None and not hit:
        counts["when wrong"] += 1
    if gold_when and not hit:
        counts["when missed"] += 1
    counts["when right"] += hit
    if verbose and (bool(gold_when) or window is not None) and not hit:
        have = window and text[window.start : window.end]
        gold = [words for _, _, words in gold_when]
        print(f"WINDOW gold {gold} have {have!r} of {text[predicate.start : predicate.end]!r} :: {around!r}")


def main() -> None:
    """Print precision, recall and F1 of negation and of windows."""
    counts: Counter[str] = Counter()
    for name, text, lines in chia():
        entities, relations, groups = annotations(lines)
        head = "Inclusion Criteria:\n" if name.endswith("inc") else "Exclusion Criteria:\n"
        tree = read_criteria(head + text)
        shift = len(head)
        for predicate in (p for c in tree.criteria for p in c.predicates if p.op == "is"):
            mine = [
                key
                for key, (kind, ranges, _) in entities.items()
                if kind in KINDS and overlaps(predicate.start - shift, predicate.end - shift, ranges)
            ]
            if not mine:
                continue
            gold_no = any(related(key, relations, groups, "Has_negation") for key in mine)
            times = {t for key in mine for t in related(key, relations, groups, "Has_temporal")}
            gold_when = [
                (kind, [(a + shift, b + shift) for a, b in ranges], words)
                for kind, ranges, words in (entities[t] for t in times)
                if TIMED.search(words) and UNIT.search(words)
            ]
            judge(predicate, tree.text, gold_no, gold_when, counts, "-v" in sys.argv)
    for part in ("no", "when"):
        right, wrong, missed = (counts[f"{part} {what}"] for what in ("right", "wrong", "missed"))
        precision, recall = right / (right + wrong), right / (right + missed)
        print(
            f"{part:5} precision {precision:.3f} recall {recall:.3f} F1 {2 * right / (2 * right + wrong + missed):.3f}"
        )
    print(dict(counts))


if __name__ == "__main__":
    main()
