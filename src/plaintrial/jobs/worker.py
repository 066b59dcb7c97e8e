"""The worker's round: follow the mirror, weigh sign-ups, make messages, send them. Many may run at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from plaintrial import deployment
from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.jobs.similar import is_on_record, similar_open
from plaintrial.mirror.persistence import persistent
from plaintrial.search.words import stems
from plaintrial.watches import actions
from plaintrial.watches.actions.mailing import Limits
from plaintrial.watches.contacts import note_contacts
from plaintrial.watches.follow import follow
from plaintrial.watches.sending.attempt import FIRST_WAIT, Sender, attempt, waited_out
from plaintrial.watches.sending.outlet import outlet, signer

_log = logging.getLogger("plaintrial.jobs")
_BETWEEN_ROUNDS = 1.0
_BETWEEN_TIDYING = timedelta(minutes=10)
_BETWEEN_PLANS = timedelta(seconds=10)
_SENT_A_ROUND = 200
_A_SECOND = 10


class Round(msgspec.Struct):
    """What a round did; ``more``: there is more to do at once."""

    followed: int = 0
    alerts: int = 0
    sign_ups: int = 0
    messages: int = 0
    sent: int = 0
    tried: int = 0
    more: bool = False


class Worker:
    """One worker. ``stopping`` is asked before every step: it ends within one message."""

    def __init__(
        self,
        sender: Sender | None = None,
        *,
        limits: Limits | None = None,
        stopping: Callable[[], bool] = lambda: False,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self.sender = sender or default_sender(clock)
        self.limits = limits or _limits()
        self.stopping, self.clock = stopping, clock
        self.zone = deployment.time_zone()
        self._tidied: datetime | None = None
        self._planned: datetime | None = None

    def begin(self) -> None:
        """What has to be done before the first round: nobody who was erased comes back with a backup."""
        erased = persistent(actions.erase_again)
        if erased:
            _log.info("%d people who had been erased were erased again", erased)

    def round(self) -> Round:
        """One round."""
        done = Round()
        step = persistent(lambda: follow(stems, clock=self.clock))
        done.followed, done.alerts, done.more = step.rows, step.alerts, step.more
        if persistent(note_contacts):
            # Whose address stands in a record is not known yet: sign-ups wait.
            done.more = True
        else:
            done.sign_ups = persistent(lambda: actions.weigh_sign_ups(on_record=is_on_record, clock=self.clock))
        self._plan(done)
        self._send(done)
        self._tidy()
        return done

    def _plan(self, done: Round) -> None:
        """Make messages when there are new alerts, and now and then for those whose time has come."""
        now = self.clock.now()
        if done.alerts or self._planned is None or abs(now - self._planned) >= _BETWEEN_PLANS:
            done.messages = persistent(lambda: actions.plan_news(zone=self.zone, clock=self.clock))
            self._planned = now

    def _send(self, done: Round) -> None:
        while not self.stopping() and done.tried < _SENT_A_ROUND:
            claimed = persistent(lambda: actions.claim(limits=self.limits, clock=self.clock))
            if claimed is None:
                return
            while (left := waited_out(claimed.not_before, self.clock.now())) > 0 and not self.stopping():
                time.sleep(left)
            done.tried += 1
            done.sent += attempt(claimed, self.sender) == "taken"
        done.more = True

    def _tidy(self) -> None:
        now = self.clock.now()
        if self._tidied is None or abs(now - self._tidied) >= _BETWEEN_TIDYING:
            persistent(lambda: actions.tidy(clock=self.clock))
            self._tidied = now

    def run(self) -> None:
        """Rounds until told to stop."""
        self.begin()
        try:
            while not self.stopping():
                done = self.round()
                if done.sent or done.alerts:
                    _log.info("%d alerts, %d messages sent", done.alerts, done.sent)
                if not done.more and not self.stopping():
                    time.sleep(_BETWEEN_ROUNDS)
        finally:
            if self.sender.outlet is not None:
                self.sender.outlet.close()


def default_sender(clock: Clock = SYSTEM_CLOCK) -> Sender:
    """The sender that this installation's settings describe."""
    seconds = deployment.whole_number("PLAINTRIAL_MAIL_FIRST_WAIT")
    wait = FIRST_WAIT if seconds is None else timedelta(seconds=seconds)
    return Sender(outlet(), similar_open, signer(), clock, first_wait=wait)


def _limits() -> Limits:
    a_second = deployment.whole_number("PLAINTRIAL_MAIL_A_SECOND") or _A_SECOND
    lease = deployment.whole_number("PLAINTRIAL_MAIL_LEASE") or Limits().lease
    return Limits(between_all=1 / a_second, between_one=min(0.2, 2 / a_second), lease=lease)
