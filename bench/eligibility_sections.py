"""Section assignment: criteria of Chia under headings and bullets as registrants type them.

Chia gives a study's inclusion and exclusion criteria apart. Each pair is written as one text in several layouts;
a criterion is right when the tree gives it its own kind. Run: ``python bench/eligibility_sections.py``.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.eligibility_shared import chia
from plaintrial.eligibility import read_criteria

HEADS = [
    ("Inclusion Criteria:", "Exclusion Criteria:"),
    ("INCLUSION CRITERIA", "EXCLUSION CRITERIA"),
    ("Key inclusion criteria", "Key exclusion criteria"),
    ("**Inclusion**", "**Exclusion**"),
    ("You may join if:", "You may not join if:"),
    ("Eligible if", "Not eligible if"),
    ("Who can take part:", "Who cannot take part:"),
    ("Patients must meet all of the following criteria:", "Patients with any of the following are excluded:"),
    ("Critères d'inclusion :", "Critères de non-inclusion :"),
    ("Criterios de inclusión", "Criterios de exclusión"),
    ("Einschlusskriterien:", "Ausschlusskriterien:"),
    ("Criteri di inclusione:", "Criteri di esclusione:"),
    ("纳入标准：", "排除标准："),
    ("Критерии включения:", "Критерии невключения:"),
]
BULLETS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "star": lambda _: "* ",
    "dash": lambda _: "- ",
    "dot": lambda _: "• ",
    "number": lambda n: f"{n}. ",
    "paren": lambda n: f"({n}) ",
}


def pairs() -> list[tuple[list[str], list[str]]]:
    """Inclusion and exclusion lines of each study that has both."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, text, _ in chia():
        study, _, part = name.partition("_")
        found.setdefault(study, {})[part] = [line.strip() for line in text.split("\n") if line.strip()]
    return [(p["inc"], p["exc"]) for p in found.values() if "inc" in p and "exc" in p]


def layout(
    pair: tuple[list[str], list[str]], n: int, bullet: Callable[[int], str]
) -> tuple[str, list[tuple[int, str]]]:
    """The text and, for each criterion, where it begins and its kind."""
    sides = [("inclusion", HEADS[n % len(HEADS)][0], pair[0]), ("exclusion", HEADS[n % len(HEADS)][1], pair[1])]
    if n % 5 == 4:
        sides.reverse()
    text, gold = "", []
    for kind, head, lines in sides:
        text += head + "\n\n"
        for count, line in enumerate(lines, 1):
            gold.append((len(text) + len(bullet(count)), kind))
            text += bullet(count) + line + "\n"
        text += "\n"
    return text, gold


def main() -> None:
    """Print the share of criteria that got their own kind, by bullet style and by heading."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for n, pair in enumerate(pairs()):
        for style, bullet in BULLETS.items():
            text, gold = layout(pair, n, bullet)
            criteria = read_criteria(text).criteria
            starts = [c.start for c in criteria]
            for at, kind in gold:
                at_index = bisect_right(starts, at) - 1
                ok = at_index >= 0 and criteria[at_index].kind == kind and criteria[at_index].end > at
                for key in (f"bullet {style}", f"head {HEADS[n % len(HEADS)][0]}", "all"):
                    total[key] += 1
                    right[key] += ok
    for key, count in total.items():
        print(f"{key:60} {right[key] / count:.4f} of {count}")


if __name__ == "__main__":
    main()
