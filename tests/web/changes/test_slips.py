"""How planned dates moved: read back from events, and drawn."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime
from itertools import pairwise
from xml.etree import ElementTree

from plaintrial.history import diff
from plaintrial.mirror.queries import VersionLine
from plaintrial.record import study_of
from plaintrial.web.changes.slips import plans
from plaintrial.web.changes.slips_svg import MOST_ROWS, WIDTH, drawn, end_words, moved_words

TODAY = date(2026, 6, 1)


def version(start, main, end):
    structs = {"startDateStruct": start, "primaryCompletionDateStruct": main, "completionDateStruct": end}
    status = {name: {"date": given[0], "type": given[1]} for name, given in structs.items() if given}
    return {"protocolSection": {"identificationModule": {"nctId": "NCT99980001"}, "statusModule": status}}


def planned(day):
    return day, "ESTIMATED"


def lines(count):
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    return [VersionLine(n, "h", date(2024, n, 1), seen, n == count) for n in range(1, count + 1)]


def plans_of(*records):
    events = {n: diff(before, after) for n, (before, after) in enumerate(pairwise(records), 2)}
    return plans(study_of(copy.deepcopy(records[-1])).status, lines(len(records)), events)


def dates(found):
    return [(str(p.start.when), str(p.main.when), str(p.end.when), p.later) for p in found]


def test_a_version_that_moved_no_date_has_no_row():
    one = version(planned("2024-05"), planned("2025-05"), planned("2025-11"))
    two = copy.deepcopy(one)
    two["protocolSection"]["statusModule"]["whyStopped"] = "x"
    three = version(planned("2024-05"), planned("2025-05"), planned("2026-05"))
    found = plans_of(one, two, three)
    assert [plan.number for plan in found] == [1, 3]
    assert dates(found) == [("May 2024", "May 2025", "November 2025", 0), ("May 2024", "May 2025", "May 2026", 181)]


def test_nothing_that_moved_gives_no_rows():
    one = version(planned("2024-05"), planned("2025-05"), planned("2025-11"))
    assert plans_of(one, copy.deepcopy(one)) == ()


def test_what_came_true_was_a_plan_before():
    one = version(planned("2024-05"), planned("2025-05"), planned("2025-11"))
    two = version(("2024-06-03", "ACTUAL"), planned("2025-05"), planned("2025-11"))
    three = version(("2024-06-04", "ACTUAL"), planned("2025-05"), ("2025-11", "ACTUAL"))
    found = plans_of(one, two, three)
    assert [plan.start.happened for plan in found] == [False, True, True]
    assert [plan.end.happened for plan in found] == [False, False, True]
    assert [str(plan.start.when) for plan in found] == ["May 2024", "3 June 2024", "4 June 2024"]


def test_a_date_that_was_not_there_before():
    found = plans_of(version(planned("2024-05"), None, None), version(planned("2024-05"), None, planned("2026-05")))
    assert found[0].end.when is None
    assert str(found[1].end.when) == "May 2026"


def test_words():
    assert [moved_words(days) for days in (5, 31, 183, -183, 730, -1461)] == [
        "",
        "1 month later",
        "6 months later",
        "6 months earlier",
        "2 years later",
        "4 years earlier",
    ]


def test_the_picture_is_sound_xml_with_a_row_a_plan_and_everything_inside():
    ends = [f"20{25 + n // 12}-{1 + n % 12:02}" for n in range(0, 60, 3)]
    found = plans_of(*(version(planned("2024-05"), None, planned(end)) for end in ends[:12]))
    svg = ElementTree.fromstring(str(drawn(found, TODAY, "a & b <c>")))
    marks = [each for each in svg.iter("path") if each.get("class") == "sl-planned"]
    assert len(marks) == min(len(found), MOST_ROWS)
    assert svg.get("aria-label") == "a & b <c>"
    height = float(svg.get("viewBox").split()[3])
    for text in svg.iter("text"):
        assert 0 <= float(text.get("x")) <= WIDTH
        assert 0 < float(text.get("y")) <= height
    assert end_words(found[-1]) in "".join(svg.itertext())


def test_one_row_is_no_picture():
    found = plans_of(version(None, None, None), version(None, None, planned("2026-05")))
    assert drawn(found, TODAY, "x") == ""
