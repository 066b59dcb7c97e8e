"""Measure conditions against the registry's own MeSH terms (silver: they come from an algorithm, not from people).

    python bench/conditions_silver.py [--half develop|check|both] [--fields conditions|keywords|both] [--show N]

A study is "right" when at least one heading we give is one of its headings. A heading we give is "broad" when it lies
above one of them and "narrow" when it lies below one. Halves are split by a hash of the study's id.
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


def read(study: dict, fields: str) -> list[Match]:
    if fields == "study":
        return study_conditions(study["conditions"], study["keywords"], [])
    terms = {"conditions": study["conditions"], "keywords": study["keywords"]}
    return normalise(terms[fields] if fields in terms else study["conditions"] + study["keywords"])


def measure(part: list[dict], fields: str, show: int) -> None:
    tree = vocabulary().mesh_tree
    count: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: list[str] = []
    began = time.perf_counter()
    for study in part:
        silver = {heading(m["id"]) for m in study["meshes"] if "id" in m}
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
            count["named but not in silver"] += kind in ("off", "narrow") and named_outright(mesh, matches)
            if kind in ("off", "narrow"):
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
    print(
        f"studies {count['studies']}: any {count['with any'] / count['studies']:.3f}"
        f" right {count['right'] / count['studies']:.3f}"
        f" right-or-broad {count['right or broad'] / count['studies']:.3f}"
        f" | headings {given}: exact {count['exact'] / given:.3f}"
        f" exact-or-broad {(count['exact'] + count['broad']) / given:.3f}"
        f" with narrow {1 - count['off'] / given:.3f}"
        f" (typed outright, not in silver {count['named but not in silver'] / given:.3f};"
        f" those set apart {(count['exact'] + count['broad']) / (given - count['named but not in silver']):.3f})"
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
    for name in ("develop", "check") if given.half == "both" else (given.half,):
        for fields in [given.fields] if given.fields else ["conditions", "all", "study"]:
            print(f"{name:8} {fields:10}", end=" ")
            measure([s for s in every if half(s["nctId"]) == name], fields, given.show)


if __name__ == "__main__":
    main()
