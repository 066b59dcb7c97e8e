"""Prepares a mirror whose one study has stopped, and many people who watch it.

python -m tests.jobs.people NUMBER
"""

from __future__ import annotations

import sys
from zoneinfo import ZoneInfo

from plaintrial.cli.database import ready


def main(number: int) -> None:
    """Make them, in the folder and database that the environment names."""
    ready()
    from plaintrial.ground.clock import SYSTEM_CLOCK
    from plaintrial.search.words import stems
    from plaintrial.watches import actions
    from plaintrial.watches.follow import follow
    from tests.watches.made import keep, record, study_wish

    keep(record(), clock=SYSTEM_CLOCK)
    for n in range(number):
        address = f"reader{n}@host{n % 50}.example"
        actions.add_watch(address=address, wish=study_wish(), frequency="at_once")
    while follow(stems).more:
        continue
    stopped = record(day="2026-03-03", overallStatus="TERMINATED", whyStopped="Too few people joined.")
    keep(stopped, clock=SYSTEM_CLOCK)
    follow(stems)
    actions.plan_news(zone=ZoneInfo("UTC"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
