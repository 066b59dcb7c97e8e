"""How hard are the plain readings, beside the registrants' own summaries?

python bench/plain_readability.py [--every N]
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.plain_shared import records
from plaintrial.plain.readability import Readability, readability
from plaintrial.plain.reading import whole_reading
from plaintrial.record import study_of


def _line(name: str, made: list[Readability]) -> str:
    grades = sorted(one.fkgl for one in made)
    p95 = grades[int(0.95 * len(grades))]
    words = sum(one.words for one in made)
    uncommon = sum(one.uncommon for one in made) / words
    return (
        f"{name}: median grade {statistics.median(grades):.1f}, 95th percentile {p95:.1f}, highest {grades[-1]:.1f}; "
        f"{uncommon:.1%} of words not common; {words / len(made):.0f} words a study"
    )


def main() -> None:
    every = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1
    plain, own, longest = [], [], 0
    for raw in list(records())[::every]:
        study = study_of(raw)
        reading = whole_reading(study)
        plain.append(reading["readability"])
        texts = [sentence.text for sentence in (reading["headline"], *reading["plain"])]
        longest = max(longest, *(len(text.split()) for text in texts))
        if study.description.brief_summary:
            own.append(readability([study.description.brief_summary]))
    print(_line(f"{len(plain)} plain readings", plain), f"longest sentence {longest} words", sep="; ")
    print(_line(f"{len(own)} registrants' summaries", own))


if __name__ == "__main__":
    main()
