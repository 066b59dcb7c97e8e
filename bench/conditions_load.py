"""Measure how long the vocabulary takes to load and how many different terms a core reads in a second.

    python bench/conditions_load.py

Processor time, best of five for loading; the terms are every different one of the shared studies, each read once.
"""

from __future__ import annotations

import sys
import time
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from conditions_silver import studies

from plaintrial.conditions import Vocabulary, normalise


def seconds_to_load(data: bytes) -> float:
    began = time.process_time()
    Vocabulary(data)
    return time.process_time() - began


def main() -> None:
    data = files("plaintrial.conditions").joinpath("data/vocabulary.bin").read_bytes()
    best = min(seconds_to_load(data) for _ in range(5))
    print(f"vocabulary {len(data) / 1e6:.2f} MB, loads in {best * 1000:.0f} ms")
    terms = {term for study in studies() for term in study["conditions"] + study["keywords"]}
    began = time.process_time()
    normalise(["chronic unheard-of trouble"])
    print(f"first term {(time.process_time() - began) * 1000:.0f} ms (lists unpacked)")
    began = time.process_time()
    for term in terms:
        normalise([term])
    print(f"{len(terms):,} different terms: {len(terms) / (time.process_time() - began):,.0f} a second")


if __name__ == "__main__":
    main()
