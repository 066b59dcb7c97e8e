"""``plaintrial work``: the worker alone, beside a site served with ``plaintrial serve``."""

from __future__ import annotations

import signal
from types import FrameType

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.jobs.worker import Worker


@click.command("work")
@click.option("--once", is_flag=True, help="Do what there is to do, then end.")
@json_option
@data_option
@with_mirror
def command(once: bool, as_json: bool) -> None:
    """Tell people who asked what changed: follow the mirror, write messages and send them. Several may run at once.

    Example: plaintrial work
    """
    stopped: list[int] = []

    def stop(signum: int, frame: FrameType | None) -> None:
        del frame
        stopped.append(signum)

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    worker = Worker(stopping=lambda: bool(stopped))
    if not once:
        worker.run()
        return
    worker.begin()
    done = worker.round()
    while done.more and not stopped:
        more = worker.round()
        for field in ("followed", "alerts", "sign_ups", "messages", "sent", "tried"):
            setattr(done, field, getattr(done, field) + getattr(more, field))
        done.more = more.more
    if worker.sender.outlet is not None:
        worker.sender.outlet.close()
    if as_json:
        print_json(done)
    else:
        say(f"{done.followed} changes followed, {done.alerts} alerts, {done.sent} of {done.tried} messages sent")
