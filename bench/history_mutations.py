"""How well ``history.diff`` finds changes that were put into real records, and stays silent on rewrites.

    python bench/history_mutations.py [--pairs 4000] [--rewrites 5000] [--seed 7]

Each pair is a shared record and a copy with 1 to 6 changes of the kinds below, each with the event it must give
(kind and place); most copies are also rewritten cosmetically. Precision, recall and F1 over events, a kind.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "src")]

from history_cosmetics import WAYS, rewrite
from history_kinds_of_change import KINDS_OF_CHANGE, Expected
from history_records import studies, version_chains

from plaintrial.history import Event, diff

Study = dict[str, Any]


def mutated(study: Study, rng: random.Random, others: list[Study], most: int) -> tuple[Study, list[Expected]]:
    """A copy with 1..``most`` changes in parts that do not touch each other."""
    after = copy.deepcopy(study)
    expected: list[Expected] = []
    touched: set[str] = set()
    wanted = rng.randint(1, most)
    for change in rng.sample(KINDS_OF_CHANGE, len(KINDS_OF_CHANGE)):
        if len(expected) >= wanted:
            break
        if change.touches & touched:
            continue
        found = change.make(after, rng, rng.choice(others))
        if found is not None:
            expected.append(found)
            touched |= change.touches
    return after, expected


def score(expected: list[Expected], events: list[Event]) -> tuple[list[Expected], list[Expected], list[Event]]:
    """Found, missed, and events nobody asked for."""
    left = list(events)
    found, missed = [], []
    for want in expected:
        hit = next((event for event in left if event.kind == want.kind and want.is_about(event)), None)
        if hit is None:
            missed.append(want)
        else:
            found.append(want)
            left.remove(hit)
    return found, missed, left


def run_changes(records: list[dict[str, Any]], pairs: int, most: int, rng: random.Random, show: int) -> None:
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for _ in range(pairs):
        study = rng.choice(records)
        after, expected = mutated(study, rng, records, most)
        if not expected:
            continue
        seed, ways = rng.random(), rng.randint(0, 3)
        before = rewrite(study, random.Random(seed), ways)
        found, missed, extra = score(expected, diff(before, after))
        for want in found:
            totals[want.name]["found"] += 1
        for want in missed:
            totals[want.name]["missed"] += 1
        for event in extra:
            totals[f"extra {event.kind}"]["extra"] += 1
        if (missed or extra) and show:
            show -= 1
            _show(study, expected, missed, extra)
            print("     rewritten:", [way.__name__ for way in random.Random(seed).sample(WAYS, ways)])
    _table(totals, most)


def _show(study: Any, expected: list[Expected], missed: list[Expected], extra: list[Event]) -> None:
    print("  --", study["protocolSection"]["identificationModule"]["nctId"], [want.name for want in expected])
    for want in missed:
        print("     missed", want.name, want.kind, want.detail[:200])
    for event in extra:
        print("     extra ", event.kind, event.path, event.sentence[:300])


def _table(totals: dict[str, Counter[str]], most: int) -> None:
    found = sum(count["found"] for count in totals.values())
    missed = sum(count["missed"] for count in totals.values())
    extra = sum(count["extra"] for count in totals.values())
    precision, recall = found / max(1, found + extra), found / max(1, found + missed)
    print(f"\n1 to {most} changes a pair: {found + missed} changes, precision {precision:.4f}, recall {recall:.4f}, "
          f"F1 {2 * precision * recall / max(1e-9, precision + recall):.4f}")  # fmt: skip
    for name, count in sorted(totals.items()):
        wrong = count["missed"] + count["extra"]
        if wrong or not name.startswith("extra"):
            print(f"  {name:34} found {count['found']:5}  missed {count['missed']:3}  extra {count['extra']:3}")


def run_rewrites(records: list[dict[str, Any]], count: int, rng: random.Random, show: int) -> None:
    noisy = 0
    by_way: Counter[str] = Counter()
    for number in range(count):
        study = records[number % len(records)]
        seed = rng.random()
        after = rewrite(study, random.Random(seed), 1 + number % 4)
        events = diff(study, after)
        if events:
            noisy += 1
            names = [way.__name__ for way in random.Random(seed).sample(WAYS, 1 + number % 4)]
            by_way.update(names)
            if noisy <= show:
                print("  --", study["protocolSection"]["identificationModule"]["nctId"], names)
                for event in events[:3]:
                    print("     ", event.kind, event.path, event.sentence[:250])
                    print("       ", str(event.before)[:150], "|", str(event.after)[:150])
    print(f"\n{count} cosmetic rewrites: {noisy} gave an event", dict(by_way))


def run_speed(records: list[dict[str, Any]], rng: random.Random) -> None:
    real = [pair for chain in version_chains() for pair in pairwise(chain)]
    made = [(study, mutated(study, rng, records, 6)[0]) for study in rng.sample(records, 600)]
    rewritten = [(study, rewrite(study, rng)) for study in rng.sample(records, 300)]
    for name, pairs in (("real pairs", real * 6), ("pairs with 1-6 changes", made), ("cosmetic rewrites", rewritten)):
        start = time.process_time()
        for before, after in pairs:
            diff(before, after)
        print(f"{name}: {len(pairs) / (time.process_time() - start):,.0f} a second")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", type=int, default=4000)
    options.add_argument("--rewrites", type=int, default=5000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--show", type=int, default=10)
    options.add_argument("--older", action="store_true", help="the older records instead")
    given = options.parse_args()
    rng = random.Random(given.seed)
    records = studies(older=given.older)
    run_changes(records, given.pairs, 1, rng, given.show)
    run_changes(records, given.pairs, 6, rng, given.show)
    run_rewrites(records, given.rewrites, rng, given.show)
    run_speed(records, rng)


if __name__ == "__main__":
    main()
