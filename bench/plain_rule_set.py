"""Write the digest of the rules that make a reading into rule_set.py: `python bench/plain_rule_set.py`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "plaintrial"
RULE_SET = SOURCE / "plain" / "rule_set.py"
PACKAGES = ("conditions", "eligibility", "plain")
# Kept readings are English and hold no answers: a better French sentence, or question, is no reason to read the
# registry again.
NO_PART = (SOURCE / "plain" / "languages", SOURCE / "eligibility" / "screening", SOURCE / "eligibility" / "questions")
KINDS = (".py", ".tsv", ".list", ".txt", ".bin")


def digest() -> str:
    """SHA-256 over every module and data file that decides what a reading says, but the one that keeps it."""
    sha = hashlib.sha256()
    for path in files():
        sha.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:12]


def files() -> Iterator[Path]:
    """Every file that counts."""
    for package in PACKAGES:
        for path in sorted((SOURCE / package).rglob("*")):
            if path.suffix in KINDS and path != RULE_SET and not set(NO_PART).intersection(path.parents):
                yield path


if __name__ == "__main__":
    text = RULE_SET.read_text(encoding="utf-8")
    RULE_SET.write_text(re.sub(r'DIGEST = "[0-9a-f]*"', f'DIGEST = "{digest()}"', text), encoding="utf-8")
    print(digest())
