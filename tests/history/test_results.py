from __future__ import annotations

from plaintrial.history import diff

from .records import P, changed, only, put, record, told

FLOW, HARMS = "/resultsSection/participantFlowModule", "/resultsSection/adverseEventsModule"
STEPS = "/annotationSection/annotationModule/unpostedAnnotation/unpostedEvents"


def posted() -> object:
    after = put(put(record(), "/hasResults", True), FLOW, {"groups": [{"id": "FG000"}]})
    after = put(after, f"{P}/statusModule/resultsFirstSubmitDate", "2026-01-02")
    return put(after, f"{P}/statusModule/resultsFirstPostDateStruct", {"date": "2026-02-01", "type": "ACTUAL"})


def test_results_posted_is_one_event() -> None:
    event = only(diff(record(), posted()))  # type: ignore[arg-type]
    assert (event.kind, event.importance, event.path) == ("results_posted", "notable", "/hasResults")
    assert event.sentence == "The study's results were posted. Before, there were none."


def test_results_without_the_flag_are_posted_too() -> None:
    without = {key: value for key, value in record().items() if key != "hasResults"}
    event = only(diff(without, put(without, FLOW, {"groups": []})))
    assert (event.kind, event.path) == ("results_posted", "/resultsSection")


def test_results_taken_down() -> None:
    event = only(diff(posted(), record()))  # type: ignore[arg-type]
    assert (event.kind, event.importance, event.after) == ("other", "notable", False)


def test_results_changed_part_by_part() -> None:
    after = put(put(posted(), HARMS, {"description": "New"}), "/resultsSection/newModule", {"a": 1})
    assert told(diff(posted(), after)) == [  # type: ignore[arg-type]
        ("other", "The posted results changed: harms that were seen."),
        ("other", "A part of the posted results changed."),
    ]


def test_results_on_their_way() -> None:
    event = only(changed(f"{P}/statusModule/resultsFirstSubmitDate", "2026-01-23"))
    assert event.sentence == "Results were sent to the registry on 23 January 2026. They are not shown yet."
    steps = [{"type": "RELEASE", "date": "2026-01-23"}, {"type": "RESET", "date": "2026-02-09"}, {"type": "NEW"}]
    before = put(record(), STEPS, steps[:1])
    assert told(diff(before, put(record(), STEPS, steps))) == [
        ("other", "The registry sent the results back for changes on 9 February 2026."),
        ("other", "There is news of results that are not shown yet."),
    ]
