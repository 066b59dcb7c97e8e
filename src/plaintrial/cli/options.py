"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(command: Command) -> Command:
    """``--data DIR``. The entry point has read it already, before the settings were; here it is only described."""
    return click.option(
        "--data",
        metavar="DIR",
        expose_value=False,
        help="The mirror's folder [env: PLAINTRIAL_DATA; default: your platform's data folder].",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: only JSON on stdout."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON only.")(command)


class NumberRange(click.FloatRange):
    """A number in a range. ``nan`` is none: it compares as neither below nor above, and passes for one in click."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; click's own refusal for any other text."""
        number = float(super().convert(value, param, ctx))
        if number != number:
            self.fail(f"{value!r} is not a number", param, ctx)
        return number
