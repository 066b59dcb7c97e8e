"""``plaintrial bounce``: a message that came back, handed over by the mail host."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.watches import actions
from plaintrial.watches.bounces.report import LONGEST, read

_SAID = {
    "gone": "The address takes no mail. Nothing more goes there.",
    "complaint": "Somebody called the message unwanted. Nothing more goes there.",
    "soft": "The message did not arrive. It was counted.",
    "refused": "The host refused the sender or the text, not the address. Look at your DKIM, SPF and reputation.",
    "other": "This is no report of a message that did not arrive. Nothing was changed.",
}
_STRANGE = "This was no message of ours, or it was dealt with."


@click.command("bounce")
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--to", "sent_to", default="", metavar="ADDRESS", help="The address it came in for, as the host knows it."
)
@json_option
@data_option
@with_mirror
def command(file: BinaryIO, sent_to: str, as_json: bool) -> None:
    """Take a message that came back: a delivery report or a complaint. The mail host pipes it in.

    Example: plaintrial bounce --to "$RECIPIENT" < message
    """
    report = read(file.read(LONGEST), sent_to)
    while file is sys.stdin.buffer and file.read(LONGEST):
        # A host that pipes a long message would call the closed pipe an error.
        continue
    known = actions.take_bounce(report=report)
    if as_json:
        print_json({"kind": report.kind, "known": known})
    else:
        say(
            _SAID[report.kind]
            if known or report.kind == "other"
            else "This was no message of ours, or it was dealt with."
        )
