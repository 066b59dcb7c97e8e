"""The only readers of the mirror's tables. Each gives plain frozen structs; no model leaves this module."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
from django.db.models import F, Q, QuerySet

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.history import IMPORTANCES, Event
from plaintrial.mirror import models
from plaintrial.mirror.card import Card
from plaintrial.mirror.contents import packer_for
from plaintrial.mirror.prepared import REGISTRY
from plaintrial.mirror.readings import KeptReading, kept_headline, kept_reading, reading_json
from plaintrial.mirror.whole_version import WholeVersion, whole_version
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.record import Study, study_of
from plaintrial.record.sites import Contact, Official, Site

STALE_AFTER = timedelta(days=4)
"""The registry refreshes Monday to Friday: 4 days span a weekend and a holiday."""
_MOST_WORDS = 12
_LONGEST_WORD = 80
_event = msgspec.json.Decoder(Event)
_card_decoder = msgspec.json.Decoder(Card)
_OF_HEADLINE = (
    "study__registry_id",
    "content_id",
    "reading__packed",
    "reading__rule_set",
    "reading__address",
)


class VersionLine(msgspec.Struct, frozen=True):
    """One version: the registry's day it is from, when this mirror first saw it, whether it is the last.

    ``row`` is its row, by which its reading is found.
    """

    number: int
    hash: str
    as_of: date
    seen_at: datetime
    current: bool
    row: int = 0


class StudyPage(msgspec.Struct, frozen=True, kw_only=True):
    """A study at one version, with what the mirror knows of it."""

    study: Study
    version: VersionLine
    versions: int
    first_seen: datetime
    last_changed: datetime
    times_changed: int
    current_as_of: date
    no_longer_shown_since: date | None
    flags: tuple[str, ...] = ()
    packed_reading: bytes | None = None

    def reading(self) -> KeptReading | None:
        """The plain sentences kept for this version; None when there are none, or stale ones."""
        return None if self.packed_reading is None else kept_reading(self.packed_reading)


class StudyCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a study."""

    nct_id: str
    title: str
    overall_status: str
    study_type: str
    phases: tuple[str, ...]
    conditions: tuple[str, ...]
    countries: tuple[str, ...]
    site_count: int
    enrollment: int | None
    last_update: date | None
    last_changed: datetime
    no_longer_shown: bool


class StudyList(msgspec.Struct, frozen=True):
    """One page of a list."""

    items: tuple[StudyCard, ...]
    total: int
    page: int
    pages: int


class Contacts(msgspec.Struct, frozen=True):
    """People to ask: shown only to who asks for them."""

    nct_id: str
    central: tuple[Contact, ...]
    officials: tuple[Official, ...]
    sites: tuple[Site, ...]


class MirrorState(msgspec.Struct, frozen=True, kw_only=True):
    """How the mirror stands. ``newest``: the registry's day of the newest record, None for an empty mirror."""

    studies: int
    versions: int
    no_longer_shown: int
    quarantined: int
    last_good_sync: datetime | None
    registry_data_date: str | None
    is_sample: bool
    stale: bool
    problem: str | None
    newest: date | None = None


_MOST_VERSIONS = 1_000_000  # a number above it is nobody's version, and might be none that a database can count to


def study_page(nct_id: str, *, number: int | None = None) -> StudyPage | None:
    """A study at its last version, or at version ``number`` (from 1); None when there is none."""
    whole = whole_version(nct_id, number or 0) if 0 <= (number or 0) <= _MOST_VERSIONS else None
    if whole is None:
        return None
    place = number or whole.versions
    return StudyPage(
        study=study_of(msgspec.json.decode(packer_for(whole.dictionary).unpack(whole.packed))),
        version=VersionLine(place, whole.study_hash, whole.as_of, whole.seen_at, place == whole.versions, whole.id),
        versions=whole.versions,
        first_seen=whole.first_seen,
        last_changed=whole.last_changed,
        times_changed=whole.times_changed,
        current_as_of=whole.current_as_of,
        no_longer_shown_since=whole.no_longer_shown_since,
        flags=_flags(whole.last_update, SYSTEM_CLOCK.now().date()),
        packed_reading=_fresh_reading(whole),
    )


def _rows(nct_id: str) -> QuerySet[models.Version]:
    """A study's versions, each with the study's row but for what lists show of it."""
    found = models.Version.objects.filter(study__registry=REGISTRY, study__registry_id=nct_id).select_related("study")
    return found.defer("study__words", "study__card", "study__title")


def versions_of(nct_id: str) -> tuple[VersionLine, ...]:
    """A study's versions, oldest first; empty when the study is not here."""
    rows = list(_rows(nct_id).order_by("as_of", "id"))
    return tuple(_line(version, number, len(rows)) for number, version in enumerate(rows, 1))


def _line(version: models.Version, number: int, versions: int) -> VersionLine:
    return VersionLine(number, version.study_hash, version.as_of, version.seen_at, number == versions, version.pk)


def _fresh(packed: bytes | None, rule_set: str | None, read_from: str | None, address: str) -> bytes | None:
    """A reading as it is kept, unless it was made by other rules or from other content than the version's."""
    return bytes(packed) if packed is not None and rule_set == RULE_SET and read_from == address else None


def _fresh_reading(whole: WholeVersion) -> bytes | None:
    return _fresh(whole.reading, whole.reading_rule_set, whole.reading_address, whole.address)


def _flags(last_update: date | None, today: date) -> tuple[str, ...]:
    flags = []
    if last_update is not None and last_update > today + timedelta(days=1):
        flags.append("last_update_in_future")
    return tuple(flags)


def reading_of_version(row: int) -> KeptReading | None:
    """The plain sentences kept for a version (``VersionLine.row``); None when there are none, or stale ones."""
    fresh = models.Reading.objects.filter(pk=row, rule_set=RULE_SET, address=F("version__content_id"))
    packed = fresh.values_list("packed", flat=True).first()
    return None if packed is None else kept_reading(bytes(packed))


def reading_json_of(nct_id: str) -> bytes | None:
    """The kept reading of a study's last version as JSON; None when there is none, or a stale one."""
    whole = whole_version(nct_id)
    packed = None if whole is None else _fresh_reading(whole)
    return None if packed is None else reading_json(packed)


def headlines_of(nct_ids: Sequence[str]) -> dict[str, str]:
    """The plain headline of each of these studies that has a fresh reading of its last version."""
    current = models.Version.objects.filter(
        study__registry=REGISTRY, study__registry_id__in=list(nct_ids), study_hash=F("study__study_hash")
    )
    # Which readings are fresh is told apart here: asked of SQLite, it looked through all readings for these four.
    return {
        nct_id: kept_headline(fresh)
        for nct_id, address, packed, rule_set, read_from in current.values_list(*_OF_HEADLINE)
        if (fresh := _fresh(packed, rule_set, read_from, address)) is not None
    }


def hashes_of(nct_ids: Sequence[str]) -> dict[str, str]:
    """What tells the last version of each of these studies from others, by their ids; those not held are not there."""
    held = models.Study.objects.filter(registry=REGISTRY, registry_id__in=list(nct_ids))
    return dict(held.values_list("registry_id", "study_hash"))


def events_of(nct_id: str) -> dict[int, tuple[Event, ...]]:
    """What changed with each version of a study (by its number, from 2): most important first."""
    numbers = {line.row: line.number for line in versions_of(nct_id)}
    events: dict[int, list[Event]] = {}
    found = models.Event.objects.filter(version__study__registry=REGISTRY, version__study__registry_id=nct_id)
    for version_id, detail in found.filter(version_id__in=numbers).values_list("version_id", "detail"):
        events.setdefault(numbers[version_id], []).append(_event.decode(bytes(detail)))
    return {number: tuple(sorted(some, key=_weight)) for number, some in sorted(events.items())}


def _weight(event: Event) -> int:
    return IMPORTANCES.index(event.importance)


def alias_of(nct_id: str) -> str | None:
    """The id that the registry redirects ``nct_id`` to; None when it does not."""
    return models.Alias.objects.filter(registry=REGISTRY, alias=nct_id).values_list("registry_id", flat=True).first()


def study_list(*, text: str = "", page: int = 1, per_page: int = 20) -> StudyList:
    """Studies with every word of ``text`` in title, conditions, treatments, sponsor or id; newest update first."""
    rows = _matching(text)
    total = rows.count()
    pages = max(1, -(-total // per_page))
    page = min(max(page, 1), pages)
    start = (page - 1) * per_page
    shown = rows.order_by("-last_update", "registry_id")[start : start + per_page]
    return StudyList(tuple(_card(row) for row in shown), total, page, pages)


def _matching(text: str) -> QuerySet[models.Study]:
    wanted = Q()
    for word in text.replace("\0", " ").lower().split()[:_MOST_WORDS]:
        wanted &= Q(words__contains=word[:_LONGEST_WORD])
    return models.Study.objects.defer("words").filter(wanted)


def _card(row: models.Study) -> StudyCard:
    card = _card_decoder.decode(bytes(row.card))
    return StudyCard(
        nct_id=row.registry_id,
        last_changed=row.last_changed,
        no_longer_shown=row.no_longer_shown_since is not None,
        **msgspec.structs.asdict(card),
    )


def contacts_of(nct_id: str) -> Contacts | None:
    """People to ask about a study, from its last version; None when the study is not here."""
    page = study_page(nct_id)
    if page is None:
        return None
    places = page.study.places
    with_contacts = tuple(site for site in places.locations if site.contacts)
    return Contacts(nct_id, places.central_contacts, places.overall_officials, with_contacts)


def fact(name: str) -> str | None:
    """A fact noted about the mirror."""
    return models.Fact.objects.filter(name=name).values_list("value", flat=True).first()


def _is_stale(last_good: datetime | None, newest: date | None, now: datetime) -> bool:
    """Whether nothing fresh came for days: from the registry, or, where it never was asked, from files."""
    if last_good is not None:
        return now - last_good > STALE_AFTER
    return newest is not None and now.date() - newest > STALE_AFTER and fact("sample") != "yes"


def mirror_state(clock: Clock = SYSTEM_CLOCK) -> MirrorState:
    """How the mirror stands: counts, last good sync, whether it is stale."""
    last_good = models.Run.objects.filter(kind="sync", state=models.Run.State.DONE).order_by("-finished_at").first()
    last = models.Run.objects.filter(kind="sync").order_by("-pk").first()
    good_at = last_good.finished_at if last_good else None
    newest = models.Study.objects.order_by("-current_as_of").values_list("current_as_of", flat=True).first()
    troubled = last is not None and last.state in (models.Run.State.FAILED, models.Run.State.HELD)
    return MirrorState(
        studies=models.Study.objects.count(),
        versions=models.Version.objects.count(),
        no_longer_shown=models.Study.objects.exclude(no_longer_shown_since=None).count(),
        quarantined=models.Quarantine.objects.count(),
        last_good_sync=good_at,
        registry_data_date=last_good.data_timestamp if last_good else None,
        is_sample=fact("sample") == "yes",
        stale=_is_stale(good_at, newest, clock.now()),
        newest=newest,
        problem=last.note if last is not None and troubled else None,
    )
