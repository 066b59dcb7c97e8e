"""Talking SMTP: one connection for many messages, 30 seconds for each, and no guess about what was taken."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from plaintrial.watches.sending.outcome import Outcome, of_message, of_recipient
from plaintrial.watches.sending.route import Route

DEADLINE = 30.0
_CLOSING = 421
_NETWORK = (OSError, smtplib.SMTPException)


class Session:
    """A connection to the mail host, opened when it is needed and again when it was closed."""

    def __init__(self, route: Route, name: str, deadline: float = DEADLINE) -> None:
        self._route, self._name, self._deadline = route, name, deadline
        self._smtp: smtplib.SMTP | None = None

    def send(self, sender: str, to: str, data: bytes) -> Outcome:
        """Hand one message over. A connection that was closed while it lay idle is opened again, once."""
        fresh = self._smtp is None
        outcome = self._try(sender, to, data)
        if outcome is None and not fresh:
            outcome = self._try(sender, to, data)
        return outcome or Outcome("away", "connection closed")

    def close(self) -> None:
        """Say good-bye, if anybody is there."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except _NETWORK:
                smtp.close()

    def _try(self, sender: str, to: str, data: bytes) -> Outcome | None:
        """One try; None when the connection closed before the message was handed over."""
        try:
            smtp = self._smtp or self._open()
        except smtplib.SMTPResponseException as error:
            self._drop()
            return Outcome("away", str(error.smtp_code))
        except _NETWORK as error:
            self._drop()
            return Outcome("away", type(error).__name__)
        with _ending(smtp, self._deadline):
            return self._hand_over(smtp, sender, to, data)

    def _hand_over(self, smtp: smtplib.SMTP, sender: str, to: str, data: bytes) -> Outcome | None:
        try:
            early = self._before_data(smtp, sender, to)
        except _NETWORK:
            self._drop()
            return None
        if early is not None:
            return None if early.answer.startswith(str(_CLOSING)) else early
        return self._data(smtp, data)

    def _before_data(self, smtp: smtplib.SMTP, sender: str, to: str) -> Outcome | None:
        """MAIL, RCPT and DATA; an outcome where one of them is refused."""
        code, text = smtp.mail(sender)
        if code != 250:
            # Refused before any address was named: that is between us and the host.
            return self._refused(Outcome("away", f"{code} at MAIL") if code != _CLOSING else Outcome("later", "421"))
        code, text = smtp.rcpt(to)
        if not 200 <= code < 300:
            return self._refused(of_recipient(code, text.decode("ascii", "replace")))
        code, text = smtp.docmd("DATA")
        if code != 354:
            return self._refused(of_message(code, text.decode("ascii", "replace")))
        return None

    def _refused(self, outcome: Outcome) -> Outcome:
        """Ready for the next message, or closed."""
        if outcome.answer.startswith(str(_CLOSING)) or self._smtp is None:
            self._drop()
            return outcome
        try:
            self._smtp.rset()
        except _NETWORK:
            self._drop()
        return outcome

    def _data(self, smtp: smtplib.SMTP, data: bytes) -> Outcome:
        try:
            smtp.send(_stuffed(data) + b".\r\n")
            code, text = smtp.getreply()
        except _NETWORK as error:
            self._drop()
            return Outcome("unclear", type(error).__name__)
        if code == -1:
            self._drop()
            return Outcome("unclear", "no answer")
        return of_message(code, text.decode("ascii", "replace"))

    def _open(self) -> smtplib.SMTP:
        route = self._route
        context = ssl.create_default_context()
        whole = route.tls == "whole"
        smtp = (
            smtplib.SMTP_SSL(timeout=self._deadline, context=context) if whole else smtplib.SMTP(timeout=self._deadline)
        )
        # smtplib checks a certificate against the name it was given here.
        smtp._host = route.host  # type: ignore[attr-defined]
        self._smtp = smtp
        smtp.local_hostname = self._name
        with _ending(smtp, self._deadline):
            code, text = smtp.connect(route.host, route.port)
            if code != 220:
                raise smtplib.SMTPConnectError(code, text)
            smtp.ehlo_or_helo_if_needed()
            if route.tls == "start":
                # Refused or stripped: an error, never a message in clear (fault E7).
                smtp.starttls(context=context)
                smtp.ehlo()
            if route.user:
                smtp.login(route.user, route.password)
        return smtp

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _stuffed(data: bytes) -> bytes:
    """A message as it goes over the wire (RFC 5321, 4.5.2): every line ends, and none is a lone full stop."""
    whole = data if data.endswith(b"\r\n") else data + b"\r\n"
    stuffed = whole.replace(b"\r\n.", b"\r\n..")
    return b"." + stuffed if stuffed.startswith(b".") else stuffed


@contextmanager
def _ending(smtp: smtplib.SMTP, seconds: float) -> Iterator[None]:
    """Close the connection after a while, whatever it does: a host that sends a byte now and then is cut off too."""
    timer = threading.Timer(seconds, _cut, [smtp])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(smtp: smtplib.SMTP) -> None:
    sock = getattr(smtp, "sock", None)
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
