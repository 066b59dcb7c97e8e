"""Sending against a real SMTP host: what it can answer, and what becomes of the message."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from plaintrial.watches import actions, queries
from plaintrial.watches.actions.mailing import Limits
from plaintrial.watches.models import Alert, Delivery, Subscriber, Suppressed
from plaintrial.watches.news import Like
from plaintrial.watches.sending.attempt import Sender, attempt
from plaintrial.watches.sending.route import route_of
from plaintrial.watches.sending.smtp import Session
from tests.watches.made import (
    a_day,
    follow_all,
    keep,
    lupus_wish,
    noon,
    record,
    sign_up,
    study_wish,
    watching,
    weigh,
)
from tests.watches.mail_host import mail_host, silent_host

pytestmark = pytest.mark.django_db
UTC_ZONE = ZoneInfo("UTC")
FAST = Limits(between_all=0.0, between_one=0.0)
LIKE = Like("NCT99980777", "Another study of rest", "same disease: lupus")


@pytest.fixture
def clock():
    return noon()


@pytest.fixture
def host():
    with mail_host() as running:
        yield running


def sender(host, clock, deadline=5.0):
    return Sender(Session(route_of(host.url), "localhost", deadline), lambda nct: (LIKE,), None, clock)


def work(host, clock, limits=FAST):
    """One round of a worker: make messages, send what is due; how each try ended."""
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    with_session = sender(host, clock)
    outcomes = []
    while (claimed := actions.claim(limits=limits, clock=clock)) is not None:
        outcomes.append(attempt(claimed, with_session))
    with_session.outlet.close()
    return outcomes


def stopped(day="2026-03-03", **more):
    return record(day=day, overallStatus="TERMINATED", whyStopped="Too few people joined.", **more)


def news(clock, *addresses):
    """A study that these people watch has stopped."""
    keep(record(), clock=clock)
    for address in addresses or ("ada@example.org",):
        watching(address=address, clock=clock)
    keep(stopped(), clock=clock)
    follow_all(clock)


def test_news_is_taken_and_told(host, clock):
    news(clock)
    assert work(host, clock) == ["taken"]
    assert host.to() == ["ada@example.org"]
    assert Alert.objects.get().told
    assert work(host, clock) == []


def test_the_mail_says_why_it_stopped_and_what_is_similar_in_both_parts(host, clock):
    news(clock)
    work(host, clock)
    (message,) = host.messages
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for part in (" ".join(text.split()), html):
        for said in ("Too few people joined.", "Another study of rest", "NCT99980001", "Stopped early"):
            assert said in part
    assert "src=" not in html
    assert "url(" not in html
    assert "/watches/stop/" in text


def test_the_subject_tells_nothing_and_unsubscribing_takes_one_click(host, clock):
    news(clock)
    work(host, clock)
    (message,) = host.messages
    assert message["Subject"] == "News about something you follow"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<http://localhost:8000/watches/stop/")
    assert message["Auto-Submitted"] == "auto-generated"
    assert "lupus" not in str(message["From"]).lower()


def test_a_title_that_forges_headers_stays_in_the_body(host, clock):
    evil = "Rest\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script> " + "\U0001f600" * 400 + "\u202e"
    modules = {"identification": {"nctId": "NCT99980001", "briefTitle": evil}}
    keep(record(modules=modules), clock=clock)
    watching(clock=clock)
    keep(stopped(modules=modules), clock=clock)
    follow_all(clock)
    work(host, clock)
    (message,) = host.messages
    assert host.to() == ["ada@example.org"]
    assert message["Bcc"] is None
    assert "<script>" not in message.get_body(("html",)).get_content()
    assert max(len(line) for line in host.taken[0][1].split(b"\r\n")) <= 78


def test_greylisting_is_waited_out_and_the_same_message_comes_again(host, clock):
    news(clock)
    host.rcpt = ["450 4.7.1 greylisted", "451 4.7.1 still"]
    assert work(host, clock) == ["later"]
    first = Delivery.objects.get()
    clock.advance(minutes=4, seconds=59)
    assert work(host, clock) == []
    clock.advance(minutes=3)
    assert work(host, clock) == ["later"]
    clock.advance(minutes=15)
    assert work(host, clock) == ["taken"]
    assert host.messages[0]["Message-ID"] == first.message_id
    assert len(host.taken) == 1


def test_452_is_put_off_too(host, clock):
    news(clock)
    host.data = ["452 4.2.2 full"]
    assert work(host, clock) == ["later"]
    clock.advance(minutes=10)
    assert work(host, clock) == ["taken"]


def test_a_host_that_does_not_know_the_address_is_never_asked_again(host, clock):
    news(clock)
    host.of_address["ada@example.org"] = "550 5.1.1 no such user"
    assert work(host, clock) == ["nobody"]
    assert Suppressed.objects.get().why == "bounced"
    assert not Subscriber.objects.exists()
    host.of_address.clear()
    sign_up(clock=clock)
    weigh(clock)
    assert work(host, clock) == []


def test_a_refusal_for_policy_does_not_suppress_the_address(host, clock):
    news(clock)
    host.rcpt = ["550 5.7.1 relaying denied"]
    assert work(host, clock) == ["never"]
    assert not Suppressed.objects.exists()
    assert Delivery.objects.get().state == "failed"


def test_421_in_the_middle_of_a_queue_reconnects_and_goes_on(host, clock):
    news(clock, "a@example.org", "b@example.org", "c@example.org")
    host.mail = []
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    with_session = sender(host, clock)
    outcomes = []
    for number in range(3):
        if number == 1:
            host.mail = ["421 4.3.2 closing"]
        outcomes.append(attempt(actions.claim(limits=FAST, clock=clock), with_session))
    with_session.outlet.close()
    assert outcomes == ["taken"] * 3
    assert sorted(host.to()) == ["a@example.org", "b@example.org", "c@example.org"]


def test_taken_and_then_dropped_is_sent_again_under_the_same_number(host, clock):
    news(clock)
    host.after_data = ["drop"]
    assert work(host, clock) == ["unclear"]
    keep(record("NCT99980002"), clock=clock)
    watching(study_wish("NCT99980002"), clock=clock)
    keep(stopped(nct="NCT99980002"), clock=clock)
    follow_all(clock)
    clock.advance(minutes=10)
    assert work(host, clock) == ["taken", "taken"]
    numbers = [message["Message-ID"] for message in host.messages]
    assert len(numbers) == 3
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("banner", [b"", b"220 hello\r\n"])
def test_a_host_that_hangs_is_left_after_the_deadline(clock, banner):
    news(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    with silent_host(banner) as port:
        session = Session(route_of(f"smtp://127.0.0.1:{port}"), "localhost", deadline=0.4)
        claimed = actions.claim(limits=FAST, clock=clock)
        assert attempt(claimed, Sender(session, lambda nct: (), None, clock)) == "away"
    assert actions.claim(limits=FAST, clock=clock) is None
    clock.advance(seconds=31)
    assert actions.claim(limits=FAST, clock=clock) is not None


def test_a_host_that_hangs_after_the_message_may_have_it(host, clock):
    news(clock)

    async def hang(server, session, envelope):
        import asyncio

        await asyncio.sleep(2)
        return "250 OK"

    host.handle_DATA = hang
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    outcome = attempt(actions.claim(limits=FAST, clock=clock), sender(host, clock, deadline=0.4))
    assert outcome == "unclear"
    assert Delivery.objects.get().unclear


def test_a_host_that_is_down_for_5_days_loses_nothing_and_then_gets_one_digest(clock):
    keep(record(), clock=clock)
    watching(clock=clock, often="daily")
    with mail_host() as gone:
        pass
    for day in range(5):
        month = 4 + day
        keep(record(day=f"2026-03-{day + 3:02}", startDateStruct={"date": f"2026-{month:02}"}), clock=clock)
        follow_all(clock)
        assert set(work(gone, clock)) <= {"away"}
        a_day(clock)
    with mail_host() as host:
        assert work(host, clock) == ["taken"]
        assert len(host.taken) == 1
        text = " ".join(host.messages[0].get_body(("plain",)).get_content().split())
    assert "It changed 5 times" in text
    assert "August 2026" in text
    assert "April" not in text
    assert not Alert.objects.filter(told=False).exists()


def test_several_changes_before_a_digest_are_one_net_change(host, clock):
    keep(record(), clock=clock)
    watching(clock=clock, often="weekly")
    for number, month in enumerate(("07", "09", "11")):
        day = {"date": f"2027-{month}", "type": "ESTIMATED"}
        keep(record(day=f"2026-03-{number + 3:02}", completionDateStruct=day), clock=clock)
    follow_all(clock)
    assert work(host, clock) == ["taken"]
    text = host.messages[0].get_body(("plain",)).get_content()
    assert "November 2027" in text
    assert "September" not in text


def test_a_change_that_was_taken_back_is_not_told(host, clock):
    keep(record(), clock=clock)
    watching(clock=clock, often="weekly")
    keep(stopped(), clock=clock)
    follow_all(clock)
    keep(record(day="2026-03-04"), clock=clock)
    follow_all(clock)
    assert work(host, clock) == ["dropped"]
    assert host.taken == []


def test_who_unsubscribes_while_mail_is_queued_gets_none(host, clock):
    news(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    actions.erase(subscriber=Subscriber.objects.get().ref)
    assert work(host, clock) == []
    assert host.tries == []


def test_who_takes_a_break_is_told_afterwards_in_one_message(host, clock):
    news(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    ref = Subscriber.objects.get().ref
    actions.change_subscriber(subscriber=ref, paused=True)
    assert work(host, clock) == ["dropped"]
    actions.change_subscriber(subscriber=ref, paused=False)
    assert work(host, clock) == ["taken"]


def test_the_kill_switch_stops_before_the_next_message(host, clock):
    news(clock, "a@example.org", "b@example.org")
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    with_session = sender(host, clock)
    attempt(actions.claim(limits=FAST, clock=clock), with_session)
    actions.stop_sending(clock=clock)
    assert actions.claim(limits=FAST, clock=clock) is None
    assert queries.standing().stopped
    actions.start_sending()
    assert work(host, clock) == ["taken"]
    with_session.outlet.close()


def test_a_worker_that_died_is_followed_by_another_after_its_lease(host, clock):
    news(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    dead = actions.claim(limits=FAST, clock=clock)
    assert actions.claim(limits=FAST, clock=clock) is None
    clock.advance(seconds=121)
    assert work(host, clock) == ["taken"]
    assert Delivery.objects.get().unclear
    # The one that was thought dead wakes up: what it says changes nothing, and it sends nothing.
    assert attempt(dead, sender(host, clock)) == "dropped"
    assert not actions.sent(claimed=dead, answer="", clock=clock)
    assert len(host.taken) == 1


def test_messages_take_turns_by_the_limits(host, clock):
    news(clock, "a@example.org", "b@example.com", "c@example.net")
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    turns = [actions.claim(limits=Limits(between_all=0.5, between_one=2.0), clock=clock).not_before for _ in range(3)]
    assert [turn - turns[0] for turn in turns] == [timedelta(0), timedelta(seconds=0.5), timedelta(seconds=1)]


def test_one_busy_host_does_not_hold_up_another(host, clock):
    news(clock, "a@slow.example", "b@slow.example", "c@slow.example", "d@slow.example", "e@quick.example")
    for name in "abcd":
        host.of_address[f"{name}@slow.example"] = "451 4.7.1 later"
    outcomes = work(host, clock)
    assert host.to() == ["e@quick.example"]
    assert outcomes.count("later") == 3


def test_after_8_days_of_delays_the_address_is_given_up(host, clock):
    news(clock)
    host.of_address["ada@example.org"] = "451 4.3.0 later"
    work(host, clock)
    for _ in range(9):
        a_day(clock)
        work(host, clock)
    assert Suppressed.objects.get().why == "unreachable"


def test_400_changes_are_cut_with_a_link_to_the_rest(host, clock):
    keep(record(), clock=clock)
    ids = [f"NCT9997{n:04}" for n in range(400)]
    keep(*(record(nct) for nct in ids), clock=clock)
    watching(lupus_wish(), clock=clock)
    keep(*(stopped(nct=nct) for nct in ids), clock=clock)
    follow_all(clock)
    assert work(host, clock) == ["taken"]
    assert len(host.taken[0][1]) <= 100_000
    text = " ".join(host.messages[0].get_body(("plain",)).get_content().split())
    assert "There is news of 400 studies." in text
    assert "375 more studies have news" in text
    assert "/watches/manage/" in text


def test_an_address_in_a_record_is_hidden_in_mail(host, clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(record(day="2026-03-03", overallStatus="TERMINATED", whyStopped="Ask prof@hospital.example"), clock=clock)
    follow_all(clock)
    work(host, clock)
    assert b"prof@hospital" not in host.taken[0][1]
    assert "e-mail address hidden" in host.messages[0].get_body(("plain",)).get_content()


def test_what_somebody_was_told_of_is_forgotten_after_a_month(host, clock):
    news(clock)
    assert work(host, clock) == ["taken"]
    clock.advance(hours=24 * 29)
    actions.tidy(clock=clock)
    assert Alert.objects.exists()
    clock.advance(hours=48)
    actions.tidy(clock=clock)
    assert not Alert.objects.exists()
    assert not Delivery.objects.exists()
    assert Subscriber.objects.exists()
