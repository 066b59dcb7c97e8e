"""Lists in words."""

from __future__ import annotations

import pytest

from plaintrial.web.words import first_few


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["France"], "France"),
        (["France", "Spain"], "France and Spain"),
        (["France", "Spain", "Italy"], "France, Spain and Italy"),
        (["France", "Spain", "Italy", "Malta"], "France, Spain and 2 more countries"),
    ],
)
def test_what_is_left_out_is_never_one_alone(names: list[str], said: str) -> None:
    assert first_few(names, 2, "%d more countries") == said
