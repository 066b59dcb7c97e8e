"""Sets beside the index: what they find is what looking at every study finds; blocks, changes and merging agree."""

from __future__ import annotations

import random

import numpy as np
import pytest

from plaintrial.search import Asked, follow, open_index, search
from plaintrial.search.ages import days_of, upper_bound, years_to_days
from plaintrial.search.folder import current_generation
from plaintrial.search.rows import in_all, in_any, inside
from plaintrial.search.sets.kept import read_manifest
from tests.search.records import LYON, MADRID, ages, status, study
from tests.web.kept import keep

STATUSES = ("RECRUITING", "COMPLETED", "UNKNOWN")
AGES = (None, "2 Years", "18 Years", "65 Years")


def made(number: int, dice: random.Random) -> dict[str, object]:
    limits = ages(dice.choice(AGES), dice.choice(AGES), dice.choice(["ALL", "FEMALE"]))
    condition = dice.choice(["Lupus", "Asthma"])
    site = dice.choice([LYON, MADRID])
    return study(
        number, f"Study {number}", condition, sites=[site], status=status(dice.choice(STATUSES)), eligibility=limits
    )


def expected(raws: list[dict[str, object]], asked: Asked) -> set[str]:
    """By looking at every record."""
    found = set()
    for raw in raws:
        sections = raw["protocolSection"]
        who = sections["eligibilityModule"]
        youngest, oldest = days_of(who.get("minimumAge")) or 0, upper_bound(who.get("maximumAge"))
        day = years_to_days(asked.age_years or 0)
        passes = [
            not asked.text or asked.text.lower() in sections["conditionsModule"]["conditions"][0].lower(),
            not asked.statuses or sections["statusModule"]["overallStatus"] in asked.statuses,
            asked.sex is None or who.get("sex") in (asked.sex, "ALL"),
            asked.age_years is None or youngest <= day <= oldest,
        ]
        if all(passes):
            found.add(sections["identificationModule"]["nctId"])
    return found


def searches(dice: random.Random, many: int) -> list[Asked]:
    return [
        Asked(
            text=dice.choice(["", "lupus", "asthma"]),
            statuses=dice.choice([(), ("RECRUITING",), ("COMPLETED", "UNKNOWN")]),
            sex=dice.choice([None, "MALE", "FEMALE"]),
            age_years=dice.choice([None, 0.0, 17.5, 40.0, 90.0]),
            per_page=100,
        )
        for _ in range(many)
    ]


def agree(raws: list[dict[str, object]], dice: random.Random) -> None:
    for asked in searches(dice, 60):
        found = search(asked)
        assert {hit.nct_id for hit in found.hits} == expected(raws, asked), asked
        assert found.total == len(found.hits) == found.funnel[-1].count, asked


def test_found_is_what_looking_at_every_study_finds_after_changes_too(indexed):
    dice = random.Random(5)
    raws = {n: made(n, dice) for n in range(1, 61)}
    indexed(*raws.values())
    agree(list(raws.values()), dice)
    for first in (1, 20, 50):
        changed = {n: made(n, dice) for n in range(first, first + 12)}
        raws |= changed
        keep(*changed.values())
        follow()
        agree(list(raws.values()), dice)
    assert open_index().sets.studies == len(raws)


def test_blocks_stay_few(indexed):
    indexed(*(study(n, f"A {n}") for n in range(1, 21)))
    for turn in range(6):
        keep(study(1, f"Changed {turn}"))
        follow()
    assert len(read_manifest(current_generation()).blocks) <= 3
    assert [hit.shown.title for hit in search(Asked(text="NCT00000001")).hits] == ["Changed 5"]


@pytest.mark.parametrize("sizes", [(5, 900), (900, 5), (400, 500), (0, 10), (10, 0)])
def test_rows_are_put_together_as_sets_are(sizes):
    dice = np.random.default_rng(3)
    one, other = (np.unique(dice.integers(0, 1000, size)).astype(np.uint32) for size in sizes)
    assert inside(one, other).tolist() == [row in set(other.tolist()) for row in one.tolist()]
    assert in_all([one, other]).tolist() == sorted(set(one.tolist()) & set(other.tolist()))
    assert in_any([one, other]).tolist() == sorted(set(one.tolist()) | set(other.tolist()))
