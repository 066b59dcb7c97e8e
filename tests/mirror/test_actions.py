"""Keeping batches: what becomes a version, what does not, and what the outbox tells."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from plaintrial.ground.clock import SetClock
from plaintrial.mirror import actions, queries
from plaintrial.mirror.models import Content, Outbox, Run, Study, Version
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import prepare
from tests.mirror.records import prepared, record

pytestmark = pytest.mark.django_db
CLOCK = SetClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


def keep(*records, cursor=None):
    run = Run.objects.first() or actions.start_run(kind="load", clock=CLOCK)
    return actions.keep(records=records, run=run, clock=CLOCK, cursor=cursor)


def versions(nct="NCT99980001"):
    return list(Version.objects.filter(study__registry_id=nct).order_by("as_of", "id"))


def kinds():
    return list(Outbox.objects.order_by("id").values_list("kind", flat=True))


def test_a_new_study_is_kept_with_its_card_and_told():
    counts = keep(prepared(title="Rest and lupus"))
    page = queries.study_page("NCT99980001")
    assert counts.new == 1
    assert page.study.title == "Rest and lupus"
    assert page.version.as_of == page.current_as_of == date(2026, 2, 1)
    assert page.first_seen == CLOCK.now()
    assert page.times_changed == 0
    assert kinds() == ["new"]


def test_the_same_record_again_changes_nothing():
    keep(prepared())
    assert keep(prepared()).unchanged == 1
    assert len(versions()) == 1
    assert kinds() == ["new"]


def test_key_order_spacing_escapes_and_number_form_are_no_change():
    raw = record(title="Rest €")
    raw["protocolSection"]["designModule"] = {"enrollmentInfo": {"count": 40}}
    keep(prepare(msgspec.json.encode(raw), Packer(), None))
    turned = {key: raw[key] for key in reversed(raw)}
    other = msgspec.json.format(msgspec.json.encode(turned), indent=3)
    other = other.replace("€".encode(), b"\\u20ac").replace(b'"count": 40', b'"count": 4.0e1')
    assert b"4.0e1" in other
    assert b"\\u20ac" in other
    assert keep(prepare(other, Packer(), None)).unchanged == 1


def test_a_change_is_a_version_and_the_page_shows_the_new_one():
    keep(prepared())
    assert keep(prepared(day="2026-03-01", status="COMPLETED")).changed == 1
    page = queries.study_page("NCT99980001")
    assert page.study.status.overall_status == "COMPLETED"
    assert (page.versions, page.times_changed, page.version.number) == (2, 1, 2)
    assert queries.study_page("NCT99980001", number=1).study.status.overall_status == "RECRUITING"
    assert kinds() == ["new", "changed"]


def test_an_older_record_that_comes_late_fills_in_and_leaves_the_page_alone():
    keep(prepared(day="2026-03-01", status="COMPLETED"))
    assert keep(prepared(day="2026-02-01")).changed == 1
    page = queries.study_page("NCT99980001")
    assert page.study.status.overall_status == "COMPLETED"
    assert (page.versions, page.times_changed) == (2, 1)
    assert kinds() == ["new", "filled_in"]


def test_several_versions_of_one_study_in_one_batch():
    keep(prepared(day="2026-02-01"), prepared(day="2026-03-01", title="B"), prepared(day="2026-04-01", title="C"))
    assert [line.as_of.month for line in queries.versions_of("NCT99980001")] == [2, 3, 4]
    assert queries.study_page("NCT99980001").study.title == "C"
    assert kinds() == ["new", "changed", "changed"]


def test_what_only_the_registry_derived_is_no_version():
    keep(prepared(mesh="Lupus"))
    assert keep(prepared(day="2026-02-02", updated="2026-02-01", mesh="Lupus Erythematosus, Systemic")).derived == 1
    page = queries.study_page("NCT99980001")
    assert page.study.derived.condition_browse_module.meshes[0].term == "Lupus Erythematosus, Systemic"
    assert page.versions == 1
    assert Content.objects.count() == 1
    assert kinds() == ["new", "derived"]


def test_a_later_day_of_the_registry_s_data_is_noted_and_nothing_else():
    keep(prepared())
    assert keep(prepared(day="2026-06-01", updated="2026-02-01")).unchanged == 1
    page = queries.study_page("NCT99980001")
    assert page.current_as_of == date(2026, 6, 1)
    assert page.version.as_of == date(2026, 2, 1)
    assert kinds() == ["new"]


def test_a_content_that_comes_back_is_kept_once():
    keep(prepared(), prepared(day="2026-03-01", title="B"), prepared(day="2026-04-01", updated="2026-02-01"))
    assert len(versions()) == 3
    assert queries.study_page("NCT99980001").study.title == "A study of rest"


def test_a_record_from_the_future_does_not_hide_what_comes_after_it():
    keep(prepared(day="2099-01-01", title="From the future"))
    assert queries.study_page("NCT99980001").version.as_of <= date(2026, 11, 25)


def test_a_batch_that_fails_leaves_nothing_of_it():
    run = actions.start_run(kind="load", clock=CLOCK)
    bad = msgspec.structs.replace(prepared(nct="NCT99980002"), title=None)
    with pytest.raises(Exception, match=r"(?i)null"):
        actions.keep(records=[prepared(), bad], run=run, clock=CLOCK, cursor="page-2")
    run.refresh_from_db()
    assert (Study.objects.count(), Version.objects.count(), Content.objects.count()) == (0, 0, 0)
    assert run.cursor == ""


def test_rows_and_cursor_are_written_together():
    keep(prepared(), cursor="page-2")
    run = Run.objects.get()
    assert (run.cursor, run.counts["new"]) == ("page-2", 1)


def test_an_alias_in_the_record_leads_to_the_study():
    raw = record()
    raw["protocolSection"]["identificationModule"]["nctIdAliases"] = ["NCT99980099"]
    keep(prepare(msgspec.json.encode(raw), Packer(), None))
    assert queries.alias_of("NCT99980099") == "NCT99980001"


def test_text_with_a_null_character_is_kept_as_it_came():
    raw = record(title="Rest\0and lupus")
    keep(prepare(msgspec.json.encode(raw), Packer(), None))
    assert queries.study_page("NCT99980001").study.title == "Rest\0and lupus"


def test_looks_at_contacts_are_counted_a_day_and_forgotten_the_next():
    day, next_day = date(2026, 11, 24), date(2026, 11, 25)
    assert [actions.count_reveal(who="x", day=day) for _ in range(3)] == [1, 2, 3]
    assert actions.count_reveal(who="y", day=day) == 1
    assert actions.count_reveal(who="x", day=next_day) == 1


def test_what_changed_is_kept_with_the_version():
    keep(prepared(), prepared(day="2026-03-01", status="COMPLETED"))
    events = queries.events_of("NCT99980001")
    assert list(events) == [2]
    assert "status_changed" in {event.kind for event in events[2]}


def test_a_version_that_comes_late_changes_what_the_one_after_it_changed():
    keep(prepared(day="2026-01-01"), prepared(day="2026-05-01", status="COMPLETED"))
    keep(prepared(day="2026-03-01", status="ACTIVE_NOT_RECRUITING"))
    told = {n: [(e.before, e.after) for e in some] for n, some in queries.events_of("NCT99980001").items()}
    assert told[2] == [("RECRUITING", "ACTIVE_NOT_RECRUITING")]
    assert told[3] == [("ACTIVE_NOT_RECRUITING", "COMPLETED")]


@pytest.mark.parametrize(
    "title", ["Rest\0 and lupus", "\0", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace")]
)
def test_characters_a_database_refuses_are_kept_in_the_content(title):
    keep(prepared(title=title, criteria="Adults\0"), prepared(nct="NCT99980002"))
    page = queries.study_page("NCT99980001")
    assert page.study.title == title
    assert page.study.raw["protocolSection"]["eligibilityModule"]["eligibilityCriteria"] == "Adults\0"
    row = Study.objects.get(registry_id="NCT99980001")
    assert "\0" not in row.title + row.words
    assert queries.study_page("NCT99980002") is not None
