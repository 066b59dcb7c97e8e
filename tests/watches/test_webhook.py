"""Organisations' own addresses: signed, bounded, and never inside this network."""

from __future__ import annotations

import http.server
import socket
import threading
from typing import ClassVar

import msgspec
import pytest

from plaintrial.ground.errors import UserError
from plaintrial.watches import actions
from plaintrial.watches.models import Alert, Subscriber
from plaintrial.watches.sealing import Webhook
from plaintrial.watches.sending import posting, webhook
from plaintrial.watches.sending.attempt import Sender, attempt
from tests.watches.made import follow_all, keep, noon, record, study_wish
from tests.watches.test_messages import certificate
from tests.watches.test_messages import key as key
from tests.watches.test_sending import FAST, UTC_ZONE, stopped

HOOK = Webhook("https://localhost:8443/hook?a=1", "s3cret")


@pytest.mark.parametrize(
    "url",
    ["http://x.org", "https://u:p@x.org/", "https://x.org:22/", "https://", "ftp://x.org", "https://x.org/ a", "x",
     "https://x.org/#a", "https://x.org:99999/"],
)  # fmt: skip
def test_a_mistaken_address_is_refused(url):
    with pytest.raises(UserError):
        posting.checked_url(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
     "fe80::1%eth0",
     "fc00::1", "::ffff:127.0.0.1", "2002:7f00:0001::", "224.0.0.1", "ff02::1", "255.255.255.255", "nonsense"],
)  # fmt: skip
def test_an_address_of_this_network_is_not_public(address):
    assert not posting.is_public(address)


def test_an_address_of_the_open_internet_is_public():
    assert posting.is_public("93.184.215.14")
    assert posting.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_name_that_leads_to_a_private_address_too_is_refused(monkeypatch):
    found = [(socket.AF_INET, 1, 6, "", (address, 443)) for address in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **more: found)
    assert posting.public_address("rebind.example", 443) is None
    assert webhook.post(HOOK, b"{}", "<1@x>", 0).kind == "later"


class Receiver(http.server.BaseHTTPRequestHandler):
    status = 200
    seen: ClassVar[list] = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, dict(self.headers), body))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/admin")
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture
def receiver(tmp_path, monkeypatch, key):
    """A receiver with a certificate that is believed, at an address that is taken for public."""
    place, context = certificate(key, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(place))
    Receiver.seen, Receiver.status = [], 200
    with http.server.HTTPServer(("127.0.0.1", 0), Receiver) as server:
        context.check_hostname = False
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        monkeypatch.setattr(posting, "public_address", lambda host, port: "127.0.0.1")
        yield Webhook(f"https://localhost:{server.server_address[1]}/hook?a=1", "s3cret")
        server.shutdown()
        thread.join()


def test_what_is_sent_is_signed_over_time_and_body(receiver):
    assert webhook.post(receiver, b'{"a":1}', "<1@x>", 1_700_000_000).kind == "taken"
    ((path, headers, body),) = Receiver.seen
    assert (path, body) == ("/hook?a=1", b'{"a":1}')
    assert headers["Plaintrial-Signature"] == webhook.signature("s3cret", 1_700_000_000, body)
    assert webhook.signature("s3cret", 1_700_000_000, b'{"a":2}') != headers["Plaintrial-Signature"]
    assert headers["Plaintrial-Delivery"] == "1@x"


@pytest.mark.parametrize(("status", "kind"), [(302, "later"), (500, "later"), (404, "later"), (410, "nobody")])
def test_redirects_are_not_followed_and_410_ends_it(receiver, status, kind):
    Receiver.status = status
    assert webhook.post(receiver, b"{}", "<1@x>", 0).kind == kind
    assert len(Receiver.seen) == 1


def test_a_certificate_of_another_name_is_refused(receiver):
    other = Webhook(receiver.url.replace("localhost", "other.example"), "s3cret")
    assert webhook.post(other, b"{}", "<1@x>", 0).kind == "later"
    assert Receiver.seen == []


def test_a_slow_receiver_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr(posting, "public_address", lambda host, port: "127.0.0.1")
    monkeypatch.setattr(posting, "TIMEOUT", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = Webhook(f"https://localhost:{silent.getsockname()[1]}/", "s")
        assert webhook.post(slow, b"{}", "<1@x>", 0).kind == "later"


@pytest.mark.django_db
def test_an_organisation_is_told_at_once_and_again_after_a_failure(receiver):
    clock = noon()
    keep(record(), clock=clock)
    actions.add_webhook(webhook=receiver, wish=study_wish(), clock=clock)
    follow_all(clock)
    clock.advance(minutes=1)
    keep(stopped(), clock=clock)
    follow_all(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    sender = Sender(None, lambda nct: (), None, clock)
    Receiver.status = 503
    assert attempt(actions.claim(limits=FAST, clock=clock), sender) == "later"
    Receiver.status = 204
    clock.advance(minutes=10)
    assert attempt(actions.claim(limits=FAST, clock=clock), sender) == "taken"
    first, second = (headers["Plaintrial-Delivery"] for _, headers, _ in Receiver.seen)
    assert first == second
    (news,) = msgspec.json.decode(Receiver.seen[1][2])["news"]
    assert news["nctId"] == "NCT99980001"
    assert news["whyStopped"] == "Too few people joined."
    assert Alert.objects.get().told
    Receiver.status = 410
    keep(record(day="2026-03-09"), clock=clock)
    follow_all(clock)
    actions.plan_news(zone=UTC_ZONE, clock=clock)
    assert attempt(actions.claim(limits=FAST, clock=clock), sender) == "nobody"
    assert not Subscriber.objects.exists()
