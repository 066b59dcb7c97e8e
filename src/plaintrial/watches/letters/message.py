"""From a letter to the bytes that are sent: headers, both parts, signature."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import dkim
import msgspec

from plaintrial.ground.errors import UserError
from plaintrial.watches.letters.as_html import as_html
from plaintrial.watches.letters.as_text import as_text
from plaintrial.watches.letters.letter import Letter

_NAME = "Plaintrial"
_SIGNED = (
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Unsubscribe",
    "List-Unsubscribe-Post", "List-Id", "Auto-Submitted",
)  # fmt: skip
_POLICY = SMTP.clone(cte_type="7bit")


class Signer(msgspec.Struct, frozen=True):
    """A DKIM key: PEM, the name of its record, the domain it signs for."""

    key: bytes
    selector: str
    domain: str


class Envelope(msgspec.Struct, frozen=True):
    """Who, from whom, when, which. ``stop``: the address that ends all mail with one POST (RFC 8058), "" for none."""

    to: str
    sender: str
    message_id: str
    at: datetime
    stop: str = ""


def message(letter: Letter, envelope: Envelope) -> EmailMessage:
    """The message with its headers; no header holds text from a record."""
    made = EmailMessage(policy=_POLICY)
    made["From"] = Address(_NAME, addr_spec=envelope.sender)
    made["To"] = Address(addr_spec=envelope.to)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(envelope.at)
    made["Message-ID"] = envelope.message_id
    # No automatic answers, please: nobody reads them.
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    if envelope.stop:
        made["List-Id"] = f"<watches.{envelope.sender.rpartition('@')[2]}>"
        made["List-Unsubscribe"] = f"<{envelope.stop}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(as_text(letter), cte="quoted-printable")
    made.add_alternative(as_html(letter), subtype="html", cte="quoted-printable")
    return made


def signed(made: EmailMessage, signer: Signer | None) -> bytes:
    """The bytes to send, DKIM-signed where there is a key. ``UserError`` when the key cannot sign."""
    data = made.as_bytes()
    if signer is None:
        return data
    present = [name.lower().encode() for name in _SIGNED if name in made]
    try:
        header: bytes = dkim.sign(
            data, signer.selector.encode(), signer.domain.encode(), signer.key,
            canonicalize=(b"relaxed", b"relaxed"), include_headers=present,
        )  # fmt: skip
    except (dkim.DKIMException, ValueError) as error:
        raise UserError("the DKIM key cannot sign: it must be a private RSA or Ed25519 key, PEM") from error
    return header + data
