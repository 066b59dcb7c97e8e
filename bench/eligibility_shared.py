"""Where the shared records lie, and how the measuring scripts of eligibility read them."""

from __future__ import annotations

import gzip
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"
RECORDS = ("ctgov/studies.ndjson.gz", "ctgov/older-studies-from-xml.ndjson.gz", "ctgov/versions.ndjson.gz")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped NDJSON file of the shared folder."""
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def criteria_texts(name: str) -> list[str]:
    """The criteria texts of a file of records, or of versions of records."""
    texts = []
    for row in rows(name):
        module = row.get("study", row).get("protocolSection", {}).get("eligibilityModule", {})
        texts.append(module.get("eligibilityCriteria") or "")
    return texts


def chia() -> Iterator[tuple[str, str, list[str]]]:
    """Name, text and annotation lines of each Chia file; the name ends in ``_inc`` or ``_exc``."""
    with tarfile.open(SHARED / "eligibility/chia-dev.tar.gz") as archive:
        files = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.isfile()}
        read = {name: f.read().decode("utf-8") for name, f in files.items() if f is not None}
    for name in sorted(read):
        if name.endswith(".txt"):
            annotations = read[name[:-4] + ".ann"].splitlines()
            yield Path(name).stem, _as_counted(read[name], annotations), annotations


def _as_counted(text: str, annotations: list[str]) -> str:
    """Some files of Chia count two characters for each line break: the text as its annotations count it."""

    def fitting(candidate: str) -> int:
        found = 0
        for line in annotations:
            parts = line.split("\t")
            if line.startswith("T") and ";" not in parts[1]:
                _, start, end = parts[1].split()
                found += candidate[int(start) : int(end)].split() == parts[2].split()
        return found

    return max((text, text.replace("\n", "\r\n")), key=fitting)
