"""Measure conditions against terms judged by hand: made up by us (judged.tsv), and drawn from the registry
(drawn.tsv, drawn_again.tsv).

python bench/conditions_judged.py [--show]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT))

from tests.conditions.judging import Judged, judged, verdict


def main() -> None:
    for name in ("judged", "drawn", "drawn_again"):
        report(name, list(judged(ROOT / f"tests/conditions/{name}.tsv")))


def report(name: str, every: list[Judged]) -> None:
    verdicts = [verdict(each) for each in every]
    given = sum(v.given for v in verdicts)
    print(
        f"{name}: terms {len(every)}, at least one right {sum(v.any_right for v in verdicts) / len(every):.3f},"
        f" all right {sum(v.all_right for v in verdicts) / len(every):.3f}"
        f" | concepts given {given}: right {sum(v.right for v in verdicts) / given:.3f}"
    )
    if "--show" in sys.argv:
        for line in wrong(every):
            print("  ", line)


def wrong(every: list[Judged]) -> Iterator[str]:
    for each in every:
        result = verdict(each)
        if not result.all_right:
            yield f"{each.term} | judged {each.said} | given {result.names}"


if __name__ == "__main__":
    main()
