"""Every pair of colours that meets on a page can be told apart, in light and in dark; the sheet stays small."""

from __future__ import annotations

import gzip

import pytest

from tests.web.colours import SHEET, contrast, tokens

TONES = ("open", "soon", "closed", "ended", "stopped", "unclear")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link", "link-on") for ground in ("paper", "card", "wash")),
    *((tone, f"{tone}-bg") for tone in TONES),
    *(("ink", f"{tone}-bg") for tone in TONES),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("focus", "glow"),
]
LINES = [
    *(("edge", ground) for ground in ("paper", "card")),
    *((line, ground) for line in ("brand", "focus") for ground in ("paper", "card", "wash")),
    *((line, f"{tone}-bg") for line in ("brand", "focus") for tone in TONES),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text(scheme, ink, ground):
    colours = tokens()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_and_shapes(scheme, line, ground):
    colours = tokens()[scheme]
    assert contrast(colours[line], colours[ground]) >= 3


def test_the_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_dark_really_differs():
    assert tokens()["dark"]["paper"] != tokens()["light"]["paper"]


def test_the_sheet_is_small_and_asks_for_nothing():
    sheet = SHEET.read_text()
    assert len(sheet) < 16_000
    assert len(gzip.compress(sheet.encode())) < 4_500
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "[hidden]{display:none!important}" in sheet


def test_the_sheet_knows_no_left_or_right():
    sheet = SHEET.read_text()
    for word in (
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align:left",
        "border-left",
        "float:",
    ):
        assert word not in sheet
