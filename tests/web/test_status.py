"""How far the study is, and what a reader can do."""

from __future__ import annotations

import pytest

from plaintrial.record import study_of
from plaintrial.record.status_words import STATUS_WORDS
from plaintrial.web.study.status import status_view
from tests.web.studies import raw_study


def status(word, **more):
    return status_view(study_of(raw_study(status={"overallStatus": word, **more})))


@pytest.mark.parametrize("word", STATUS_WORDS)
def test_every_status_has_an_answer_a_meaning_and_a_next_step(word):
    view = status(word)
    assert view.answer.endswith(".")
    assert view.meaning.endswith(".")
    assert view.next.endswith(".")
    assert view.offer_contact or view.offer_search


@pytest.mark.parametrize("word", STATUS_WORDS)
def test_the_answer_is_never_a_plain_yes(word):
    assert status(word).answer in {"Perhaps.", "Not known.", "Not yet.", "Only if invited.", "No."}


def test_a_finished_study_offers_others_and_no_contact_on_top():
    assert (status("COMPLETED").offer_contact, status("COMPLETED").offer_search) == (False, True)
    assert (status("RECRUITING").offer_contact, status("RECRUITING").offer_search) == (True, False)


def test_a_status_nobody_knows_is_shown_and_answered_with_not_known():
    view = status("PAUSED_BY_SPONSOR")
    assert view.label == "Other status: paused by sponsor"
    assert view.answer == "Not known."


def test_the_date_is_the_team_s_own_confirmation_else_the_last_update():
    assert (
        status("RECRUITING", statusVerifiedDate="2024-03").dated
        == "The study team last confirmed the record in March 2024."
    )
    updated = status("RECRUITING", lastUpdatePostDateStruct={"date": "2024-03-05"}).dated
    assert updated == "The record was last updated on 5 March 2024."
    assert status("RECRUITING").dated == ""
    assert status("RECRUITING", statusVerifiedDate="long ago").dated == ""


def test_unknown_says_what_the_record_said_before():
    assert (
        status("UNKNOWN", lastKnownStatus="RECRUITING").before
        == "Before that, the record said: “Looking for people now”."
    )


def test_a_whole_day_is_said_with_on():
    assert status("RECRUITING", statusVerifiedDate="2024-03-09").dated.endswith("on 9 March 2024.")


def test_a_status_not_known_says_so_in_its_tag_too():
    assert status("UNKNOWN").label == "Status not known"


@pytest.mark.parametrize(
    "word", ["AVAILABLE", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING"]
)
def test_a_treatment_outside_a_study_is_asked_for_not_joined(word):
    view = status(word)
    assert view.question == "Can the treatment be asked for now?"
    assert view.next == "Ask your doctor which treatments you can have."
    assert status("RECRUITING").question == "Can people join now?"
