"""Trying again: at the pace, after the pause the registry asks for or a growing one, until the circuit opens."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from typing import TypeVar

import stamina

from plaintrial.ground.errors import RegistryError
from plaintrial.registries.ctgov.client.circuit import Circuit
from plaintrial.registries.ctgov.client.failures import RegistryUnwell, TokenRefused, Unreachable
from plaintrial.registries.ctgov.client.settings import ClientSettings
from plaintrial.registries.ctgov.client.waits import Pacer, Waits

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Patience:
    """Carries out requests, one at a time. stamina counts the tries and grows the pauses; the pacer waits them out."""

    def __init__(self, settings: ClientSettings, waits: Waits) -> None:
        self._settings = settings
        self._pacer = Pacer(settings.pace, waits)
        self._circuit = Circuit(settings.failures, settings.circuit_rest, waits)
        self._answered = False
        self._try = 0
        self._pause = 0.0

    def ask(self, once: Callable[[], T]) -> T:
        """The result of ``once``, tried again as long as that makes sense. ``RegistryError`` when it does not."""
        self._circuit.check()
        settings = self._settings
        tries = stamina.retry_context(
            on=self._after,
            attempts=settings.failures,
            timeout=None,
            wait_initial=settings.first_wait,
            wait_max=settings.longest_wait,
            wait_jitter=0,
        )
        try:
            for attempt in tries:
                with attempt:
                    self._try, self._pause = attempt.num, attempt.next_wait
                    return self._ask_once(once)
        except TokenRefused:
            raise
        except RegistryUnwell as error:
            raise RegistryError(f"{error}; {self._try} tries in a row failed") from error
        raise AssertionError("stamina ends with a result or an error")

    def _ask_once(self, once: Callable[[], T]) -> T:
        self._pacer.wait()
        result = once()
        self._answered = True
        self._circuit.succeeded()
        return result

    def _after(self, error: Exception) -> bool | float:
        """Whether to try again; the pause is the pacer's, so that it holds for whatever is asked next."""
        if not isinstance(error, RegistryUnwell) or isinstance(error, TokenRefused):
            return False
        self._circuit.failed()
        self._answered = self._answered or not isinstance(error, Unreachable)
        pause = error.retry_after
        if pause is None:
            pause = self._pause + random.uniform(0, self._pause)  # noqa: S311 - spreads load, guards nothing
        self._pacer.hold(pause)
        hopeless = not self._answered and self._try >= self._settings.tries_before_first_answer
        if hopeless or self._circuit.is_open:
            return False
        _log.info("%s; next try in %.0f s", error, pause)
        return 0.0
