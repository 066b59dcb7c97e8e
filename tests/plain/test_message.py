"""Templates are filled with evidence only."""

from __future__ import annotations

import re2

from plaintrial.plain.language import Language
from plaintrial.plain.message import Given, Message, Slot, given, nothing_at, place_of
from plaintrial.plain.shown.ages import age
from plaintrial.plain.shown.numbers import how_many, number
from plaintrial.record import Locator

_COUNT = Locator("/protocolSection/designModule/enrollmentInfo/count", 0, 4, "1200")
_AGE = Locator("/protocolSection/eligibilityModule/minimumAge", 0, 8, "18 Years")
_PEOPLE = Message("{n} people take part.", n=Slot(number, ("designModule/enrollmentInfo/count",)))


def _arm(place: int) -> Locator:
    return Locator(f"/protocolSection/armsInterventionsModule/armGroups/{place}/label", 0, 1, "A")


def test_filled_from_the_place_a_slot_names() -> None:
    assert _PEOPLE.fill([_AGE, _COUNT]) == "1,200 people take part."


def test_not_filled_from_another_place() -> None:
    assert _PEOPLE.fill([_AGE]) is None


def test_given_evidence_must_be_there_with_its_value() -> None:
    late = Message("Late.", given=[given("designModule/phases/*", "PHASE3")])
    assert late.fill([Locator("/protocolSection/designModule/phases/1", 0, 6, "PHASE3")]) == "Late."
    assert late.fill([Locator("/protocolSection/designModule/phases/1", 0, 6, "PHASE2")]) is None
    assert late.fill([_AGE]) is None


def test_given_evidence_may_have_to_match() -> None:
    need = Given(("descriptionModule/briefSummary",), matches=re2.compile("(?i)wash"))
    assert need.holds(Locator("/protocolSection/descriptionModule/briefSummary", 3, 10, "Washout"))
    assert not need.holds(Locator("/protocolSection/descriptionModule/briefSummary", 3, 10, "dryout"))


def test_silence_is_shown_by_an_object_that_lacks_the_entry() -> None:
    need = nothing_at("designModule/enrollmentInfo/count")
    for path in (
        "/protocolSection/designModule/enrollmentInfo",
        "/protocolSection/designModule",
        "/protocolSection",
        "",
    ):
        assert need.holds(Locator(path, 0, 1, "{"))
    assert not need.holds(Locator("/protocolSection/statusModule", 0, 1, "{"))
    assert not need.holds(_COUNT)


def test_plural_by_how_many_are_cited() -> None:
    groups = Message(
        "1 group.", "{n} groups.",
        n=Slot(how_many, ("armsInterventionsModule/armGroups/*/label",), many=True, count=True),
    )  # fmt: skip
    assert groups.fill([_arm(0)]) == "1 group."
    assert groups.fill([_arm(0), _arm(1), _arm(2)]) == "3 groups."


def test_two_slots_of_one_place_take_its_evidence_in_turn() -> None:
    slot = Slot(number, ("designModule/enrollmentInfo/count",))
    other = Locator(_COUNT.path, 0, 1, "5")
    assert Message("{a} of {b}.", a=slot, b=slot).fill([other, _COUNT]) == "5 of 1,200."


def test_a_sentence_too_long_to_read_is_not_said() -> None:
    assert Message("word " * 24 + "{n}.", n=_PEOPLE.slots["n"]).fill([_COUNT]) is not None
    assert Message("word " * 25 + "{n}.", n=_PEOPLE.slots["n"]).fill([_COUNT]) is None


def test_another_language_has_its_own_template_and_numbers() -> None:
    french = Language("fr", {"{n} people take part.": ("{n} personnes participent.",)}, thousands="\u202f")
    assert _PEOPLE.fill([_COUNT], french) == "1\u202f200 personnes participent."


def test_a_quote_that_is_no_age_fills_nothing() -> None:
    message = Message("From {age}.", age=Slot(age, ("eligibilityModule/minimumAge",)))
    assert message.fill([_AGE]) == "From 18."
    assert message.fill([Locator(_AGE.path, 0, 3, "N/A")]) is None


def test_places_have_no_indexes() -> None:
    assert place_of("/protocolSection/a/3/b/12") == "a/*/b/*"
    assert place_of("/hasResults") == "hasResults"
    assert place_of("") == ""
