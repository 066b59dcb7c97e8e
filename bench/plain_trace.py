"""Is every plain sentence borne by its evidence? A second look that shares no code with the checker.

For each sentence of each shared record: the quote must equal the record at path and span; every number and every name
(a word with a capital inside the sentence) must be in the quotes, be a date's part, or count things cited one by one.

    python bench/plain_trace.py [--show N]
"""

from __future__ import annotations

import calendar
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.plain_shared import read_in_full, records
from plaintrial.record import study_of

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "once": 1,
    "twice": 2,
    "II": 2,
    "III": 3,
    "IV": 4,
    "I": 1,
}
OURS = {
    "The",
    "It",
    "This",
    "DNA",
    "ECG",
    "MRI",
    "CT",
    "PET",
    "HIV",
    "AIDS",
    "TB",
    "COPD",
    "PTSD",
    "OCD",
    "ADHD",
    "PCP",
    "CMV",
    "MAC",
    "SLE",
    "RSV",
    "CBT",
    "CPAP",
    "EEG",
    "PCR",
    "IVF",
    "LDL",
    "HDL",
    "MS",
    "ALS",
    "X",
    "I",
    "Alzheimer's",
    "Parkinson's",
    "Huntington's",
    "Sjögren's",
    "Crohn's",
    "COVID-19",
}
"""Capitals our own glossary and templates use."""


def value_at(record: Any, path: str) -> Any:
    """What a JSON Pointer points to, worked out again here."""
    for step in path.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record


def as_text(value: Any) -> str:
    """A string itself, anything else as compact JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def numbers(text: str) -> set[float]:
    """Every number of a text, also in words and after thousands commas."""
    bare = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    found = {float(n) for n in re.findall(r"\d+(?:\.\d+)?", bare)}
    return found | {
        float(WORDS[w]) for w in re.findall(r"[A-Za-z]+", text) if w in WORDS or w.lower() in WORDS if w in WORDS
    }


def allowed_numbers(sentence: Any) -> set[float]:
    """Numbers the evidence holds, and how many things of one kind it cites."""
    quotes = " ; ".join(e.quote for e in sentence.evidence)
    allowed = numbers(quotes) | {
        float(WORDS[w.lower()]) for w in re.findall(r"[A-Za-z]+", quotes) if w.lower() in WORDS
    }
    for year, month, day in re.findall(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?", quotes):
        allowed |= {float(year), float(month), float(day or 0)}
    kinds = Counter(re.sub(r"/\d+", "/*", e.path) for e in sentence.evidence)
    return allowed | {float(count) for count in kinds.values()}


def unsupported_names(sentence: Any) -> list[str]:
    """Words with a capital, not first, that neither the quotes nor our own words explain."""
    quotes = " ".join(e.quote for e in sentence.evidence).lower().replace("\\", "")
    dated = re.search(r"\d{4}-\d{2}", quotes) is not None
    words = re.findall(r"[\w’'.-]+", sentence.text)[1:]
    return [
        word
        for word in words
        if word[:1].isupper() and word.strip(".'’") not in OURS and word.strip(".'’-").lower() not in quotes
        if not (dated and word.strip(".") in MONTHS)
    ]


def main() -> None:
    show = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 5
    count: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for raw in records():
        reading = read_in_full(study_of(raw))
        count["studies"] += 1
        for sentence in (reading.headline, *reading.plain):
            count["sentences"] += 1
            bad = [e for e in sentence.evidence if as_text(value_at(raw, e.path))[e.start : e.end] != e.quote]
            extra = numbers(sentence.text) - allowed_numbers(sentence)
            unknown = unsupported_names(sentence)
            count["without evidence"] += not sentence.evidence
            count["quote differs"] += bool(bad)
            count["unsupported number"] += bool(extra)
            count["unsupported name"] += bool(unknown)
            count["over 25 words"] += len(sentence.text.split()) > 25
            names.update(unknown)
            for kind, what in (("quote", bad), ("number", extra), ("name", unknown)):
                if what and shown[kind] < show:
                    shown[kind] += 1
                    quotes = [e.quote[:80] for e in sentence.evidence]
                    print(f"{kind}: {what} in {sentence.text!r}", sentence.rule, quotes)
    for name, number in count.items():
        print(f"{name}: {number}")
    print("names:", names.most_common(40))


if __name__ == "__main__":
    main()
