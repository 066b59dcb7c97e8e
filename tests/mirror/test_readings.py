"""Readings kept with their version: made with the change, stale with the rules, made again, overtaken."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import msgspec
import pytest

from plaintrial.ground.clock import SetClock
from plaintrial.ground.errors import RecordRefused
from plaintrial.mirror import actions, queries
from plaintrial.mirror.models import Reading
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import prepare_several
from plaintrial.mirror.readings import MadeReading, Unread, packed_readings, read_chunk, reading_json
from plaintrial.mirror.rereading import reread
from plaintrial.plain.reading import read_line
from plaintrial.record import study_of
from plaintrial.record.canonical import canonical
from tests.mirror.records import record

pytestmark = pytest.mark.django_db
CLOCK = SetClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


def keep(*records, read=packed_readings):
    run = actions.start_run(kind="load", clock=CLOCK)
    made = list(prepare_several([msgspec.json.encode(raw) for raw in records], Packer(), None, read=read))
    return actions.keep(records=made, run=run, clock=CLOCK)


def sentences(nct="NCT99980001"):
    page = queries.study_page(nct)
    kept = queries.reading_of_version(page.version.row)
    return None if kept is None else [sentence.text for sentence in kept.plain]


def test_a_reading_is_kept_with_its_version_and_is_what_read_prints():
    keep(record())
    kept = msgspec.json.decode(queries.reading_json_of("NCT99980001"))
    assert kept == msgspec.json.decode(msgspec.json.encode(read_line(record())))


def test_headlines_of_a_list_are_those_of_last_versions():
    keep(record(title="Rest and lupus"), record(nct="NCT99980002"))
    keep(record(title="Sleep and lupus", day="2026-03-01"))
    keep(record(nct="NCT99980003"), read=None)
    told = queries.headlines_of(["NCT99980001", "NCT99980002", "NCT99980003", "NCT99980009"])
    assert set(told) == {"NCT99980001", "NCT99980002"}
    assert (
        told["NCT99980001"] == queries.reading_of_version(queries.study_page("NCT99980001").version.row).headline.text
    )


def test_each_version_has_its_own_reading():
    keep(record(title="Rest and lupus"))
    keep(record(title="Rest and lupus", status="COMPLETED", day="2026-03-01"))
    assert Reading.objects.count() == 2
    old = queries.study_page("NCT99980001", number=1)
    then = [line.text for line in queries.reading_of_version(old.version.row).plain]
    assert then != sentences()


def test_without_reading_at_once_reread_makes_them_and_only_once():
    keep(record(), record(nct="NCT99980002"), read=None)
    assert sentences() is None
    assert reread().read == 2
    assert sentences()
    assert reread().read == 0


def test_side_by_side_makes_the_same_rows():
    keep(*(record(nct=f"NCT9998{n:04}", title=f"Study {n}") for n in range(230)), read=None)
    reread()
    alone = dict(Reading.objects.values_list("version_id", "packed"))
    Reading.objects.all().delete()
    with ThreadPoolExecutor(3) as pool:
        assert reread(executor=pool, processes=3).read == 230
    assert {
        key: reading_json(bytes(packed)) for key, packed in Reading.objects.values_list("version_id", "packed")
    } == {key: reading_json(bytes(packed)) for key, packed in alone.items()}


def test_another_rule_set_makes_a_reading_stale():
    keep(record())
    Reading.objects.update(rule_set="plain-0-older")
    assert sentences() is None
    assert queries.reading_json_of("NCT99980001") is None
    assert reread().read == 1
    assert sentences()


def test_what_the_registry_derives_anew_makes_it_stale_but_no_new_version():
    keep(record())
    keep(record(mesh="Lupus Erythematosus, Systemic"))
    assert sentences() is None
    assert reread().read == 1
    assert sentences()


def test_a_reading_overtaken_by_new_content_is_not_kept():
    keep(record(), read=None)
    row = queries.study_page("NCT99980001").version.row
    stale = MadeReading(row, "0" * 64, "rules", b"never read")
    actions.keep_readings(made=[stale])
    assert Reading.objects.count() == 0


def test_a_reading_of_a_version_that_went_is_dropped():
    actions.keep_readings(made=[MadeReading(12345, "0" * 64, "rules", b"never read")])
    assert Reading.objects.count() == 0


def test_what_cannot_be_read_is_left_out():
    good = Unread(1, "a", canonical(record()))
    assert [made.version for made in read_chunk([Unread(2, "b", b"{"), good])] == [1]


def test_a_record_without_a_title_has_a_reading_or_none_but_never_fails():
    bare = {"protocolSection": {"identificationModule": {"nctId": "NCT99980001"}}}
    (packed,) = packed_readings([study_of(bare)])
    assert packed is None or msgspec.json.decode(reading_json(packed))["nctId"] == "NCT99980001"


def test_records_that_are_read_together_keep_their_places_and_the_refused_say_why():
    raws = [record(nct=f"NCT9998{n:04}", title=f"Rest and lupus, study {n}") for n in range(40)]
    records = [msgspec.json.encode(raw) for raw in raws]
    records[7:7] = [b"{"]
    records[35:35] = [b"[]"]
    made = list(prepare_several(records, Packer(), None, read=packed_readings))
    assert [place for place, one in enumerate(made) if isinstance(one, RecordRefused)] == [7, 35]
    kept = [one for one in made if not isinstance(one, RecordRefused)]
    told = [msgspec.json.decode(reading_json(one.reading)) for one in kept]
    assert told == [msgspec.json.decode(msgspec.json.encode(read_line(raw))) for raw in raws]
    assert [one.registry_id for one in kept] == [reading["nctId"] for reading in told]
