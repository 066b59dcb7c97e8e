"""Write the digest of the plain-language rules into rule_set.py: `python bench/plain_rule_set.py`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

PLAIN = Path(__file__).resolve().parents[1] / "src" / "plaintrial" / "plain"
RULE_SET = PLAIN / "rule_set.py"
OTHERS = PLAIN / "languages"


def digest() -> str:
    """SHA-256 over every module and data file of the package but the one that keeps it and the other languages.

    Kept readings are English: a better French sentence is no reason to read the registry again.
    """
    sha = hashlib.sha256()
    for path in sorted(PLAIN.rglob("*")):
        if path.suffix in (".py", ".tsv", ".list") and path != RULE_SET and OTHERS not in path.parents:
            sha.update(path.relative_to(PLAIN).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:12]


if __name__ == "__main__":
    text = RULE_SET.read_text(encoding="utf-8")
    RULE_SET.write_text(re.sub(r'DIGEST = "[0-9a-f]*"', f'DIGEST = "{digest()}"', text), encoding="utf-8")
    print(digest())
