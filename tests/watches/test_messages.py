"""The bytes of a message: both parts alike, headers that hold, a signature that covers the way out."""

from __future__ import annotations

import email
import email.policy
import ipaddress
import ssl
from datetime import UTC, datetime, timedelta

import dkim
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from plaintrial.ground.errors import UserError
from plaintrial.watches import addresses
from plaintrial.watches.letters.as_html import as_html
from plaintrial.watches.letters.as_text import as_text
from plaintrial.watches.letters.confirm import confirm_letter
from plaintrial.watches.letters.letter import Bullets, Heading, Letter, Link, Paragraph
from plaintrial.watches.letters.message import Envelope, Signer, message, signed
from plaintrial.watches.sending.outcome import of_message, of_recipient
from plaintrial.watches.sending.route import route_of
from plaintrial.watches.sending.smtp import Session, _stuffed
from tests.house.words import said
from tests.watches.mail_host import mail_host

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
STOP = "https://trials.example.org/watches/stop/" + "A" * 43
LETTER = Letter(
    "News about something you follow",
    (
        Heading("News", 1),
        Paragraph("A study of <rest> & sleep “stopped”."),
        Bullets(("One.", "Two ✓")),
        Link("Stop all messages", STOP),
    ),
)
ENVELOPE = Envelope("ada@example.org", "watches@example.org", "<1@example.org>", AT, STOP)


@pytest.fixture(scope="module")
def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )


def test_both_parts_say_the_same():
    text, html = as_text(LETTER), as_html(LETTER)
    for part in ("A study of", "“stopped”", "One.", "Two ✓", "Stop all messages", STOP):
        assert part in text
        assert part in html
    assert "&lt;rest&gt; &amp; sleep" in html


def test_the_bytes_are_mail_that_every_host_takes():
    data = signed(message(LETTER, ENVELOPE), None)
    data.decode("ascii")
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 78
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    assert parsed["List-Unsubscribe"] == f"<{STOP}>"
    assert parsed.get_body(("plain",)).get_content().strip().endswith(STOP)


def test_the_signature_covers_the_way_out(key):
    data = signed(message(LETTER, ENVELOPE), Signer(pem(key), "plaintrial", "example.org"))
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    import base64

    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)

    def found(name, timeout=5):
        assert name == b"plaintrial._domainkey.example.org."
        return record

    assert dkim.verify(data, dnsfunc=found)
    covered = data.split(b"h=", 1)[1].split(b";")[0].lower()
    assert b"list-unsubscribe" in covered
    assert b"list-unsubscribe-post" in covered
    assert not dkim.verify(data.replace(b"/watches/stop/A", b"/watches/stop/B"), dnsfunc=found)


def test_a_key_that_cannot_sign_is_one_line():
    with pytest.raises(UserError, match="DKIM key cannot sign"):
        signed(message(LETTER, ENVELOPE), Signer(b"no key", "plaintrial", "example.org"))


def test_our_letters_say_none_of_the_forbidden_words():
    letter = confirm_letter(("Studies of lupus",), "https://trials.example.org/watches/confirm/x")
    assert said(as_text(letter)) == []


@pytest.mark.parametrize(
    "typed",
    ["ada", "ada@", "@example.org", "ada@example", "a b@example.org", "ada@example.org\nBcc: x@y.org", "a@1.2.3.4",
     "ada@-x.org", "ada@x..org", ".a@x.org", "a..b@x.org", "x" * 65 + "@x.org", '"a b"@x.org', "a@[1.2.3.4]", "",
     "ada@example.org, b@example.org", "a\0b@x.org", "ada@exa\u200bmple\u0000.org", "<ada@example.org>"],
)  # fmt: skip
def test_what_is_no_plain_address_is_not_taken(typed):
    assert addresses.taken(typed) is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [(" ada@Example.ORG ", "ada@example.org"), ("a+b@x.org", "a+b@x.org"),
     ("ada@bücher.example", "ada@xn--bcher-kva.example")],
)  # fmt: skip
def test_plain_addresses_are_taken(typed, address):
    assert addresses.taken(typed) == address


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [(250, "OK", "taken"), (450, "4.7.1 greylisted", "later"), (550, "5.1.1 unknown", "nobody"),
     (550, "no such user", "nobody"), (550, "5.7.1 relay denied", "never"), (552, "5.2.2 full", "never"),
     (554, "spam", "never"), (553, "bad name", "nobody")],
)  # fmt: skip
def test_answers_to_rcpt(code, text, kind):
    assert of_recipient(code, text).kind == kind


def test_answers_to_the_message_never_speak_of_the_address():
    assert of_message(550, "5.1.1 x").kind == "never"
    assert of_message(452, "full").kind == "later"


def test_lines_of_one_full_stop_are_stuffed():
    assert _stuffed(b".a\r\n.\r\nb") == b"..a\r\n..\r\nb\r\n"


@pytest.mark.parametrize("url", ["http://x", "smtp://", "smtp://h:x", "smtp://h?tls=maybe", "smtp://u:p@h?tls=off"])
def test_a_mistaken_host_is_one_line_that_repeats_no_password(url):
    with pytest.raises(UserError) as error:
        route_of(url)
    assert "u:p" not in str(error.value)


def test_encryption_is_required_but_on_this_machine():
    assert route_of("smtp://u:p%40@mail.example.org").tls == "start"
    assert route_of("smtp://u:p%40@mail.example.org").password == "p@"
    assert route_of("smtps://mail.example.org").port == 465
    assert route_of("smtp://127.0.0.1:25").tls == "off"


def certificate(key, tmp_path, name="localhost"):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    place, key_place = tmp_path / "cert.pem", tmp_path / "key.pem"
    place.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_place.write_bytes(pem(key))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(place, key_place)
    return place, context


def send(host):
    session = Session(route_of(f"smtp://localhost:{host.port}?tls=start"), "localhost", 5.0)
    outcome = session.send("watches@example.org", "ada@example.org", signed(message(LETTER, ENVELOPE), None))
    session.close()
    return outcome


def test_starttls_that_was_stripped_sends_nothing():
    with mail_host() as host:
        assert send(host).kind == "away"
        assert host.tries == []


def test_a_certificate_nobody_knows_sends_nothing(key, tmp_path):
    _, context = certificate(key, tmp_path)
    with mail_host(context, require_starttls=True) as host:
        assert send(host).kind == "away"
        assert host.tries == []


def test_with_a_good_certificate_it_is_sent_encrypted(key, tmp_path, monkeypatch):
    place, context = certificate(key, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(place))
    with mail_host(context, require_starttls=True) as host:
        assert send(host).kind == "taken"
        assert host.to() == ["ada@example.org"]
