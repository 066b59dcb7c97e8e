"""How many of the first three similar studies share a disease or a treatment, and how long a list takes.

    python bench/similar_studies.py FOLDER [COUNT]     FOLDER: a mirror, indexed; COUNT of its studies are drawn

A disease that is a mere heading ("heart disorder", "rare diseases") is left out where a study names another. Times are
processor time; the first round works out what is compared, the second finds it kept.
"""

from __future__ import annotations

import collections
import os
import random
import sys
import time

import django


def relation(mine, theirs, ancestors):
    """What two studies' traits share."""
    if mine.diseases & theirs.diseases:
        return "same disease"
    if mine.drugs & theirs.drugs:
        return "same treatment"
    above, below = ancestors(mine.diseases), ancestors(theirs.diseases)
    return "broader or narrower disease" if above & theirs.diseases or below & mine.diseases else "neither"


def main():
    os.environ["PLAINTRIAL_DATA"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "plaintrial.settings"
    django.setup()
    from plaintrial.conditions import vocabulary
    from plaintrial.search.reader import open_index
    from plaintrial.search.similar import kept, similar
    from plaintrial.search.traits import scales_of

    reader = open_index()
    scales = scales_of(reader)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    numbers = random.Random(21).sample(sorted(reader.sets.numbers.tolist()), count)

    def ancestors(diseases):
        return frozenset().union(*(vocabulary().ancestors(disease) for disease in diseases))

    for round_ in ("first", "second"):
        times, found, shared = [], [], collections.Counter()
        for number in numbers:
            begin = time.process_time()
            found.append(similar(f"NCT{number:08}", reader=reader))
            times.append(time.process_time() - begin)
        times.sort()
        print(f"{round_} round: p50 {times[count // 2] * 1e3:.1f} ms, p99 {times[count * 99 // 100] * 1e3:.1f} ms")
    for number, some in zip(numbers, found, strict=True):
        mine = scales.traits(kept(reader, f"NCT{number:08}"))
        shared.update(relation(mine, scales.traits(one.shown), ancestors) for one in some[:3])
    for name, times_found in shared.most_common():
        print(f"{name}: {times_found / sum(shared.values()):.3f} of {sum(shared.values())}")


if __name__ == "__main__":
    main()
