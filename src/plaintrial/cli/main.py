"""The entry point: finds the command, sets the mirror's folder, and turns errors into one line and an exit code.

Exit codes: 0 done, 1 something of ours or of the machine failed, 2 the user's mistake.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
from typing import Any

import click

from plaintrial import __version__
from plaintrial.cli.terminal import harmless
from plaintrial.ground.errors import PlaintrialError

COMMANDS = {
    "up": "up",
    "load": "load",
    "sync": "sync",
    "show": "show",
    "history": "history",
    "serve": "serve",
    "work": "work",
    "watch": "watch",
    "bounce": "bounce",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "restore",
    "sample": "sample",
    "read": "read",
    "diff": "diff",
    "normalise": "normalise",
    "screen": "screen",
    "search": "search",
    "similar": "similar",
    "match": "match",
    "index": "index",
    "reread": "reread",
    "export": "export",
}
_STANDARD_ERROR = 2
_log = logging.getLogger("plaintrial")


class Commands(click.Group):
    """Finds a command's file only when it is asked for, so that pure commands start without Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from ``plaintrial.cli.<name>``."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"plaintrial.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(__version__, prog_name="plaintrial")
def cli() -> None:
    """Clinical studies in plain words: mirror the registry, read it, serve it.

    Example: plaintrial up --condition lupus
    """


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit."""
    _open_what_is_closed()
    words = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in words
    if _choose_folder(words) == "":
        sys.exit(_say("--data names no folder", 2, as_json))
    sys.exit(_run(words, as_json=as_json))


def _open_what_is_closed() -> None:
    """A stream closed by the caller (`>&-`) leads nowhere: else a file opened later would take its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        continue
    os.close(number)
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def _choose_folder(words: list[str]) -> str | None:
    """``--data DIR`` says where the mirror is: it must be known before the settings are read. What was named."""
    named = None
    for place, word in enumerate(words):
        if word == "--data" and place + 1 < len(words):
            named = words[place + 1]
        elif word.startswith("--data="):
            named = word.removeprefix("--data=")
    if named:
        os.environ["PLAINTRIAL_DATA"] = named
    return named


def _run(words: list[str], *, as_json: bool) -> int:
    try:
        return _code(cli.main(words, prog_name="plaintrial", standalone_mode=False))
    except click.ClickException as error:
        return _say(error.format_message(), 2, as_json)
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped", 130, as_json)
    except PlaintrialError as error:
        return _say(str(error), error.exit_code, as_json)
    except BrokenPipeError:
        # The reader went away (`| head`): no traceback.
        _say_no_more()
        return 0
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _say(f"the machine refused: {error.strerror or error}{where}", 1, as_json)


def _code(result: Any) -> int:
    return result if isinstance(result, int) else 0


def _say(message: str, code: int, as_json: bool) -> int:
    """One line on stderr; with ``--json`` the same on stdout as JSON, so that a program can read it."""
    line = harmless(" ".join(message.split()))
    try:
        print(f"plaintrial: {line}", file=sys.stderr, flush=True)
        if as_json:
            print(json.dumps({"error": line}), flush=True)
    except OSError:
        # What is written to may be what failed: a full disk, a pipe nobody reads.
        _say_no_more()
    return code


def _say_no_more() -> None:
    """Let stdout lead nowhere, so that nothing is left to flush, and to fail, at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
