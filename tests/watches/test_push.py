"""Web Push: sealed as the RFC's own example, signed, told to a push service that is there, ended when it says so."""

from __future__ import annotations

import msgspec
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from plaintrial.ground.errors import UserError
from plaintrial.watches import actions, rotation
from plaintrial.watches.models import Alert, Delivery, Subscriber
from plaintrial.watches.push import sender_key
from plaintrial.watches.push.encryption import LONGEST, Once, encrypted, point_bytes
from plaintrial.watches.push.sender_key import bytes_of, text_of
from plaintrial.watches.sending import posting, push
from plaintrial.watches.sending.attempt import Sender, attempt
from plaintrial.watches.sending.posting import Answer
from plaintrial.watches.tokens import ref_of
from tests.watches.made import follow_all, keep, noon, record, study_wish, watching
from tests.watches.mail_host import mail_host
from tests.watches.push_service import CURVE, Reader, claims, push_service
from tests.watches.test_messages import certificate
from tests.watches.test_messages import key as key
from tests.watches.test_sending import FAST, UTC_ZONE, stopped, work


def private(text):
    return ec.derive_private_key(int.from_bytes(bytes_of(text), "big"), CURVE)


# RFC 8291, section 5 and appendix A.
READER = Reader(
    "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
    private("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"),
    bytes_of("BTBZMqHH6r4Tts7J_aSIgg"),
)
ONCE = Once(bytes_of("DGv6ra1nlYgDCS1FRnbzlw"), private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_rfc_byte_for_byte():
    made = encrypted(b"When I grow up, I want to be a watermelon", READER.key, READER.auth, once=ONCE)
    assert text_of(made) == BODY
    assert READER.opened(made) == b"When I grow up, I want to be a watermelon"


def test_messages_of_one_length_and_never_two_alike():
    short, long = (encrypted(text, READER.key, READER.auth, length=500) for text in (b"a", b"b" * 400))
    assert len(short) == len(long)
    assert short != encrypted(b"a", READER.key, READER.auth, length=500)
    assert READER.opened(long) == b"b" * 400
    with pytest.raises(InvalidTag):
        Reader(READER.endpoint).opened(short)
    with pytest.raises(ValueError):
        encrypted(b"a" * (LONGEST + 1), READER.key, READER.auth)
    assert len(encrypted(b"a" * LONGEST, READER.key, READER.auth)) == 4096


@pytest.mark.parametrize("key", [b"", b"\x04" + b"\x01" * 64, b"\x04" + bytes(64), READER.key[:-1]])
def test_a_key_that_is_no_point_is_refused(key):
    with pytest.raises(ValueError):
        encrypted(b"a", key, READER.auth)


@pytest.mark.django_db
def test_the_sender_s_key_is_made_once_for_its_owner_only(tmp_path, monkeypatch):
    first = sender_key.public_key()
    file = tmp_path / "push-key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert sender_key.public_key() == first
    assert len(bytes_of(first)) == 65
    monkeypatch.setenv(sender_key.VARIABLE, file.read_text())
    file.unlink()
    assert sender_key.public_key() == first
    assert not file.exists()
    for damaged in ("x", text_of(b"1" * 31), text_of(bytes(32)), "é"):
        monkeypatch.setenv(sender_key.VARIABLE, damaged)
        with pytest.raises(UserError, match="damaged"):
            sender_key.public_key()


@pytest.mark.django_db
def test_a_lost_key_is_an_error_once_browsers_hold_it(tmp_path):
    actions.add_browser(browser=READER.browser, wish=study_wish(), frequency="daily", clock=noon())
    with pytest.raises(UserError, match="push key is lost"):
        sender_key.public_key()
    assert not (tmp_path / "push-key").exists()


@pytest.mark.django_db
def test_who_sends_is_signed_for_this_service_and_half_a_day():
    said = claims(sender_key.authorization("https://push.example.net/push/abc", "mailto:ops@example.org", 1_000_000))
    assert said == {
        "key": sender_key.public_key(), "aud": "https://push.example.net", "exp": 1_043_200,
        "sub": "mailto:ops@example.org",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "kind"),
    [(201, "taken"), (200, "taken"), (202, "taken"), (404, "nobody"), (410, "nobody"), (405, "nobody"), (400, "never"),
     (413, "never"), (401, "later"), (403, "later"), (429, "later"), (500, "later"), (301, "later"), (0, "later")],
)  # fmt: skip
def test_what_an_answer_means(status, kind):
    assert push.outcome(Answer(status, "x", 90.0)).kind == kind


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120.0), ("", 0.0), ("-5", 0.0), ("soon", 0.0), ("999999999999", 86_400.0), ("٣", 0.0),
     ("Fri, 31 Dec 1999 23:59:59 GMT", 0.0), ("Fri, 31 Dec 2100 23:59:59 GMT", 86_400.0)],
)  # fmt: skip
def test_retry_after_is_a_number_or_a_date_and_a_day_at_most(text, seconds):
    assert posting._seconds(text) == seconds


@pytest.fixture
def service(tmp_path, monkeypatch, key, db):
    """A push service inside this machine, which the operator has named."""
    place, context = certificate(key, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(place))
    with push_service(context) as made:
        monkeypatch.setenv("PLAINTRIAL_PUSH_SERVICE", made.url)
        sender_key.public_key()
        yield made


def told(clock, service, name="one", follows=True):
    """A browser that watches, and whose study has stopped."""
    reader = Reader(service.endpoint(name))
    keep(record(), clock=clock)
    ref = actions.add_browser(browser=reader.browser, wish=study_wish(), frequency="at_once", clock=clock)
    follow_all(clock)
    clock.advance(minutes=1)
    keep(stopped(), clock=clock)
    follow_all(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    return reader, ref


def tried(clock):
    return attempt(actions.claim(limits=FAST, clock=clock), Sender(None, lambda nct: (), None, clock))


@pytest.mark.django_db
def test_a_browser_is_told_without_a_word_of_what(service):
    clock = noon()
    reader, _ref = told(clock, service)
    assert tried(clock) == "taken"
    ((path, headers, body),) = service.seen
    assert service.endpoint().endswith(path)
    names = ("TTL", "Urgency", "Topic", "Content-Encoding")
    assert [headers[name] for name in names] == ["604800", "high", "news", "aes128gcm"]
    assert claims(headers["Authorization"])["aud"] == service.url
    said = msgspec.json.decode(reader.opened(body))
    assert said["text"] == "Something you follow has changed."
    assert said["link"].startswith("http://localhost:8000/watches/manage/")
    assert not any(word in str(said) for word in ("NCT", "lupus", "rest"))
    assert Alert.objects.get().told
    assert Delivery.objects.get().state == "sent"


@pytest.mark.django_db
def test_a_busy_service_is_tried_again_when_it_said_and_a_gone_browser_is_forgotten(service):
    clock = noon()
    told(clock, service)
    service.answers, service.headers = [429, 503, 410], {"Retry-After": "3600"}
    assert tried(clock) == "later"
    clock.advance(minutes=30)
    assert actions.claim(limits=FAST, clock=clock) is None
    clock.advance(minutes=31)
    service.headers = {}
    assert tried(clock) == "later"
    clock.advance(minutes=30)
    assert tried(clock) == "nobody"
    assert len({headers["Topic"] for _, headers, _ in service.seen}) == 1
    assert not any(model.objects.exists() for model in (Subscriber, Alert, Delivery))


@pytest.mark.django_db
def test_a_lost_key_holds_nobody_else_up(service, tmp_path):
    clock = noon()
    told(clock, service)
    (tmp_path / "push-key").unlink()
    assert tried(clock) == "later"
    assert service.seen == []


@pytest.mark.django_db
def test_a_service_inside_this_network_that_nobody_named_is_not_reached(service, monkeypatch):
    clock = noon()
    told(clock, service)
    monkeypatch.delenv("PLAINTRIAL_PUSH_SERVICE")
    assert tried(clock) == "later"
    assert service.seen == []


@pytest.mark.django_db
def test_a_browser_beside_an_address_is_told_when_the_mail_went_out(service):
    clock = noon()
    keep(record(), clock=clock)
    watching(clock=clock)
    owner = Subscriber.objects.get()
    reader = Reader(service.endpoint())
    assert actions.add_browser_beside(browser=reader.browser, subscriber=owner.ref, clock=clock)
    assert actions.add_browser_beside(browser=reader.browser, subscriber=owner.ref, clock=clock)
    assert owner.browsers.count() == 1
    actions.tidy(clock=clock)
    keep(stopped(), clock=clock)
    follow_all(clock)
    with mail_host() as host:
        assert work(host, clock) == ["taken", "taken"]
    assert len(host.taken) == len(service.seen) == 1
    link = msgspec.json.decode(reader.opened(service.seen[0][2]))["link"]
    assert ref_of("manage", link.rsplit("/", 1)[1]) == owner.ref
    actions.erase(subscriber=owner.ref)
    assert not Subscriber.objects.exists()


@pytest.mark.django_db
def test_a_new_key_seals_browsers_too_and_they_are_found_by_it():
    clock = noon()
    watching(clock=clock)
    owner = Subscriber.objects.get().ref
    ref = actions.add_browser(browser=READER.browser, wish=study_wish(), frequency="daily", clock=clock)
    actions.add_browser_beside(browser=READER.browser, subscriber=owner, clock=clock)
    rotation.rotate(forget_old=True)
    assert actions.add_browser(browser=READER.browser, wish=study_wish(), frequency="daily", clock=clock) == ref
    assert actions.add_browser_beside(browser=READER.browser, subscriber=owner, clock=clock)
    assert Subscriber.objects.count() == 3


@pytest.mark.django_db
def test_nothing_of_a_browser_is_readable_in_the_table():
    actions.add_browser(browser=READER.browser, wish=study_wish(), frequency="daily", clock=noon())
    row = Subscriber.objects.get()
    kept = bytes(row.sealed) + row.lookup.encode()
    for secret in (b"push.example.net", READER.key, READER.auth, point_bytes(READER.private.public_key())[1:33]):
        assert secret not in kept
