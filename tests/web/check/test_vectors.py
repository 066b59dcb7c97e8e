"""The browser's logic and the reference give the same result on shared vectors, and every outcome occurs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.web.check.javascript import SCRIPT, can_run, in_chromium, weighed
from tests.web.check.vectors import expected, line, vectors
from tools.chromium import MISSING, find_chromium

pytestmark = pytest.mark.skipif(not can_run(), reason="neither Node nor a browser to run the page's script in")


def outcomes(results: list[Any]) -> Counter[str]:
    return Counter(outcome for result in results for study in result[1] for outcome in study)


@pytest.mark.parametrize(
    ("count", "seed"), [(2500, 1), pytest.param(20_000, 2, marks=pytest.mark.slow)], ids=["fast", "20,000"]
)
def test_script_and_reference_agree(count: int, seed: int, tmp_path: Path) -> None:
    pairs = list(vectors(count, seed))
    assert len(pairs) >= count
    wanted = [expected(*pair) for pair in pairs]
    found = weighed([line(*pair) for pair in pairs], tmp_path)
    assert len(found) == len(wanted)
    for pair, is_, should in zip(pairs, found, wanted, strict=True):
        assert is_ == should, line(*pair)
    seen = outcomes(wanted)
    assert min(seen[each] for each in ("fits", "does_not_fit", "ask")) > len(pairs) // 50
    assert {result[3] >= 0 for result in wanted} == {True, False}
    assert {aside for result in wanted for aside in result[2]} == {True, False}


@pytest.mark.browser
def test_the_same_in_the_browser() -> None:
    if find_chromium() is None:
        pytest.skip(MISSING)
    pairs = list(vectors(1500, 3))
    assert in_chromium([line(*pair) for pair in pairs]) == [expected(*pair) for pair in pairs]


def test_a_changed_script_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The vectors have teeth: each of these slips of the script shows."""
    source = SCRIPT.read_text(encoding="utf-8")
    pairs = list(vectors(2500, 4))
    wanted = [expected(*pair) for pair in pairs]
    lines = [line(*pair) for pair in pairs]
    slips = {
        '"<=": (a, b) => a <= b': '"<=": (a, b) => a < b',
        "Math.trunc(value)": "value",
        '&& implied === "yes" ? null : said': "? null : said",
        "(none && all(false))": "false",
        "atoms[hit].decides ?": "true ?",
        "Math.floor((gain + 1) / 2)": "gain",
        " || no_if?.some(([first]) => !(first in answers))": "",
        'kind === "number" ? 0 : "no"': '"no"',
    }
    for right, wrong in slips.items():
        assert right in source, right
        changed = tmp_path / "changed.js"
        changed.write_text(source.replace(right, wrong), encoding="utf-8")
        monkeypatch.setattr("tests.web.check.javascript.SCRIPT", changed)
        assert weighed(lines, tmp_path) != wanted, right
