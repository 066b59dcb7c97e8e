"""How many whole readings a second does one core make? Decoding, plain words, conditions, criteria, encoding.

Processor time, not the clock's, so that other work on the machine counts less; the loop's speed is printed beside it.

    python bench/plain_speed.py [--every N]
"""

from __future__ import annotations

import gc
import gzip
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.plain_shared import FILES, SHARED
from plaintrial.conditions.study import study_conditions
from plaintrial.eligibility import read_criteria
from plaintrial.plain.reading import read_line
from plaintrial.record import study_of
from plaintrial.record.canonical import decode

_WARM_UP = 60


def main() -> None:
    every = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 8
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    for name in FILES:
        with gzip.open(SHARED / "data" / "ctgov" / f"{name}.ndjson.gz") as opened:
            lines = list(opened)[::every]
        warm = min(_WARM_UP, len(lines) // 2)
        spent = _spent(lines[:warm], lines[warm:])
        count = len(lines) - warm
        share = ", ".join(f"{part} {spent[part] / count * 1000:.2f} ms" for part in spent)
        print(f"{name}: {count / spent['whole']:.0f} readings a second of a core ({share})")
    print(f"10 million turns of an empty loop: {_loop():.2f} s")


def _spent(warm: list[bytes], lines: list[bytes]) -> defaultdict[str, float]:
    spent: defaultdict[str, float] = defaultdict(float)
    for line in warm:
        _read(line)
    for line in lines:
        raw = decode(line)
        _timed(spent, "whole", partial(_read, line))
        study = study_of(raw)
        criteria = study.eligibility.eligibility_criteria or ""
        titles = [title for title in (study.identification.brief_title, study.identification.official_title) if title]
        named = study.conditions
        _timed(spent, "criteria", partial(read_criteria, criteria))
        _timed(spent, "conditions", partial(study_conditions, named.conditions, named.keywords, titles))
    return spent


def _read(line: bytes) -> bytes:
    return msgspec.json.encode(read_line(decode(line)))


def _timed(spent: defaultdict[str, float], part: str, work: Callable[[], Any]) -> None:
    started = time.process_time()
    work()
    spent[part] += time.process_time() - started


def _loop() -> float:
    started = time.process_time()
    for _ in range(10_000_000):
        pass
    return time.process_time() - started


if __name__ == "__main__":
    main()
