"""How many whole readings a second does one core make? Decoding, plain words, conditions, criteria, encoding.

Records are read in lots, as ``plaintrial read`` does. Processor time, not the clock's, so that other work on the
machine counts less; the loop's speed is printed beside it.

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
from plaintrial.eligibility import read_all_criteria
from plaintrial.plain.reading import conditions_of, read_lines
from plaintrial.record import Study, study_of
from plaintrial.record.canonical import decode

_WARM_UP = 64
_LOT = 32


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
    for lot in _lots(warm):
        _read(lot)
    for lot in _lots(lines):
        studies = [study_of(decode(line)) for line in lot]
        criteria = [study.eligibility.eligibility_criteria or "" for study in studies]
        _timed(spent, "whole", partial(_read, lot))
        _timed(spent, "criteria", partial(read_all_criteria, criteria))
        _timed(spent, "conditions", partial(_conditions, studies))
    return spent


def _lots(lines: list[bytes]) -> list[list[bytes]]:
    return [lines[start : start + _LOT] for start in range(0, len(lines), _LOT)]


def _read(lot: list[bytes]) -> list[bytes]:
    return [msgspec.json.encode(reading) for reading in read_lines([decode(line) for line in lot])]


def _conditions(studies: list[Study]) -> None:
    for study in studies:
        conditions_of(study)


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
