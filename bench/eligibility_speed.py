"""How many criteria texts a second one core reads: every distinct text of the shared records once, in their order.

Texts are read in lots of 100, as ``plaintrial read`` does. The first texts are slower, as the automata of the rules
grow while they meet new text; the figure is of all texts. Each lot is read once more for a second figure: criteria read
lately are remembered, as in a record's new version. A loop of plain Python is timed beside it, so that figures of a
busy machine can be compared: an idle core of 2024 needs about 0.2 s for it. Run: ``python bench/eligibility_speed.py``.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.eligibility_shared import RECORDS, criteria_texts
from plaintrial.eligibility import read_all_criteria

LOOP = 5_000_000
LOT = 200
TOGETHER = 100


def python_loop() -> float:
    """Seconds of processor time that a fixed loop takes here and now."""
    begun = time.process_time()
    total = 0
    for each in range(LOOP):
        total += each
    return time.process_time() - begun


def _spent(texts: list[str]) -> float:
    begun = time.process_time()
    for start in range(0, len(texts), TOGETHER):
        read_all_criteria(texts[start : start + TOGETHER])
    return time.process_time() - begun


def main() -> None:
    """Print texts a second of each file, first and again, and the loop's time before and after."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)  # as the commands do
    print(f"loop {python_loop():.2f} s")
    met: set[str] = {""}
    all_first, all_count = 0.0, 0
    for name in RECORDS:
        texts = [text for text in dict.fromkeys(criteria_texts(name)) if text not in met]
        met.update(texts)
        first = again = 0.0
        for start in range(0, len(texts), LOT):
            lot = texts[start : start + LOT]
            first += _spent(lot)
            again += _spent(lot)
        all_first, all_count = all_first + first, all_count + len(texts)
        length = sum(map(len, texts)) / len(texts)
        count = len(texts)
        print(
            f"{name}: {count} texts of {length:.0f} characters, {count / first:.0f} a second, {count / again:.0f} again"
        )
    print(f"all: {all_count} texts never met before, {all_count / all_first:.0f} a second")
    print(f"loop {python_loop():.2f} s")


if __name__ == "__main__":
    main()
