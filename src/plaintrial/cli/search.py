"""``plaintrial search``: find studies in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import click
import msgspec

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import NumberRange, data_option, json_option
from plaintrial.cli.terminal import print_json, say
from plaintrial.ground.errors import UserError
from plaintrial.mirror import queries
from plaintrial.places import Place, place_in
from plaintrial.record.status_words import STATUS_WORDS, status_word
from plaintrial.search import Asked, Found, Hit, Near, freshen, open_index, parse_registry_url, search
from plaintrial.search.asked import SORTS, Sort
from plaintrial.search.places import TRAVELLED_KM, Located, located, near_of
from plaintrial.search.reader import Reader
from plaintrial.search.sentences import distance_sentence
from plaintrial.search.shown import told
from plaintrial.search.words import stems

_PHASES = {"0": "EARLY_PHASE1", "1": "PHASE1", "2": "PHASE2", "3": "PHASE3", "4": "PHASE4", "NA": "NA"}
_TYPES = {"INT": "INTERVENTIONAL", "OBS": "OBSERVATIONAL", "EXP": "EXPANDED_ACCESS"}
_MUCH_LARGER = 10
NO_INDEX = "there are no studies here to search yet. Bring some with: plaintrial sync --condition lupus"


@click.command("search")
@click.argument("query", default="")
@click.option("--condition", "conditions", multiple=True, metavar="TERM", help="Studies of this condition.")
@click.option("--treatment", "treatments", multiple=True, metavar="TERM", help="Studies that try this.")
@click.option("--near", metavar="PLACE", help='A town, postcode or country, or "LAT,LON".')
@click.option("--within", type=NumberRange(0, 20_040), metavar="KM", help="Only sites so near.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="RECRUITING, COMPLETED ... Repeatable.")
@click.option("--phase", "phases", multiple=True, metavar="PHASE", help="1, 2, 3, 4. Repeatable.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="INTERVENTIONAL, OBSERVATIONAL.")
@click.option("--age", type=NumberRange(0, 130), metavar="YEARS", help="Open to a person of this age.")
@click.option("--sex", type=click.Choice(["female", "male"], case_sensitive=False), help="Open to this sex.")
@click.option("--healthy", is_flag=True, help="Only studies that take healthy volunteers.")
@click.option("--sponsor", default="", metavar="NAME", help="Only this sponsor's studies.")
@click.option("--country", "countries", multiple=True, metavar="COUNTRY", help="Only with a site there. Repeatable.")
@click.option("--results", is_flag=True, help="Only studies with results.")
@click.option("--posted-since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First shown since 2025-01-31.")
@click.option("--changed-since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Record changed since.")
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="The order.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which page of results.")
@click.option("--per-page", type=click.IntRange(1, 100), default=20, show_default=True, help="Results on a page.")
@json_option
@data_option
@with_mirror
def command(query: str, near: str | None, as_json: bool, **options: object) -> None:
    """Find studies by condition, treatment, sponsor, number or any words; or by a registry search's address.

    Example: plaintrial search "lupus near Bordeaux" --status RECRUITING
    """
    found = search(_asked(query, _place(near), options), reader=index_at_hand())
    if found is None:
        raise UserError(NO_INDEX)
    if as_json:
        hits = [{**msgspec.structs.asdict(hit), "shown": told(hit.shown)} for hit in found.hits]
        print_json({**msgspec.structs.asdict(found), "hits": hits})
    else:
        _tell(found)


def index_at_hand() -> Reader | None:
    """The index, built first where there is none yet; None where there is nothing to search."""
    if open_index() is None and queries.mirror_state().studies:
        click.echo("Building the search index first ...", err=True)
        freshen()
    return open_index()


def _place(text: str | None) -> Located:
    """The place of ``--near``; UserError on what is no place, or more than one."""
    if text is None:
        return Located()
    place = located(text)
    if place.choices and _plainly_first(place.choices):
        first, others = place.choices[0], "; ".join(f'"{choice.label}"' for choice in place.choices[1:])
        click.echo(f"Near {first.label}. Other places of this name: {others}.", err=True)
        return Located(Near(first.lat, first.lon, first.label))
    if place.choices:
        offered = "; ".join(f'"{choice.label}"' for choice in place.choices)
        raise UserError(f"{_text(text)[:40]!r} can be several places. Give one of: {offered}.")
    if place.near is None and not place.country:
        raise UserError(f"{_text(text)[:40]!r} is not a place we know. Give a larger town, or LAT,LON like 48.85,2.35.")
    return place


def _plainly_first(choices: Sequence[Place]) -> bool:
    """Whether the first place is so much larger than the next that nearly everybody means it."""
    return choices[0].population >= _MUCH_LARGER * max(choices[1].population, 1)


def _asked(query: str, place: Located, options: dict[str, object]) -> Asked:
    pasted = parse_registry_url(query, near_of)
    if pasted is not None:
        return msgspec.structs.replace(pasted, page=_whole(options["page"]), per_page=_whole(options["per_page"]))
    within = options["within"]
    typed = place_in(_text(query)) if place == Located() and not options["countries"] else None
    if typed:
        query, place = typed.rest, _place(typed.place)
        within = within if within is not None else TRAVELLED_KM
    elif within is not None and place.near is None:
        raise UserError("--within needs a town: give one with --near")
    near = place.near
    age, sex, sort = options["age"], options["sex"], options["sort"]
    chosen_sort: Sort = next(known for known in SORTS if known == sort)
    return Asked(
        text=_text(query),
        conditions=_searchable("--condition", *_words(options["conditions"])),
        treatments=_searchable("--treatment", *_words(options["treatments"])),
        near=near,
        within_km=float(within) if isinstance(within, float) and near else None,
        statuses=tuple(_status(word) for word in _words(options["statuses"])),
        phases=tuple(_phase(word) for word in _words(options["phases"])),
        types=tuple(_TYPES.get(word.upper()[:3], word.upper()) for word in _words(options["types"])),
        age_years=float(age) if isinstance(age, float) else None,
        sex=sex.upper() if isinstance(sex, str) else None,
        healthy=True if options["healthy"] else None,
        sponsor="".join(_searchable("--sponsor", _text(options["sponsor"]))),
        countries=(*_words(options["countries"]), *([place.country] if place.country else [])),
        has_results=True if options["results"] else None,
        posted_since=_day(options["posted_since"]),
        changed_since=_day(options["changed_since"]),
        sort=chosen_sort,
        page=_whole(options["page"]),
        per_page=_whole(options["per_page"]),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 1


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def _words(value: object) -> tuple[str, ...]:
    """The words of an option given once or more, each once."""
    return tuple(dict.fromkeys(_text(word) for word in value)) if isinstance(value, tuple) else ()


def _searchable(option: str, *words: str) -> tuple[str, ...]:
    """The words of an option; UserError where one of them has nothing that can be searched for."""
    for word in words:
        if word and not stems(word):
            raise UserError(f"{option} {word[:40]!r} has no letter or digit to search for")
    return words


def _text(value: object) -> str:
    """What was typed. Bytes that are no UTF-8 come as lone surrogates, which JSON cannot say."""
    return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _status(word: str) -> str:
    status = word.strip().upper().replace(" ", "_").replace("-", "_")
    if status not in STATUS_WORDS:
        raise UserError(f"{word[:40]!r} is not a status. Known are: {', '.join(STATUS_WORDS)}.")
    return status


def _phase(word: str) -> str:
    phase = word.strip().upper().replace(" ", "")
    known = _PHASES.get(phase.removeprefix("PHASE"), phase)
    if known not in _PHASES.values():
        raise UserError(f"{word[:40]!r} is not a phase. Known are 0, 1, 2, 3, 4 and NA.")
    return known


def _tell(found: Found) -> None:
    for line in (*found.understood.sentences(), *found.understood.other_meanings()):
        say(line)
    say(" -> ".join(f"{step.count} {step.label}" for step in found.funnel))
    if found.hits:
        say(found.order)
    for hit in found.hits:
        _tell_hit(hit)
    for suggestion in found.suggestions:
        say(f"  {suggestion.sentence}")
    if found.pages > 1:
        say(f"Page {found.page} of {found.pages}; another with --page N")


def _tell_hit(hit: Hit) -> None:
    say(f"\n{hit.nct_id}  {hit.shown.title}")
    say(f"  {status_word(hit.shown.status).label}. {' '.join(hit.why)}")
    if distance := distance_sentence(hit):
        say(f"  {distance}")
