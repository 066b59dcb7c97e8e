"""How much of a reading other languages say, and how much of it stays English: every tenth shared record.

python bench/languages.py [fr|es]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.plain_shared import records
from plaintrial.plain.language import word_count
from plaintrial.plain.languages import LANGUAGES
from plaintrial.plain.read import read_plain
from plaintrial.plain.summary.choose import RULE_ID
from plaintrial.record import study_of

EVERY = 10


def main(code: str) -> None:
    """Print the counts of one language."""
    counts: Counter[str] = Counter()
    longest = 0
    for number, raw in enumerate(records()):
        if number % EVERY:
            continue
        study = study_of(raw)
        english, other = read_plain(study), read_plain(study, language=LANGUAGES[code])
        said = [sentence.text for sentence in other.plain if sentence.language == code]
        longest = max(longest, *map(word_count, said))
        counts["records"] += 1
        counts["rule sentences"] += len(said)
        counts["the same in English"] += sum(sentence.rule != RULE_ID for sentence in english.plain)
        counts["with English words"] += sum("«" in text for text in said)
        counts["headlines with English words"] += "«" in other.headline.text
    print(code, *(f"{count:,} {what}" for what, count in counts.items()), f"longest {longest} words", sep="; ")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or ("fr", "es"):
        main(wanted)
