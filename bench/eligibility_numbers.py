"""Value + operator + variable on Chia: precision, recall and F1 of what the rules read of numbers.

Gold: each ``Has_value`` relation of Chia whose value is one number or one range with its unit; fractions, formulas and
TNM letters are counted apart. The value's text is parsed here, apart from the package. A predicate is right when it
overlaps the value, has its number and operator, and is of the annotated thing: the same measure by the lexicon, or
words in common. Chia lost some signs when it was made: its "= 18 years" stands for >= or <= too.
Run: ``python bench/eligibility_numbers.py [-v]``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.eligibility_shared import chia
from plaintrial.eligibility import Predicate, read_criteria
from plaintrial.eligibility.families import LEXICON
from plaintrial.eligibility.fold import fold

NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
POWER = r"(?:\s*[x×*]\s*10\s*(?:\^|\*\*)?\s*(\d{1,2}))?"
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eighteen": 18, "twice": 2, "triple": 3}
OPS = [
    ("<=", r"not? (?:more|greater|higher|older) than"),
    (
        ">=",
        r">\s*/?=|≥|⩾|at least|or (?:older|more|greater|above|over|higher|better|longer)(?! than)"
        r"|and (?:older|over|above|up)|(?:greater|more|higher|older) (?:than )?or equal"
        r"|equal (?:to )?or (?:greater|more|higher)|no less than|not less than|greater than/equal"
        r"|minimum|\d ?\+|= ?or ?>|> ?or ?=",
    ),
    (
        "<=",
        r"<\s*/?=|≤|⩽|at most|or (?:younger|less|fewer|below|lower|under)|(?:less|lower|younger) (?:than )?or equal"
        r"|equal (?:to )?or (?:less|lower)|not exceed|maximum|up to|= ?or ?<|< ?or ?=",
    ),
    (">", r">|＞|more than|greater than|higher than|older than|over|above|exceed|longer than|superior"),
    ("<", r"<|＜|less than|lower than|younger than|under|below|fewer than|inferior|smaller"),
]


def number(text: str, power: str | None) -> float:
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text.replace(",", ".")
    return float(plain) * 10.0 ** int(power or 0)


UNIT = r"(?:[a-z%°²³µ/^.\-\d\[\]()]+ ?){0,7}"
SIGNED = r"[a-z,=<>≤≥＜＞/() ]+"
ONE = rf"(?:{NUMBER}){POWER}\s*{UNIT}"
SIMPLE = re.compile(rf"(?:{SIGNED})?{ONE}(?:\s*(?:-|–|to|and|or|through|~)\s*(?:{SIGNED})?{ONE})?")
STAGING = re.compile(r"[cpy]*[TNM]|mNeff|TBV|C|С|L|DIN|LIN")  # letters of staging systems, formulas


def gold_of(text: str) -> list[tuple[str, float]]:
    """Operators and numbers of a value's text; "?" where it names none."""
    low = text.lower()
    for word, value in WORDS.items():
        low = re.sub(rf"\b{word}\b", str(value), low)
    low = re.sub(r"1[.,]73\s*m\s*\^?[2²]?|m\s*\^\s*2|m2|mm\s*\^?3|10\s*\(9\)|24 ?h\w*|kg/m\^?2|\(\d+ ?lbs\)", " ", low)
    low = re.sub(r"(\d) ?million", r"\1 x 10^6", re.sub(r" (?:x )?10(9|12) ?/", r" x 10^\1/", low))
    found = [(number(m[1], m[2]), m.start(), m.end()) for m in re.finditer(rf"(?<![a-z\d.])({NUMBER}){POWER}", low)]
    if not found:
        return []
    if (
        len(found) == 2
        and re.search(r"\d\D{0,12}(?:-|–|to|and|through|~)\D{0,14}\d", low)
        and not re.search("[<>≤≥]|or|than", low)
    ):
        return [(">=", found[0][0]), ("<=", found[1][0])]
    result = []
    previous = 0
    for n, (value, start, end) in enumerate(found):
        until = found[n + 1][1] if n + 1 < len(found) else len(low)
        around = (
            low[previous:start]
            if re.search("[<>≤≥＜＞=]|than|least|most|over|under|above|below", low[previous:start])
            else low[previous:until]
        )
        op = next((name for name, pattern in OPS if re.search(pattern, around)), "?")
        result.append((op, value))
        previous = end
    return result


def same_op(gold: str, text: str, op: str) -> bool:
    if gold == op or gold == "?":
        return True
    return "=" in text and op in ("=", ">=", "<=")


def names(entity: str) -> set[str]:
    return {e.term.variable for hit in LEXICON.find(fold(entity), 99) for e in hit.entries if e.measure}


def same_variable(kind: str, entity: str, predicate: Predicate) -> bool:
    if kind == "Person" and not re.search(r"\bage|year|old", entity.lower()):
        return True  # "1.5 mg/dl in men": Chia relates the value to the men
    known = names(entity)
    if predicate.variable in known or (predicate.variable in ("sbp", "dbp") and "blood_pressure" in known):
        return True
    if predicate.variable == "age":
        return kind == "Person" or bool(re.search(r"\bage|year|old|under|over", entity.lower()))
    words = set(re.findall(r"[a-z0-9]{2,}", entity.lower()))
    named = set(re.findall(r"[a-z0-9]{2,}", predicate.variable))
    return named <= words or (not known and bool(words & named))


def annotations(lines: list[str]) -> tuple[dict[str, tuple[str, list[tuple[int, int]], str]], list[tuple[str, str]]]:
    entities: dict[str, tuple[str, list[tuple[int, int]], str]] = {}
    values: list[tuple[str, str]] = []
    for line in lines:
        parts = line.split("\t")
        if line.startswith("T"):
            kind, _, spans = parts[1].partition(" ")
            ranges = [(int(a), int(b)) for a, b in (span.split() for span in spans.split(";"))]
            entities[parts[0]] = (kind, ranges, parts[2])
        elif line.startswith("R") and parts[1].startswith("Has_value"):
            _, left, right = parts[1].split()[:3]
            values.append((left[5:], right[5:]))
    return entities, values


def overlaps(predicate: Predicate, ranges: list[tuple[int, int]]) -> bool:
    return any(predicate.start < b and a < predicate.end for a, b in ranges)


def same_number(op: str, value: float, written: str, predicate: Predicate) -> bool:
    if predicate.op == "in" and isinstance(predicate.value, tuple):
        return value in predicate.value
    return predicate.value == value and same_op(op, written, predicate.op)


def score(verbose: bool) -> Counter[str]:
    """Counts of gold pairs, of those found, of predictions on annotated numbers and of wrong ones among them."""
    counts: Counter[str] = Counter()
    for name, text, lines in chia():
        entities, relations = annotations(lines)
        head = "Inclusion Criteria:\n" if name.endswith("inc") else "Exclusion Criteria:\n"
        tree = read_criteria(head + text)
        numeric = [
            msgspec.structs.replace(p, start=p.start - len(head), end=p.end - len(head))
            for c in tree.criteria for p in c.predicates if p.op != "is" and not isinstance(p.value, (str, bool))
        ]  # fmt: skip
        used: set[int] = set()
        judged: set[int] = set()
        for left, right in relations:
            kind, _, entity = entities[left]
            _, ranges, written = entities[right]
            written = text[ranges[0][0] : ranges[-1][1]] if ranges[-1][1] - ranges[0][0] < 60 else written
            near = [n for n, p in enumerate(numeric) if overlaps(p, ranges)]
            counts["values"] += 1
            if not SIMPLE.fullmatch(written.lower().strip(" .;,")) or STAGING.fullmatch(entity):
                counts["not simple"] += 1
                continue
            gold = gold_of(written)
            for op, value in gold:
                alike = [n for n in near if same_number(op, value, written, numeric[n])]
                whole = [n for n in alike if same_variable(kind, entity, numeric[n])]
                counts["gold"] += 1
                counts["value+op"] += bool(alike)
                counts["right"] += bool(whole)
                used.update(whole)
                # What is listed with the annotated measure ("ALT and AST") has the same number without a relation.
                used.update(n for n in alike if any(same_variable(k, e, numeric[n]) for k, _, e in entities.values()))
                if verbose and not whole:
                    at = ranges[0][0]
                    have = [(numeric[n].variable, numeric[n].op, numeric[n].value) for n in near]
                    print(
                        f"MISS {entity!r} {written!r} {op} {value} have {have} :: {text[max(0, at - 70) : at + 60]!r}"
                    )
            judged.update(near if gold else ())
        for n in judged - used:
            p = numeric[n]
            counts["wrong"] += 1
            if verbose:
                print(f"WRONG {p.variable} {p.op} {p.value} {p.unit} :: {text[max(0, p.start - 50) : p.end + 30]!r}")
        counts["predicted"] += len(judged | used)
    return counts


def main() -> None:
    """Print the figures, with ``-v`` every miss."""
    counts = score("-v" in sys.argv)
    recall = counts["right"] / counts["gold"]
    precision = 1 - counts["wrong"] / counts["predicted"]
    print(dict(counts))
    print(f"value+operator recall {counts['value+op'] / counts['gold']:.3f}")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"value+operator+variable: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
