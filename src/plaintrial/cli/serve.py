"""``plaintrial serve``: the site, on this machine or behind a proxy."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option
from plaintrial.cli.terminal import say
from plaintrial.ground.errors import UserError
from plaintrial.mirror import queries
from plaintrial.search import open_index

_INDEXING = [
    *(sys.executable, "-m", "plaintrial.cli.with_parent"),
    *(sys.executable, "-m", "plaintrial.cli", "index", "--follow"),
]


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@data_option
@with_mirror
def command(host: str, port: int, workers: int) -> None:
    """Serve the mirror as a site.

    Example: plaintrial serve --port 8000
    """
    refuse_taken_port(host, port)
    if open_index() is None and queries.mirror_state().studies:
        say("Building the search index; until it is there, studies are listed without filters.")
        subprocess.Popen(_INDEXING, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    point_links_here(port)
    words = server_command(host, port, workers)
    os.execv(words[0], words)  # noqa: S606 - our own server, no text from outside


def point_links_here(port: int) -> None:
    """Let links on paper and in mail lead to the port that is served, where no address was set."""
    os.environ.setdefault("PLAINTRIAL_BASE_URL", f"http://localhost:{port}")


def server_command(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server: granian in WSGI mode, 8 times its ASGI mode with Django (docs/decisions)."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": "4",
        "--backlog": "1024",
        "--log-level": "warning",
        "--workers-kill-timeout": "4",
    }
    flat = [word for pair in options.items() for word in pair]
    return [
        sys.executable,
        "-m",
        "granian",
        *flat,
        "--no-ws",
        "--respawn-failed-workers",
        "plaintrial.wsgi:application",
    ]


def refuse_taken_port(host: str, port: int) -> None:
    """``UserError`` when the port cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UserError(
                f"cannot listen on {host} port {port}: {error.strerror}. Name another with --port."
            ) from error
