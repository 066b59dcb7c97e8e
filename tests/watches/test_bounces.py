"""Mail that comes back: every form of report read, acted on only when it proves that it is of our own message."""

from __future__ import annotations

from pathlib import Path

import pytest

from plaintrial.ground.errors import UserError
from plaintrial.watches import actions
from plaintrial.watches.actions.bouncing import MOST_SOFT
from plaintrial.watches.bounces.report import read
from plaintrial.watches.bounces.return_path import ref_of, return_path, token, tokens_in
from plaintrial.watches.models import Delivery, Subscriber, Suppressed
from tests.watches.made import noon, watching
from tests.watches.mail_host import mail_host
from tests.watches.test_sending import news, work

pytestmark = pytest.mark.django_db
FORMS = Path(__file__).parent / "bounces"
KINDS = {
    "postfix-unknown": "gone",
    "exim-dsn": "gone",
    "exim-old": "gone",
    "exchange-notfound": "gone",
    "gmail-nouser": "gone",
    "qmail": "gone",
    "sendmail-full": "soft",
    "postfix-expired": "soft",
    "policy": "refused",
    "sender-refused": "refused",
    "complaint": "complaint",
    "not-spam": "other",
    "postfix-delayed": "other",
    "out-of-office": "other",
}


@pytest.fixture
def clock():
    return noon()


@pytest.fixture(autouse=True)
def _address(monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_MAIL_BOUNCES", "bounces@studies.example")


def came(name, to="bounces@studies.example"):
    return (FORMS / f"{name}.eml").read_bytes().replace(b"@RETURN@", to.encode())


def take(data, clock, sent_to=""):
    return actions.take_bounce(report=read(data, sent_to), clock=clock)


def test_every_form_is_told_apart():
    assert {file.stem for file in FORMS.glob("*.eml")} == set(KINDS)
    assert {name: read(came(name)).kind for name in KINDS} == KINDS


@pytest.mark.parametrize("name", sorted(KINDS))
def test_line_ends_of_the_wire_change_nothing(name):
    data = came(name)
    assert read(data.replace(b"\n", b"\r\n")) == read(data)


def test_the_return_path_names_nobody_and_is_of_one_person(clock):
    watching(clock=clock)
    ref = Subscriber.objects.get().ref
    address = return_path(ref)
    local = address.partition("@")[0]
    assert address.endswith("@studies.example")
    assert len(local) <= 64
    assert "ada" not in address
    assert ref_of(tokens_in(address.upper())[0]) == ref
    assert ref_of(token(ref)[:-1] + ("a" if token(ref)[-1] != "a" else "b")) is None
    for mistaken in ("", "é" * 42, "1" * 42, "a" * 42):
        assert ref_of(mistaken) is None


def test_mail_goes_out_from_it(clock, monkeypatch):
    with mail_host() as host:
        senders = []
        usual = host.handle_MAIL

        async def noted(server, session, envelope, address, options):
            senders.append(address)
            return await usual(server, session, envelope, address, options)

        host.handle_MAIL = noted
        news(clock)
        assert work(host, clock) == ["taken"]
    assert senders == [return_path(Subscriber.objects.get().ref)]
    monkeypatch.delenv("PLAINTRIAL_MAIL_BOUNCES")
    assert return_path(Subscriber.objects.get().ref) == "watches@localhost"


@pytest.mark.parametrize("named", ["bounces", "a+b@example.org", "@example.org", "x" * 21 + "@example.org"])
def test_a_mistaken_setting_is_said(named, monkeypatch, clock):
    watching(clock=clock)
    monkeypatch.setenv("PLAINTRIAL_MAIL_BOUNCES", named)
    with pytest.raises(UserError, match="PLAINTRIAL_MAIL_BOUNCES"):
        return_path(Subscriber.objects.get().ref)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind in ("gone", "complaint")])
def test_who_is_gone_or_complained_is_never_written_to_again(name, clock):
    watching(clock=clock)
    to = return_path(Subscriber.objects.get().ref)
    assert take(came(name, to), clock)
    assert not Subscriber.objects.exists()
    why = "complained" if KINDS[name] == "complaint" else "bounced"
    assert Suppressed.objects.get().why == why
    assert not take(came(name, to), clock)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind in ("other", "refused")])
def test_what_says_nothing_of_the_address_changes_nothing(name, clock):
    watching(clock=clock)
    for _ in range(2 * MOST_SOFT):
        take(came(name, return_path(Subscriber.objects.get().ref)), clock)
    assert Subscriber.objects.get().bounces == 0
    assert not Suppressed.objects.exists()


def test_the_envelope_or_our_message_s_number_prove_it_too(clock):
    news(clock, "a@example.org", "b@example.org")
    with mail_host() as host:
        work(host, clock)
    first, second = Subscriber.objects.order_by("pk")
    assert take(came("postfix-unknown"), clock, sent_to=return_path(first.ref))
    assert list(Subscriber.objects.all()) == [second]
    Delivery.objects.update(message_id="<0123456789abcdef0123456789abcdef@studies.example>")
    assert take(came("exim-old"), clock)
    assert not Subscriber.objects.exists()


def test_a_report_that_proves_nothing_ends_nobody(clock):
    watching(address="ada@clinic.example", clock=clock)
    forged = "bounces+" + "a" * 42 + "@studies.example"
    for name in KINDS:
        assert not take(came(name), clock)
        assert not take(came(name, forged), clock)
    assert Subscriber.objects.get().bounces == 0


def test_messages_that_did_not_arrive_are_counted_for_a_month(clock):
    watching(clock=clock)
    soft = came("sendmail-full", return_path(Subscriber.objects.get().ref))
    for _ in range(MOST_SOFT - 1):
        assert take(soft, clock)
        clock.advance(hours=24)
    assert Subscriber.objects.get().bounces == MOST_SOFT - 1
    clock.advance(hours=24 * 31)
    assert take(soft, clock)
    assert Subscriber.objects.get().bounces == 1
    for _ in range(MOST_SOFT - 1):
        take(soft, clock)
    assert Suppressed.objects.get().why == "unreachable"
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 5000, b"From: MAILER-DAEMON\n\n" + b"5" * 100_000, b"Content-Type: multipart/report; boundary=\n\n--",
     b"Content-Type: message/delivery-status\n\nAction: failed\nStatus: \xff\xfe\n",
     b"Content-Type: message/feedback-report\n\n",
     b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)),
     b"Content-Type: multipart/report; boundary=a\n" + b"\n--a\nContent-Type: text/plain\n\n550\n" * 3_000],
)  # fmt: skip
def test_nonsense_is_no_report(data):
    assert read(data).kind in ("other", "soft")


def test_half_a_report_is_read_as_far_as_it_goes():
    data = came("postfix-unknown")
    for end in range(0, len(data), 97):
        assert read(data[:end]).kind in ("gone", "other", "soft")
