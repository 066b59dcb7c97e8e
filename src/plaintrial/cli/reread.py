"""``plaintrial reread``: read again what was read by older rules, or not at all."""

from __future__ import annotations

import importlib
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.model import endpoint_settings
from plaintrial.cli.options import data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.errors import UserError
from plaintrial.ground.processes import cores
from plaintrial.language_model import Endpoint, EndpointSettings
from plaintrial.mirror.rereading import Reread, reread
from plaintrial.mirror.rewording import reword


@click.command("reread")
@click.option("--processes", type=click.IntRange(1, 256), help="Processes that read [default: one a core].")
@click.option("--cluster", metavar="ADDRESS", help="Read on a Dask cluster instead, e.g. tcp://scheduler:8786.")
@click.option("--llm", is_flag=True, help="Then put each to the language model at PLAINTRIAL_LLM_URL.")
@json_option
@data_option
@with_mirror
def command(processes: int | None, cluster: str | None, llm: bool, as_json: bool) -> None:
    """Read every current version that has no reading by today's rules. Stopped, it goes on where it was.

    Example: plaintrial reread
    """
    endpoint = endpoint_settings() if llm else None
    wanted = processes or cores()
    told = None if as_json else _tell
    done = _on_cluster(cluster, told) if cluster else _here(wanted, told)
    told_by_model = {} if endpoint is None else _put_to_model(endpoint)
    if as_json:
        print_json({"read": done.read, "without": done.without} | told_by_model)
        return
    say(f"{done.read} studies read, {done.without} with nothing to read")
    if told_by_model:
        say("model: {asked} studies, {published} sentences published, {refused} refused, {unanswered} unanswered"
            .format(**told_by_model))  # fmt: skip


def _put_to_model(settings: EndpointSettings) -> dict[str, int]:
    """What became of it: a sentence is published only if the checker finds all of it in the record."""
    with Endpoint(settings) as endpoint:
        done = reword(endpoint.ask)
    return {
        "asked": done.read,
        "published": done.published,
        "refused": done.refused,
        "unanswered": done.unanswered,
    }


def _here(processes: int, told: Callable[[Reread], None] | None) -> Reread:
    if processes == 1:
        return reread(told=told)
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        return reread(executor=pool, processes=processes, told=told)


def _on_cluster(address: str, told: Callable[[Reread], None] | None) -> Reread:
    """On the machines of a Dask cluster: they only read; this process alone writes."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError as error:
        raise UserError("--cluster needs Dask: install plaintrial with its extra, plaintrial[cluster]") from error
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise UserError(f"no Dask cluster answers at {address}. Give its scheduler's address.") from error
    with client, client.get_executor(pure=False) as pool:
        held = sum(client.ncores().values()) or 1
        return reread(executor=pool, processes=held, told=told)


def _tell(done: Reread) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done.read} studies read", err=True, nl=False)
