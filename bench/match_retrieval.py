"""How well `match` ranks studies for the patients of SIGIR 2016 and TREC 2021 (shared data), judged documents only.

    python bench/match_retrieval.py FOLDER       FOLDER: a mirror with all shared studies, indexed

nDCG@10 has gains 2/1/0; P@10 counts grade 2; recall@100 is of grades 1 and 2. Patients without a relevant document
are left out, as nothing can be ranked well or badly there. Rules were developed on the patients of `develop`, the half
whose number in the sorted list is even; `held` is the other half.
"""

from __future__ import annotations

import collections
import gzip
import json
import math
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("PLAINTRIAL_SHARED", ROOT.parent / "shared")) / "data" / "retrieval"


def judgements():
    found = collections.defaultdict(dict)
    for line in (DATA / "qrels.tsv").read_text().splitlines()[1:]:
        name, query, nct, grade = line.split("\t")
        found[name, query][nct] = int(grade)
    return found


def patients():
    with gzip.open(DATA / "patients.ndjson.gz", "rt") as file:
        return {line["_id"]: line for line in map(json.loads, file)}


def ndcg(gains, ideal):
    def dcg(values):
        return sum(gain / math.log2(i + 2) for i, gain in enumerate(values[:10]))

    return dcg(gains) / dcg(sorted(ideal, reverse=True))


def measured(ranking, grades):
    judged = [nct for nct in ranking if nct in grades]
    unranked = sorted(set(grades) - set(judged))
    order = judged + unranked
    gains = [grades[nct] for nct in order]
    relevant = sum(grade > 0 for grade in grades.values())
    return {
        "nDCG@10": ndcg(gains, list(grades.values())),
        "P@10": sum(grade == 2 for grade in gains[:10]) / 10,
        "recall@100": sum(grades.get(nct, 0) > 0 for nct in ranking[:100]) / relevant,
        "recall@100 judged": sum(grades[nct] > 0 for nct in judged[:100]) / relevant,
    }


def evaluate(ranker):
    """The means by set and half."""
    texts, grades = patients(), judgements()
    rows = collections.defaultdict(list)
    for number, key in enumerate(sorted(key for key in grades if any(grades[key].values()))):
        name, query = key
        figures = measured(ranker(texts[query]["text"]), grades[key])
        for half in ("all", "develop" if number % 2 == 0 else "held"):
            rows[name, half].append((query, figures))
    return rows


def means(rows):
    for key, some in sorted(rows.items()):
        figures = {k: sum(f[k] for _, f in some) / len(some) for k in some[0][1]}
        print(
            f"{key[0]:10} {key[1]:8} {len(some):3} patients  " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items())
        )


def main():
    os.environ["PLAINTRIAL_DATA"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "plaintrial.settings"
    django.setup()
    from plaintrial.search.matching import rank, read_patient
    from plaintrial.search.reader import open_index

    reader = open_index()
    means(evaluate(lambda text: [r.nct_id for r in rank(read_patient(text), reader, 10_000, depth=10_000)]))


if __name__ == "__main__":
    main()
