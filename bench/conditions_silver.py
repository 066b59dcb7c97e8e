"""Measure conditions against the registry's own MeSH terms (silver: they come from an algorithm, not from people).

    python bench/conditions_silver.py [--half develop|check|both] [--fields conditions|keywords|both] [--show N]

A study is "right" when at least one heading we give is one of its headings. A heading we give is "broad" when it lies
above one of them and "narrow" when it lies below one. Halves are split by a hash of the study's id.

Of the headings that are neither, two kinds are counted apart, since the list is silent where it knows better:
"typed outright" (the registrant typed the heading's own name or entry term) and "given elsewhere" (the registry itself
gives that heading to at least half of the other studies whose registrant typed the very same term).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from plaintrial.conditions import Match, normalise, vocabulary
from plaintrial.conditions.keys import label_key
from plaintrial.conditions.study import study_conditions

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", ROOT.parent / "shared"))


def half(nct_id: str) -> str:
    return "develop" if hashlib.sha256(nct_id.encode()).digest()[0] % 2 == 0 else "check"


def heading(mesh: str) -> str:
    """D000007938 is D007938 with two zeros too many; newer ids have nine digits indeed."""
    return "D" + mesh[4:] if len(mesh) == 10 and mesh.startswith("D0000") and int(mesh[1:]) < 65000 else mesh


def studies() -> list[dict]:
    with gzip.open(SHARED / "data/conditions/registrant-terms-to-mesh.ndjson.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def silver_of(study: dict, by_term: dict[str, str]) -> set[str]:
    """The registry's headings; a few stand there without their id."""
    ids = (heading(m["id"]) if "id" in m else by_term.get(m["term"]) for m in study["meshes"])
    return {mesh for mesh in ids if mesh}


class Elsewhere:
    """What the registry gives to the same term in other studies."""

    def __init__(self, every: list[dict], by_term: dict[str, str]) -> None:
        self._typed: Counter[str] = Counter()
        self._given: Counter[tuple[str, str]] = Counter()
        for study in every:
            keys = {label_key(term) for term in study["conditions"]}
            self._typed.update(keys)
            self._given.update((key, mesh) for key in keys for mesh in silver_of(study, by_term))

    def given(self, mesh: str, matches: list[Match]) -> bool:
        """Whether at least half of the other studies with one of the terms have the heading (this one has not)."""
        keys = {label_key(match.term) for match in matches if match.mesh == mesh}
        return any(self._typed[k] > 1 and self._given[k, mesh] * 2 >= self._typed[k] - 1 for k in keys)


def read(study: dict, fields: str) -> list[Match]:
    if fields == "study":
        return study_conditions(study["conditions"], study["keywords"], [])
    terms = {"conditions": study["conditions"], "keywords": study["keywords"]}
    return normalise(terms[fields] if fields in terms else study["conditions"] + study["keywords"])


def measure(part: list[dict], fields: str, show: int, elsewhere: Elsewhere, by_term: dict[str, str]) -> None:
    tree = vocabulary().mesh_tree
    count: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: list[str] = []
    began = time.perf_counter()
    for study in part:
        silver = silver_of(study, by_term)
        above = {a for mesh in silver for a in tree.ancestors(mesh)}
        matches = [m for m in read(study, fields) if m.id]
        given = {m.mesh for m in matches if m.mesh}
        count["studies"] += 1
        count["terms"] += (
            len(study["conditions"]) if fields == "conditions" else len(study["conditions"] + study["keywords"])
        )
        count["with any"] += bool(given)
        count["right"] += bool(given & silver)
        count["right or broad"] += bool(given & (silver | above))
        count["silver"] += len(silver)
        count["silver found"] += len(given & silver)
        for mesh in given:
            kind = (
                "exact"
                if mesh in silver
                else "broad"
                if mesh in above
                else "narrow"
                if tree.ancestors(mesh) & silver
                else "off"
            )
            count[kind] += 1
            if kind in ("off", "narrow"):
                outright, known = named_outright(mesh, matches), elsewhere.given(mesh, matches)
                count["typed outright"] += outright
                count["given elsewhere"] += known
                count["silent"] += outright or known
                wrong.update({f"{kind} {m.term} -> {m.name} {m.mesh} ({m.why})" for m in matches if m.mesh == mesh})
        if not given & silver:
            ours = [(m.name, m.mesh, m.why) for m in matches]
            theirs = [m["term"] for m in study["meshes"]]
            missed.append(f"{study['nctId']} {study['conditions']} {study['keywords'][:4]} | {theirs} | {ours}")
    seconds = time.perf_counter() - began
    report(count, seconds)
    for line, times in wrong.most_common(show):
        print("   ", times, line)
    for line in missed[:show]:
        print("   missed", line[:400])


def named_outright(mesh: str, matches: list[Match]) -> bool:
    """Whether the registrant typed the heading's own name or entry term: silver lacks it, we are not wrong."""
    known = vocabulary()
    for match in matches:
        if match.mesh == mesh and match.why in ("exact", "synonym", "stem", "word_order"):
            labels = known.labels[known.row_of[match.id or ""]].split("\x1f")
            ours = {label_key(label[1:]) for label in labels if label[:1] in ("m", "e", "f")}
            if label_key(match.term) in ours:
                return True
    return False


def report(count: Counter[str], seconds: float) -> None:
    given = sum(count[k] for k in ("exact", "broad", "narrow", "off"))
    right = count["exact"] + count["broad"]
    print(
        f"studies {count['studies']}: any {count['with any'] / count['studies']:.3f}"
        f" right {count['right'] / count['studies']:.3f}"
        f" right-or-broad {count['right or broad'] / count['studies']:.3f}"
        f" | headings {given}: exact {count['exact'] / given:.3f}"
        f" exact-or-broad {right / given:.3f}"
        f" with narrow {1 - count['off'] / given:.3f}"
        f" (not theirs but typed outright {count['typed outright'] / given:.3f},"
        f" given elsewhere {count['given elsewhere'] / given:.3f};"
        f" set apart: outright {right / (given - count['typed outright']):.3f},"
        f" elsewhere {right / (given - count['given elsewhere']):.3f}, both {right / (given - count['silent']):.3f})"
        f" | recall {count['silver found'] / count['silver']:.3f}"
        f" | {count['terms'] / seconds:,.0f} terms/s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", default="both")
    parser.add_argument("--fields", default="")
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    every = studies()
    by_term = {m["term"]: heading(m["id"]) for study in every for m in study["meshes"] if "id" in m}
    elsewhere = Elsewhere(every, by_term)
    for name in ("develop", "check") if given.half == "both" else (given.half,):
        for fields in [given.fields] if given.fields else ["conditions", "all", "study"]:
            print(f"{name:8} {fields:10}", end=" ")
            measure([s for s in every if half(s["nctId"]) == name], fields, given.show, elsewhere, by_term)


if __name__ == "__main__":
    main()
