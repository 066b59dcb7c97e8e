"""Made-up people, wishes and changes for the tests of watches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from plaintrial.ground.clock import SetClock
from plaintrial.mirror import actions as mirror
from plaintrial.mirror.models import Run
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import prepare
from plaintrial.search.words import stems
from plaintrial.watches import actions
from plaintrial.watches.follow import follow
from plaintrial.watches.sealing import Request
from plaintrial.watches.topics import OF_A_SEARCH, OF_A_STUDY
from plaintrial.watches.wish import Wish
from tests.web.studies import raw_study

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NCT = "NCT99980001"
LUPUS = "MONDO:0007915"


def noon() -> SetClock:
    return SetClock(NOON)


def record(nct: str = NCT, day: str = "2026-03-01", posted: str = "2023-05-02", **status: Any) -> dict[str, Any]:
    """A record with a site in Lyon; ``status``: overallStatus and other fields of the status module."""
    modules = status.pop("modules", {})
    usual = {
        "overallStatus": "RECRUITING",
        "studyFirstPostDateStruct": {"date": posted, "type": "ACTUAL"},
        "lastUpdatePostDateStruct": {"date": day, "type": "ACTUAL"},
        "completionDateStruct": {"date": "2027-06-30", "type": "ESTIMATED"},
    }
    made = raw_study(nct, status={**usual, **status}, **modules)
    made["derivedSection"]["miscInfoModule"]["versionHolder"] = day
    return made


def keep(
    *records: dict[str, Any], clock: SetClock, kind: str = "sync", scope: str = "lupus", hold: bool = False
) -> Run:
    """Take records into the mirror, as one run."""
    run = mirror.start_run(kind=kind, scope=scope, data_timestamp=clock.now().isoformat(), clock=clock)
    prepared = [prepare(msgspec.json.encode(one), Packer(), None) for one in records]
    mirror.keep(records=prepared, run=run, clock=clock, hold=hold)
    mirror.finish_run(run=run, state=Run.State.HELD if hold else Run.State.DONE, clock=clock)
    return run


def follow_all(clock: SetClock) -> int:
    """Follow the mirror to its end; how many alerts came of it."""
    alerts = 0
    while True:
        done = follow(stems, clock=clock)
        alerts += done.alerts
        if not done.more:
            return alerts


def study_wish(nct: str = NCT, **parts: Any) -> Wish:
    return Wish(**{"study": nct, "topics": OF_A_STUDY, "label": "A study of rest", **parts})


def lupus_wish(**parts: Any) -> Wish:
    return Wish(**{"conditions": ((LUPUS,),), "topics": OF_A_SEARCH, "label": "Studies of lupus", **parts})


def sign_up(address: str = "ada@example.org", wish: Wish | None = None, clock: SetClock | None = None) -> None:
    clock = clock or noon()
    actions.sign_up(request=Request(address, wish or study_wish(), "at_once"), clock=clock)


def weigh(clock: SetClock) -> int:
    return actions.weigh_sign_ups(on_record=lambda nct, address: False, clock=clock)


def watching(
    *wishes: Wish, address: str = "ada@example.org", clock: SetClock, often: str = "at_once", follows: bool = True
) -> None:
    """Somebody who watches, confirmed; the follower stands at the end of the outbox."""
    for wish in wishes or (study_wish(),):
        actions.add_watch(address=address, wish=wish, frequency=often, clock=clock)
    if follows:
        follow_all(clock)
    clock.advance(minutes=1)


def a_day(clock: SetClock) -> None:
    clock.advance(seconds=timedelta(days=1).total_seconds())
