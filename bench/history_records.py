"""The shared real records and versions, for the history benchmarks."""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data" / "ctgov"


def studies(limit: int | None = None, older: bool = False) -> list[dict[str, Any]]:
    name = "older-studies-from-xml.ndjson.gz" if older else "studies.ndjson.gz"
    with gzip.open(SHARED / name) as lines:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]


def version_chains() -> list[list[dict[str, Any]]]:
    chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(SHARED / "versions.ndjson.gz") as lines:
        for line in lines:
            version = json.loads(line)
            chains[version["nctId"]].append(version)
    ordered = [sorted(chain, key=lambda version: version["version"]) for chain in chains.values()]
    return [[version["study"] for version in chain] for chain in ordered]
