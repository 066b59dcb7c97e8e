"""``plaintrial watch``: watches from the terminal, for whoever runs the site."""

from __future__ import annotations

import secrets

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import NumberRange, data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.ground.errors import UserError
from plaintrial.search import Asked
from plaintrial.watches import actions, addresses, queries, rotation
from plaintrial.watches.models import Subscriber, Suppressed
from plaintrial.watches.said import details, frequency_said
from plaintrial.watches.sealing import Webhook
from plaintrial.watches.sending.posting import checked_url
from plaintrial.watches.wish import Wish
from plaintrial.web.finding.place import near_named
from plaintrial.web.watches.wishes import wish_of_search, wish_of_study


@click.group("watch", no_args_is_help=True)
def command() -> None:
    """Add, list and erase watches; stop and start sending; renew the key that seals them.

    Example: plaintrial watch add ada@example.org --condition lupus --near 44.84,-0.58 --within 50
    """


def _wish_options(function: click.decorators.FC) -> click.decorators.FC:
    for option in reversed(
        (
            click.option("--study", metavar="NCT", help="Watch one study."),
            click.option("--condition", metavar="TERM", help="Watch studies of a condition and of narrower ones."),
            click.option("--sponsor", default="", metavar="NAME", help="Watch a sponsor's studies."),
            click.option("--near", metavar="PLACE", help='Only near a place, or "LAT,LON" in degrees.'),
            click.option("--within", type=NumberRange(1, 20_040), default=50.0, metavar="KM", help="How near."),
            click.option("--status", "statuses", multiple=True, metavar="STATUS", help="RECRUITING ... Repeatable."),
            click.option("--age", type=NumberRange(0, 120), metavar="YEARS", help="Open to somebody this old."),
            click.option("--sex", type=click.Choice(["female", "male"]), help="Open to this sex."),
        )
    ):
        function = option(function)
    return function


def _wish(options: dict[str, object]) -> Wish:
    study, near = options["study"], options["near"]
    if isinstance(study, str):
        return wish_of_study(study)
    place = near_named(near) if isinstance(near, str) else None
    if isinstance(near, str) and place is None:
        raise UserError(f"{near[:40]!r} is not a place we know. Give it as LAT,LON in degrees, like 48.85,2.35.")
    age, within, sex, statuses = options["age"], options["within"], options["sex"], options["statuses"]
    condition, sponsor = options["condition"], options["sponsor"]
    return wish_of_search(
        Asked(
            conditions=(condition,) if isinstance(condition, str) else (),
            sponsor=str(sponsor or ""),
            near=place,
            within_km=within if place and isinstance(within, float) else None,
            statuses=tuple(str(s).upper() for s in statuses) if isinstance(statuses, tuple) else (),
            age_years=age if isinstance(age, float) else None,
            sex=sex.upper() if isinstance(sex, str) else None,
        )
    )


def _address(typed: str) -> str:
    address = addresses.taken(typed)
    if address is None:
        raise UserError("this is not an e-mail address")
    return address


@command.command("add")
@click.argument("address")
@_wish_options
@click.option("--often", type=click.Choice(Subscriber.Frequency.values), default="at_once", show_default=True)
@data_option
@with_mirror
def add(address: str, often: str, **options: object) -> None:
    """Add a watch for somebody who asked you. They are told without being asked again, so do it on request only.

    Example: plaintrial watch add ada@example.org --study NCT99990001
    """
    wish = _wish(options)
    actions.add_watch(address=_address(address), wish=wish, frequency=often)
    say(f"Watching: {wish.label}. {frequency_said(often)}.")


@command.command("hook")
@click.argument("url")
@_wish_options
@data_option
@with_mirror
def hook(url: str, **options: object) -> None:
    """Tell an organisation's own web address. Prints the secret that signs what is sent.

    Example: plaintrial watch hook https://hooks.example.org/studies --condition lupus
    """
    wish = _wish(options)
    secret = secrets.token_urlsafe(32)
    actions.add_webhook(webhook=Webhook(checked_url(url), secret), wish=wish)
    say(f"Watching: {wish.label}. The secret, shown this once: {secret}")


@command.command("list")
@click.argument("address", required=False)
@json_option
@data_option
@with_mirror
def list_(address: str | None, as_json: bool) -> None:
    """Show how the sending stands; with an address, what it watches.

    Example: plaintrial watch list ada@example.org
    """
    if address is None:
        standing = queries.standing()
        if as_json:
            print_json(standing)
            return
        for name in standing.__struct_fields__:
            say(f"{name.replace('_', ' ')}: {getattr(standing, name)}")
        return
    found = [queries.person(ref, SYSTEM_CLOCK.now()) for ref in queries.people(_address(address))]
    if as_json:
        print_json([one for one in found if one is not None])
        return
    for person in found:
        if person is not None:
            say(f"{frequency_said(person.frequency)}{'; paused' if person.paused else ''}")
            for watch in person.watches:
                waits = "" if watch.on else " (not yet confirmed)"
                say(f"  {'; '.join([watch.wish.label, *details(watch.wish)])}{waits}")
    if not found:
        say("This address watches nothing.")


@command.command("erase")
@click.argument("address")
@click.option("--never-again", is_flag=True, help="Also never write to this address again.")
@data_option
@with_mirror
def erase(address: str, never_again: bool) -> None:
    """Forget everything about an address.

    Example: plaintrial watch erase ada@example.org
    """
    clean = _address(address)
    found = queries.people(clean)
    for ref in found:
        actions.erase(subscriber=ref)
    if never_again:
        actions.suppress(address=clean, why=Suppressed.Why.ASKED)
    say("Erased." if found else "This address was not here.")


@command.command("complaint")
@click.argument("address")
@data_option
@with_mirror
def complaint(address: str) -> None:
    """Note that somebody called our mail unwanted: never write to them again.

    Example: plaintrial watch complaint ada@example.org
    """
    actions.suppress(address=_address(address), why=Suppressed.Why.COMPLAINED)
    say("Noted. Nothing more goes there.")


@command.command("stop")
@data_option
@with_mirror
def stop() -> None:
    """Stop all sending, at once, by every worker. Nothing is lost; `watch start` goes on.

    Example: plaintrial watch stop
    """
    actions.stop_sending()
    say("Stopped. Messages wait until: plaintrial watch start")


@command.command("start")
@data_option
@with_mirror
def start() -> None:
    """Go on sending after `watch stop`.

    Example: plaintrial watch start
    """
    actions.start_sending()
    say("Sending goes on.")


@command.command("rotate")
@click.option("--again", is_flag=True, help="No new key: finish a rotation that was cut short.")
@click.option("--forget-old", is_flag=True, help="Drop the old keys: links in earlier mail end.")
@data_option
@with_mirror
def rotate(again: bool, forget_old: bool) -> None:
    """Make a new key and seal every address and watch with it.

    Example: plaintrial watch rotate
    """
    say(f"{rotation.rotate(new_key=not again, forget_old=forget_old)} rows sealed with the new key")
